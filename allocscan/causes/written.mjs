function frameOf(kind) {
  const frames = {
    article: { width: 640, height: 360 },
    gallery: { width: 480, height: 480 },
    podcast: { width: 320, height: 320 },
    video: { width: 1280, height: 720 },
  };
  return frames[kind];
}

export const scaledArea = (kind, factor) => {
  const frame = frameOf(kind);
  frame.width *= factor; // <- here
  return frame.width * frame.height;
};
