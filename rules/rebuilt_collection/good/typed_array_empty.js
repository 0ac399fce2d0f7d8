// Of a length alone it is a buffer to write to.

export function pad(bytes) {
  const block = new Uint8Array(64);
  block.set(bytes);
  return block;
}
