// A decoder of whole texts forgets the last one.

export function decodeAll(chunks) {
  return chunks.map((chunk) => new TextDecoder("utf-8").decode(chunk));
  //                           ^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
}

export const probe = () => decodeAll([new Uint8Array([104, 105]), new Uint8Array([195])]);
