// A constant text of rows is parsed for each question.

export function rateOf(country) {
  const rates = JSON.parse('[{"id": "DE", "rate": 19}, {"id": "FR", "rate": 20}]');
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-array
  return rates.find((row) => row.id === country)?.rate;
}

export const probe = () => ["DE", "XX"].map(rateOf);
