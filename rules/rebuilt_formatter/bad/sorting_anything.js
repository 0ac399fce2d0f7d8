// What is sorted may be no array: its `sort` may keep the function, which is the collator's own.

export function sortIn(list) {
  const collator = new Intl.Collator("de", { numeric: true });
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter passed-on
  return list.sort(collator.compare);
}
