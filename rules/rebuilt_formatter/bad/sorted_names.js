// A sort makes its own collator; an array's `sort` only calls what it is given.

export function byName(names) {
  return [...names].sort(new Intl.Collator("sv", { sensitivity: "base" }).compare);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
}

export const probe = () => byName(["Öberg", "Zorn", "åkesson"]);
