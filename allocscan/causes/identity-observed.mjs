function themeOf(section) {
  const themes = {
    news: { ink: "#111", paper: "#fff" },
    sport: { ink: "#111", paper: "#efe" },
    culture: { ink: "#222", paper: "#fef" },
    money: { ink: "#222", paper: "#fec" },
  };
  return themes[section];
}

export const turnPage = (page, section, repaint) => {
  const theme = themeOf(section);
  if (theme !== themeOf(page.section)) { // <- here
    repaint(theme.ink, theme.paper);
  }
  return section;
};
