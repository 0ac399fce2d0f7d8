export const rateOf = (country) => {
  // eslint-disable-next-line sort-keys -- highest first // <- here
  const rates = { HU: 27, SE: 25, FI: 25, IE: 23, PL: 23, IT: 22, NL: 21, AT: 20, DE: 19 };
  return rates[country] ?? 0;
};
