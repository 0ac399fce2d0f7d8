export const printSettings = (paper) => {
  const defaults = {
    paper: "A4",
    margin: 20,
    copies: 1,
    color: true,
    duplex: false,
    collate: true,
    scale: 100,
    quality: "draft",
    tray: "auto",
  };
  const settings = Object.create(defaults); // <- here
  settings.paper = paper;
  return `${settings.paper}, ${settings.copies} times`;
};
