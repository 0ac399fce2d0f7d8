// With options, `toLocaleString` makes a formatter for one answer.

export function average(sum, count) {
  return (sum / count).toLocaleString("en-US", { maximumFractionDigits: 1 });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
}

export const probe = () => [average(10, 4), average(1, 3), average(0, 0)];
