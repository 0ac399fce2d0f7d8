// A lookup in a Map: each pair is an array of its own, and then a row of the table.

const SYMBOLS = new Map([
  ["EUR", "€"],
  ["USD", "$"],
  ["GBP", "£"],
  ["JPY", "¥"],
  ["CHF", "Fr."],
]);

export const currencySymbol = (code) => {
  return SYMBOLS.get(code) ?? code;
};

export const probe = () => ["EUR", "SEK"].map(currencySymbol);
