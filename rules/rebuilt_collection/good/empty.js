// An empty Set or Map is there to be filled.

export function countBy(items, keyOf) {
  const counts = new Map();
  const seen = new Set([]);
  for (const item of items) {
    const key = keyOf(item);
    seen.add(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [counts, seen];
}
