// TypeScript: the annotation moves with the pattern.

export function isVersion(text: string): boolean {
  const version: RegExp = new RegExp("^v?(\\d+)\\.(\\d+)\\.(\\d+)$");
  //                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp
  return version.test(text);
}
