// A small Set that is made for whoever asks is left to him.

export function defaultSelection() {
  return new Set(["title", "author", "date", "tags"]);
}
