// A Map of functions that capture nothing: one of each is enough.

export function calculate(operator, left, right) {
  const operations = new Map([
  //                 ^^^^^^^^^ rebuilt-collection
    ["+", (a, b) => a + b],
    ["-", (a, b) => a - b],
    ["*", (a, b) => a * b],
    ["/", (a, b) => a / b],
  ]);
  return operations.get(operator)(left, right);
}

export const probe = () => [calculate("+", 2, 3), calculate("/", 6, 3)];
