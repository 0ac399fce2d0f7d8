// One entry differs from call to call, so no two of these objects are equal.

export function describeOrder(order, now) {
  return {
    kind: "order",
    version: 3,
    currency: "EUR",
    channel: "web",
    country: "DE",
    tax: 19,
    express: false,
    gift: false,
    id: order.id,
    at: now,
  };
}
