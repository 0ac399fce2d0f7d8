// A table of what is known already grows while the function runs.

export function fibonacci(n) {
  const known = new Map([[0, 0n], [1, 1n], [2, 1n], [3, 2n], [4, 3n], [5, 5n], [6, 8n], [7, 13n]]);
  const of = (k) => {
    if (!known.has(k)) known.set(k, of(k - 1) + of(k - 2));
    return known.get(k);
  };
  return of(n);
}
