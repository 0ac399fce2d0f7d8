// A text is a way to a fresh array, which is added to here.

export function path(from, to) {
  const steps = JSON.parse('["start"]');
  steps.push(from, to);
  return steps;
}
