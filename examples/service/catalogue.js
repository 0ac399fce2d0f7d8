"use strict";

const ITEMS = [
  { id: "a1", type: "armchair", name: "Lund", category: "home", cents: 24900, currency: "EUR" },
  { id: "a2", type: "lamp", name: "Sol", category: "home", cents: 3900, currency: "EUR" },
  { id: "b1", type: "desk", name: "Skriv", category: "office", cents: 19900, currency: "USD" },
  { id: "b2", type: "chair", name: "Sitt", category: "office", cents: 12900, currency: "USD" },
  { id: "c1", type: "kite", name: "Vind", category: "garden", cents: 2500, currency: "JPY" },
];

function itemsOf(category) {
  return ITEMS.filter((item) => item.category === category);
}

/** Counts what it is given: the object must be a new one, for the loop writes to it. */
function summaryOf(items) {
  const summary = { count: 0, cents: 0, home: 0, office: 0, garden: 0, kitchen: 0, bath: 0, other: 0 };
  for (const item of items) {
    summary.count += 1;
    summary.cents += item.cents;
    summary[item.category] += 1;
  }
  return summary;
}

module.exports = { itemsOf, summaryOf };
