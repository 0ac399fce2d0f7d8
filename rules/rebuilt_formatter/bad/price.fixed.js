// Each price that is shown loads the currency's data again.

const EUROS = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function showPrice(amount) {
  return EUROS.format(amount);
}

export const probe = () => [showPrice(12.5), showPrice(1e6)];
