// A text is a way to a fresh object, which is written to here.

export function tally(words) {
  const counts = JSON.parse('{"yes": 0, "no": 0, "none": 0}');
  for (const word of words) counts[word]++;
  return counts;
}
