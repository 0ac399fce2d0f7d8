// A component builds the same Set on every render.

export function OrderBadge(props: { status: string }) {
  const finished = new Set<string>(["delivered", "cancelled", "refunded", "returned"]);
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection

  return (
    <span className={finished.has(props.status) ? "badge done" : "badge"}>{props.status}</span>
  );
}
