// It is a constant of the module already, and built once.

const VOWELS = new Set(["a", "e", "i", "o", "u", "y"]);

export const vowels = (word) => [...word].filter((letter) => VOWELS.has(letter)).length;
