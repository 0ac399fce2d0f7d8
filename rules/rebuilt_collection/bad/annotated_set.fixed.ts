// TypeScript: the annotation moves with the Set.

type Role = "owner" | "admin" | "editor" | "author" | "guest";

const PUBLISHERS: ReadonlySet<Role> = new Set(["owner", "admin", "editor", "author"]);

export function mayPublish(role: Role): boolean {
  return PUBLISHERS.has(role);
}
