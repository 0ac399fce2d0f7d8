// Each price that is shown loads the currency's data again.

export function showPrice(amount) {
  const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
  return euros.format(amount);
}

export const probe = () => [showPrice(12.5), showPrice(1e6)];
