// Called on null this throws; a formatter takes null for 0.

export function total(order) {
  return order.sum.toLocaleString("en-US", { style: "currency", currency: "USD" });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter receiver-not-certain
}
