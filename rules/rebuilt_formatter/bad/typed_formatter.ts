// TypeScript: the annotation moves with the formatter.

export function compactly(value: number): string {
  const compact: Intl.NumberFormat = new Intl.NumberFormat("en", { notation: "compact" });
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
  return compact.format(value);
}
