// Each call may bring another currency.

export function show(amount, currency) {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(amount);
}
