// A literal costs 56 bytes, and the engine has compiled it: there is little to win.

export function isHex(text) {
  return /^[0-9a-f]+$/i.test(text);
}
