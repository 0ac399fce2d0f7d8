// Neither costs enough to be worth a constant where no loop makes it.

export function decode(bytes) {
  return new TextDecoder("utf-8").decode(bytes);
}

export function encode(text) {
  return new TextEncoder().encode(text);
}
