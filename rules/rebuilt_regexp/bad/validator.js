// A check compiles its pattern for each address that it looks at.

export function isAddress(text) {
  return new RegExp("^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$").test(text);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp
}

export const probe = () => ["ada@example.org", "ada", ""].map(isAddress);
