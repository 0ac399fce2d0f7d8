// A loop compiles the pattern for each line.

export function settings(lines) {
  const found = {};
  for (const line of lines) {
    const match = new RegExp("^(\\w+)\\s*=\\s*(.*)$").exec(line);
    //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp
    if (match) found[match[1]] = match[2];
  }
  return found;
}

export const probe = () => settings(["a = 1", "# none", "b=two"]);
