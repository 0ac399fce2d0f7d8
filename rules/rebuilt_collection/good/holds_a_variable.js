// One element differs from call to call.

export function isTaken(name, current) {
  return new Set(["admin", "root", "system", "support", "info", "sales", "billing", current]).has(name);
}
