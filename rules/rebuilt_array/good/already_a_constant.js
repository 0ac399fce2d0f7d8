// The rows are built once, when the module is loaded.

const BANDS = [
  { upTo: 50, cents: 95 },
  { upTo: 500, cents: 160 },
  { upTo: 1000, cents: 275 },
  { upTo: 2000, cents: 399 },
];

export const shippingCost = (grams) => BANDS.find((band) => grams <= band.upTo)?.cents;
