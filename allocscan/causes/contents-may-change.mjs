export const DEFAULTS = { // <- here
  paper: "A4",
  margin: 20,
  copies: 1,
};

export const printed = (part) => {
  const settings = {
    ...DEFAULTS,
    color: true,
    duplex: false,
    collate: true,
    scale: 100,
    quality: "draft",
    tray: "auto",
    staple: false,
    punch: false,
    fold: "none",
  };
  return `${part}: ${settings[part]}`;
};
