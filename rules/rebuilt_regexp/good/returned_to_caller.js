// A small thing that is handed to callers who may change it: 56 bytes are not worth a word.

export function hashtag() {
  return new RegExp("#[\\w-]+", "i");
}
