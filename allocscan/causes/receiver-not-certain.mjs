export const priceOf = (order) =>
  order.total.toLocaleString("en-US", { style: "currency", currency: "USD" }); // <- here
