// The word differs from call to call.

export function hasWord(text, word) {
  return new RegExp(`\\b${word}\\b`, "i").test(text);
}
