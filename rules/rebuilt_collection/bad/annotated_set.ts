// TypeScript: the annotation moves with the Set.

type Role = "owner" | "admin" | "editor" | "author" | "guest";

export function mayPublish(role: Role): boolean {
  const publishers: ReadonlySet<Role> = new Set(["owner", "admin", "editor", "author"]);
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
  return publishers.has(role);
}
