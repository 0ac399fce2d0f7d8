// The initial state belongs to the component, which may change it.

import { useState } from "react";

export function Filters() {
  const [filters, setFilters] = useState({
    text: "",
    from: "",
    to: "",
    page: 1,
    sort: "name",
    open: true,
    mine: false,
    archived: false,
  });
  return <input value={filters.text} onChange={(event) => setFilters({ text: event.target.value })} />;
}
