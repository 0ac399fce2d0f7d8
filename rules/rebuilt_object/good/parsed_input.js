// Each call parses another text.

export const nameOf = (text) => JSON.parse(text).name;
