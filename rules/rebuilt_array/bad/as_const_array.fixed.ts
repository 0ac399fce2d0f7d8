// TypeScript: `as const` is part of the value's type and moves with it.

const LEVELS = [
  { name: "trace", value: 10 },
  { name: "debug", value: 20 },
  { name: "info", value: 30 },
  { name: "warn", value: 40 },
  { name: "error", value: 50 },
  { name: "fatal", value: 60 },
] as const;

export function levelOf(name: string): number | undefined {
  return LEVELS.find((level) => level.name === name)?.value;
}
