// The table is built once, when the module is loaded.

const ASSETS = {
  article: { thumbnail: "article.png", full: "article@2x.png" },
  gallery: { thumbnail: "gallery.png", full: "gallery@2x.png" },
  podcast: { thumbnail: "podcast.png", full: "podcast@2x.png" },
  video: { thumbnail: "video.png", full: "video@2x.png" },
};

export const thumbnailOf = (itemType) => ASSETS[itemType]?.thumbnail;
