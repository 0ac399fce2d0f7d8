// Each call may bring another language.

export function show(amount, language) {
  return new Intl.NumberFormat(language, { style: "percent" }).format(amount);
}
