// A component builds its labels again on every render.

const LABELS = Object.freeze({
  ordered: "Ordered",
  packed: "Packed",
  shipped: "On its way",
  customs: "At customs",
  depot: "At the depot",
  out: "Out for delivery",
  delivered: "Delivered",
  returned: "Sent back",
  lost: "Being looked for",
});

export function DeliveryState({ state }) {
  return <span className={`state state-${state}`}>{LABELS[state]}</span>;
}
