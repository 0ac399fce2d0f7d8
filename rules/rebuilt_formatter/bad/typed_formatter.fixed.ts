// TypeScript: the annotation moves with the formatter.

const COMPACT: Intl.NumberFormat = new Intl.NumberFormat("en", { notation: "compact" });

export function compactly(value: number): string {
  return COMPACT.format(value);
}
