// Every row holds something that differs from call to call.

export function summaryOf(order) {
  return [
    { label: "Items", value: order.items },
    { label: "Weight", value: order.weight },
    { label: "Tax", value: order.tax },
    { label: "Shipping", value: order.shipping },
    { label: "Total", value: order.total },
  ];
}
