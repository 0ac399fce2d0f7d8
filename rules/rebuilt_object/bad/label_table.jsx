// A component builds its labels again on every render.

export function DeliveryState({ state }) {
  const labels = {
  //             ^ rebuilt-object
    ordered: "Ordered",
    packed: "Packed",
    shipped: "On its way",
    customs: "At customs",
    depot: "At the depot",
    out: "Out for delivery",
    delivered: "Delivered",
    returned: "Sent back",
    lost: "Being looked for",
  };

  return <span className={`state state-${state}`}>{labels[state]}</span>;
}
