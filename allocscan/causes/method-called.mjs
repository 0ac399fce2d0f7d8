import "./array-extras.mjs"; // adds `firstWhere` to arrays

export const priceOf = (plan) => {
  const tiers = [
    { plan: "free", price: 0 },
    { plan: "team", price: 49 },
    { plan: "business", price: 399 },
    { plan: "school", price: 19 },
  ];
  return tiers.firstWhere("plan", plan).price; // <- here
};
