// Two elements are too few to be worth a constant.

export const isBoolean = (text) => new Set(["true", "false"]).has(text);
