// Plural rules are looked up for every message.

const RULES = new Intl.PluralRules("en");

export function files(count) {
  return `${count} ${RULES.select(count) === "one" ? "file" : "files"}`;
}

export const probe = () => [files(0), files(1), files(2)];
