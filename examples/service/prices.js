"use strict";

const MINOR_DIGITS = Object.freeze({ EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0, KRW: 0, KWD: 3, TND: 3 });

function formatPrice(cents, currency) {
  const digits = MINOR_DIGITS[currency] ?? 2;
  return `${(cents / 10 ** digits).toFixed(digits)} ${currency}`;
}

module.exports = { formatPrice };
