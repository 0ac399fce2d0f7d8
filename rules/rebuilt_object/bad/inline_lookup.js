// A literal that is looked up where it stands has no name yet: the function gives it one.

const mimeTypeOf = (extension) =>
  ({
// ^ rebuilt-object
    css: "text/css",
    csv: "text/csv",
    gif: "image/gif",
    html: "text/html",
    jpg: "image/jpeg",
    js: "text/javascript",
    json: "application/json",
    pdf: "application/pdf",
    png: "image/png",
    svg: "image/svg+xml",
  })[extension] ?? "application/octet-stream";

module.exports = { mimeTypeOf, probe: () => ["css", "svg", "exe"].map(mimeTypeOf) };
