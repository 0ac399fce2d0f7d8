// What is joined is not known to stay the same.

export function hasAny(text, words) {
  return new RegExp(words.join("|")).test(text);
}
