// One for each language, kept.

const formatters = new Map();

export function show(amount, language) {
  let formatter = formatters.get(language);
  if (!formatter) {
    formatter = new Intl.NumberFormat(language, { style: "percent" });
    formatters.set(language, formatter);
  }
  return formatter.format(amount);
}
