// The function writes to it.

export function histogram(bytes) {
  const counts = new Uint32Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  for (const byte of bytes) counts[byte >> 4]++;
  return counts.indexOf(Math.max(...counts));
}
