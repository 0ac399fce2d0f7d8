// Its buffer goes out: whoever has it can write to the array.

export function header() {
  return new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]).buffer;
}
