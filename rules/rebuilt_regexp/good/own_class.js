// This is no regular expression of the language's.

import { RegExp } from "./grammar.js";

export function rule() {
  return new RegExp("[a-z]+").test("a");
}
