// A lookup in a Map: each pair is an array of its own, and then a row of the table.

export const currencySymbol = (code) => {
  const symbols = new Map([
  //              ^^^^^^^^^ rebuilt-collection
    ["EUR", "€"],
    ["USD", "$"],
    ["GBP", "£"],
    ["JPY", "¥"],
    ["CHF", "Fr."],
  ]);
  return symbols.get(code) ?? code;
};

export const probe = () => ["EUR", "SEK"].map(currencySymbol);
