// A loop compiles the pattern for each line.

const MATCH_PATTERN = new RegExp("^(\\w+)\\s*=\\s*(.*)$");

export function settings(lines) {
  const found = {};
  for (const line of lines) {
    const match = MATCH_PATTERN.exec(line);
    if (match) found[match[1]] = match[2];
  }
  return found;
}

export const probe = () => settings(["a = 1", "# none", "b=two"]);
