// A comparison with options makes a collator for each pair that a sort looks at.

const COLLATOR = new Intl.Collator("en", { numeric: true });

export function byNumber(files) {
  return files
    .map((file) => String(file))
    .sort((a, b) => COLLATOR.compare(`${a}`, `${b}`));
}

export const probe = () => byNumber(["page 10", "page 9", "page 1"]);
