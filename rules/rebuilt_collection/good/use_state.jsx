// The initial state belongs to the component that changes it.

import { useState } from "react";

export function Filters() {
  const [open, setOpen] = useState(
    new Set(["price", "brand", "size", "color", "rating", "stock", "delivery", "seller", "sale"]),
  );
  return <button onClick={() => setOpen(new Set())}>{open.size}</button>;
}
