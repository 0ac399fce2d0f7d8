// It is made at the first call, and kept.

let names: Intl.DisplayNames | undefined;

export function countryName(code: string): string | undefined {
  names ??= new Intl.DisplayNames("en", { type: "region" });
  return names.of(code);
}
