// Not every engine has it: where it is missing, a constant would take the whole module down.

export function countryName(code) {
  return new Intl.DisplayNames("en", { type: "region" }).of(code);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter may-throw-at-load
}
