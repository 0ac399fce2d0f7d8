// A filter builds the Set once for each element that it looks at.

export function visibleFields(record) {
  return Object.keys(record).filter((field) => !new Set(["password", "salt", "token"]).has(field));
  //                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
}

export const probe = () => visibleFields({ name: "Ada", salt: "x", token: "y" });
