// TypeScript: the annotation moves with the pattern.

const TYPED_PATTERN_VERSION: RegExp = new RegExp("^v?(\\d+)\\.(\\d+)\\.(\\d+)$");

export function isVersion(text: string): boolean {
  return TYPED_PATTERN_VERSION.test(text);
}
