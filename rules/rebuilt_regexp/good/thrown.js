// It is made on a path that only throws.

export function check(value) {
  if (value.length > 255) {
    throw new Error("too long: " + value.replace(new RegExp("\\s+"), " "));
  }
  return value;
}
