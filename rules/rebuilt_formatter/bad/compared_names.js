// A comparison with options makes a collator for each pair that a sort looks at.

export function byNumber(files) {
  return files
    .map((file) => String(file))
    .sort((a, b) => `${a}`.localeCompare(`${b}`, "en", { numeric: true }));
    //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
}

export const probe = () => byNumber(["page 10", "page 9", "page 1"]);
