// A fatal decoder throws in a Node that was built without ICU.

export function decodeStrictly(chunks) {
  return chunks.map((chunk) => new TextDecoder("utf-8", { fatal: true }).decode(chunk));
  //                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter may-throw-at-load
}
