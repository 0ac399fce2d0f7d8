// A decoder of whole texts forgets the last one.

const TEXT_DECODER = new TextDecoder("utf-8");

export function decodeAll(chunks) {
  return chunks.map((chunk) => TEXT_DECODER.decode(chunk));
}

export const probe = () => decodeAll([new Uint8Array([104, 105]), new Uint8Array([195])]);
