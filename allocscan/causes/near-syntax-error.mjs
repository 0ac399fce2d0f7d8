export const iconOf = (kind) => {
  const icons = {
    audio: "note.svg",
    code: "braces.svg",
    folder: "folder.svg",
    image: "frame.svg",
    sheet: "grid.svg",
    slides: "easel.svg",
    text: "lines.svg",
    video: "reel.svg",
  };
  return icons[kind] ?? ; // <- here
};
