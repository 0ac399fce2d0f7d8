// A global pattern remembers where `test` stopped: shared, every second answer would be wrong.

export function mentions(text) {
  const name = new RegExp("@[a-z]+", "g");
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp stateful-leaf
  return name.test(text);
}
