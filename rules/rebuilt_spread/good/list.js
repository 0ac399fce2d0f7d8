// Lists are copied at once.

const BASE = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

export const withExtra = (extra) => [...BASE, extra];
