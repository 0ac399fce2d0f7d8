import { log } from "./log.js";

export function labelOf(state) { // <- here
  const labels = {
    open: { short: "open", long: "waiting for payment" },
    paid: { short: "paid", long: "paid in full" },
    sent: { short: "sent", long: "on its way" },
    late: { short: "late", long: "payment is overdue" },
  };
  log(state);
  return labels[state].long;
}
