// The module makes it once.

const EUROS = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" });

export const showPrice = (amount) => EUROS.format(amount);
