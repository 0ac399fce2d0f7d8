// A constant text of rows is parsed for each question.

const RATES = JSON.parse('[{"id": "DE", "rate": 19}, {"id": "FR", "rate": 20}]');

export function rateOf(country) {
  return RATES.find((row) => row.id === country)?.rate;
}

export const probe = () => ["DE", "XX"].map(rateOf);
