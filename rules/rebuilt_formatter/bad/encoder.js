// An encoder has no state: one is enough, which pays where it is made for each element.

export function byteLengths(texts) {
  return texts.map((text) => new TextEncoder().encode(text).length);
  //                         ^^^^^^^^^^^^^^^^^ rebuilt-formatter
}

export const probe = () => byteLengths(["abc", "äöü"]);
