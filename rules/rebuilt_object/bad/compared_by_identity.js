// A caller asks whether two entries are the same object: today they never are.

function themeOf(section) {
  const themes = {
  //             ^ rebuilt-object identity-observed
    news: { ink: "#111", paper: "#fff" },
    sport: { ink: "#111", paper: "#efe" },
    culture: { ink: "#222", paper: "#fef" },
    money: { ink: "#222", paper: "#fec" },
  };
  return themes[section];
}

export function needsRepaint(before, after) {
  return themeOf(before) !== themeOf(after);
}

export const probe = () => [needsRepaint("news", "news"), needsRepaint("news", "sport")];
