// A filter makes the pattern once for each file.

const SOURCES_PATTERN = new RegExp("\\.(?:js|ts)x?$", "i");

export function sources(paths) {
  return paths.filter((path) => SOURCES_PATTERN.test(path));
}

export const probe = () => sources(["a.js", "b.TSX", "c.css", "d.json"]);
