// A fatal decoder throws in a Node that was built without ICU.

export function decodeStrictly(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter may-throw-at-load
}
