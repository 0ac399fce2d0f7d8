// A membership test: the list, the Set and its hash tables are made for one question.

const RESERVED = new Set(["admin", "api", "assets", "help", "login", "logout", "static"]);

export function isReserved(name) {
  return RESERVED.has(name.toLowerCase());
}

export const probe = () => ["Admin", "ada"].map(isReserved);
