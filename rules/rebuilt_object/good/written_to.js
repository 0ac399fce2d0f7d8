// The function fills the object in: it needs one of its own.

export function countMarks(text) {
  const counts = { comma: 0, dot: 0, colon: 0, dash: 0, quote: 0, star: 0, slash: 0, other: 0 };
  const names = new Map(Object.entries({ ",": "comma", ".": "dot" }));
  for (const mark of text) counts[names.get(mark) ?? "other"] += 1;
  return counts;
}
