// A membership test: the list, the Set and its hash tables are made for one question.

export function isReserved(name) {
  const reserved = new Set(["admin", "api", "assets", "help", "login", "logout", "static"]);
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
  return reserved.has(name.toLowerCase());
}

export const probe = () => ["Admin", "ada"].map(isReserved);
