// The Map stays inside, but the row that it gives goes out to callers that are not visible.

export function planNamed(name) {
  const plans = new Map([
  //            ^^^^^^^^^ rebuilt-collection returned
    ["solo", { seats: 1, price: 9 }],
    ["team", { seats: 10, price: 49 }],
    ["office", { seats: 50, price: 199 }],
    ["company", { seats: 500, price: 999 }],
  ]);
  return plans.get(name);
}

export const probe = () => planNamed("team").price;
