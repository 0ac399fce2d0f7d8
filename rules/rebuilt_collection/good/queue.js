// A queue of work loses what it began with.

export function drain(visit) {
  const queue = new Set(["lexer", "parser", "binder", "checker", "emitter"]);
  for (const phase of queue) {
    queue.delete(phase);
    visit(phase);
  }
}
