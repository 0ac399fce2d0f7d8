// The methods of strings begin at 0 and leave `lastIndex` at 0, so even a global pattern is shared.

export function slug(title) {
  return title.toLowerCase().replace(new RegExp("[^a-z0-9]+", "g"), "-");
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp
}

export const probe = () => [slug("Hello, World"), slug("a b c"), slug("a b c")];
