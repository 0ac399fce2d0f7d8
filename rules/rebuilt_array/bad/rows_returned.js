// An exported function returns rows of its array to callers that are not visible.

export function plansFor(seats) {
  const plans = [
  //            ^ rebuilt-array returned
    { name: "solo", seats: 1, price: 9 },
    { name: "team", seats: 10, price: 49 },
    { name: "office", seats: 50, price: 199 },
    { name: "company", seats: 500, price: 999 },
  ];
  return plans.filter((plan) => plan.seats >= seats);
}

export const probe = () => [plansFor(5), plansFor(1000)];
