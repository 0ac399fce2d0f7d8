export const coatsOf = (room: string): number => {
  interface Paint {
    shade: "light" | "dark";
    coats: number;
  }
  const paints: Record<string, Paint> = { // <- here
    kitchen: { shade: "light", coats: 2 },
    bedroom: { shade: "dark", coats: 1 },
    hall: { shade: "light", coats: 3 },
    cellar: { shade: "dark", coats: 1 },
  };
  return paints[room].coats;
};
