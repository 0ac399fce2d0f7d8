// Without a name of its own, the constant is called after what it is asked.

const EXTENSION_BY_MIME = new Map([
  ["image/png", ".png"],
  ["image/jpeg", ".jpg"],
  ["image/webp", ".webp"],
  ["image/svg+xml", ".svg"],
]);

export function extensionFor(mime) {
  return EXTENSION_BY_MIME.get(mime);
}

export const probe = () => ["image/png", "text/plain"].map(extensionFor);
