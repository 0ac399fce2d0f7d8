// `RegExp` makes the same without `new`.

const WORDS_PATTERN = RegExp("\\s*[,;]\\s*");

export const words = (line) => line.split(WORDS_PATTERN);

export const probe = () => words("a, b ;c");
