// Looking behind throws in older engines: while the module loads, that would take it down.

export function prices(text) {
  return text.match(new RegExp("(?<=\\$)\\d+"));
  //                ^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp may-throw-at-load
}
