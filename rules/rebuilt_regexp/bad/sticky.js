// A sticky pattern remembers its place, too.

export function beginsWithNumber(text) {
  return new RegExp("[0-9]+", "y").test(text);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp stateful-leaf
}
