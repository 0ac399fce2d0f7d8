// Each call may bring another pattern.

export function count(text, pattern) {
  return (text.match(new RegExp(pattern, "g")) ?? []).length;
}
