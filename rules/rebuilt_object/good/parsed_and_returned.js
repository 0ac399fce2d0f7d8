// A small thing that is parsed for callers who may write to it.

export function defaults() {
  return JSON.parse('{"depth": 1, "limit": 50, "sort": {"by": "name", "order": "asc"}}');
}
