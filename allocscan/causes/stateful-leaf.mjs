export const mentions = (text, kind) => {
  const patterns = {
    number: /[0-9]+/g, // <- here
    word: /[a-z]+/gi,
    space: /\s+/g,
    string: /"[^"]*"/g,
    comment: /#.*/g,
    open: /[([{]/g,
    close: /[)\]}]/g,
    operator: /[-+*/=]/g,
  };
  return patterns[kind].test(text);
};
