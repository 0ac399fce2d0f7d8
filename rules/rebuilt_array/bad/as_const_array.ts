// TypeScript: `as const` is part of the value's type and moves with it.

export function levelOf(name: string): number | undefined {
  const levels = [
  //             ^ rebuilt-array
    { name: "trace", value: 10 },
    { name: "debug", value: 20 },
    { name: "info", value: 30 },
    { name: "warn", value: 40 },
    { name: "error", value: 50 },
    { name: "fatal", value: 60 },
  ] as const;
  return levels.find((level) => level.name === name)?.value;
}
