// A membership test of many words: V8 shares the words, so there is next to nothing to win.

export function isStopWord(word) {
  const stopWords = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for",
    "if", "in", "is", "it", "no", "not", "of", "on", "or", "the",
  ];
  return stopWords.includes(word.toLowerCase());
}

export const probe = () => ["The", "fox"].map(isStopWord);
