// A check compiles its pattern for each address that it looks at.

const ADDRESS_PATTERN = new RegExp("^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$");

export function isAddress(text) {
  return ADDRESS_PATTERN.test(text);
}

export const probe = () => ["ada@example.org", "ada", ""].map(isAddress);
