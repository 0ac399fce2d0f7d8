// A constant text is parsed again for each lookup.

export function symbolOf(currency) {
  const symbols = JSON.parse('{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}');
  //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-object
  return symbols[currency] ?? currency;
}

export const probe = () => ["EUR", "CHF"].map(symbolOf);
