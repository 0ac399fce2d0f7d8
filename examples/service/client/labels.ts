export type OrderState =
  | "new"
  | "paid"
  | "packed"
  | "shipped"
  | "customs"
  | "delivered"
  | "returned"
  | "refunded"
  | "cancelled";

export function orderLabel(state: OrderState): string {
  const orderLabels: Record<OrderState, string> = {
    new: "Received",
    paid: "Paid",
    packed: "Packed",
    shipped: "On its way",
    customs: "At customs",
    delivered: "Delivered",
    returned: "Sent back",
    refunded: "Money returned",
    cancelled: "Cancelled",
  };
  return orderLabels[state];
}

export function isOpen(state: OrderState): boolean {
  return ["new", "paid", "packed", "shipped", "customs"].includes(state);
}
