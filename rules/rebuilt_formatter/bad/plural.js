// Plural rules are looked up for every message.

export function files(count) {
  const rules = new Intl.PluralRules("en");
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
  return `${count} ${rules.select(count) === "one" ? "file" : "files"}`;
}

export const probe = () => [files(0), files(1), files(2)];
