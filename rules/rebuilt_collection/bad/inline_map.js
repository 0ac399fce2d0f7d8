// Without a name of its own, the constant is called after what it is asked.

export function extensionFor(mime) {
  return new Map([
  //     ^^^^^^^^^ rebuilt-collection
    ["image/png", ".png"],
    ["image/jpeg", ".jpg"],
    ["image/webp", ".webp"],
    ["image/svg+xml", ".svg"],
  ]).get(mime);
}

export const probe = () => ["image/png", "text/plain"].map(extensionFor);
