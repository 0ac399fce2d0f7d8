// The module makes it once.

const HEX = new RegExp("^[0-9a-f]+$", "i");

export const isHex = (text) => HEX.test(text);
