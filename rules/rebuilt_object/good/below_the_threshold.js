// Three entries cost less than reading about them.

export function formatPrice(amount, currency) {
  const digits = { EUR: 2, JPY: 0, KWD: 3 };
  return amount.toFixed(digits[currency]);
}
