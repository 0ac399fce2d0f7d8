exports.total = (formula, amount, currency) => {
  const digits = {
    BHD: 3,
    CHF: 2,
    CLP: 0,
    EUR: 2,
    GBP: 2,
    JPY: 0,
    KWD: 3,
    USD: 2,
  };
  const sum = eval(formula); // <- here
  return (amount + sum).toFixed(digits[currency]);
};
