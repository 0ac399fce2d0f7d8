export const assetsOf = (itemType) => {
  const assets = {
    article: { thumbnail: "article.png", full: "article@2x.png" },
    gallery: { thumbnail: "gallery.png", full: "gallery@2x.png" },
    podcast: { thumbnail: "podcast.png", full: "podcast@2x.png" },
    video: { thumbnail: "video.png", full: "video@2x.png" },
  };
  return assets[itemType]; // <- here
};
