// A loop of the module runs more than once, too.

const totals = { income: 0, expenses: 0 };

for (const entry of require("./ledger.json")) {
  const incoming = new Set(["invoice", "refund", "interest", "grant"]);
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
  totals[incoming.has(entry.type) ? "income" : "expenses"] += entry.amount;
}

module.exports = totals;
