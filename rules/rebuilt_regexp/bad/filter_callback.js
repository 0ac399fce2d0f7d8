// A filter makes the pattern once for each file.

export function sources(paths) {
  return paths.filter((path) => new RegExp("\\.(?:js|ts)x?$", "i").test(path));
  //                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp
}

export const probe = () => sources(["a.js", "b.TSX", "c.css", "d.json"]);
