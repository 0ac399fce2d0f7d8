// It is made at the first call, and kept.

let pattern;

export function isUnit(text) {
  pattern ??= new RegExp("^\\d+(?:px|em|rem|%)$");
  return pattern.test(text);
}
