// A private helper looks one entry up in a table, and its callers only read what they get.

const ASSET_CONFIG = Object.freeze({
  article: Object.freeze({ thumbnail: "article.png", full: "article@2x.png" }),
  gallery: Object.freeze({ thumbnail: "gallery.png", full: "gallery@2x.png" }),
  podcast: Object.freeze({ thumbnail: "podcast.png", full: "podcast@2x.png" }),
  recipe: Object.freeze({ thumbnail: "recipe.png", full: "recipe@2x.png" }),
  review: Object.freeze({ thumbnail: "review.png", full: "review@2x.png" }),
  video: Object.freeze({ thumbnail: "video.png", full: "video@2x.png" }),
});

const getItemAssets = (itemType) => {
  return ASSET_CONFIG[itemType] || { thumbnail: "", full: "" };
};

export function renderThumbnail(itemType) {
  const { thumbnail } = getItemAssets(itemType);
  return `<img src="/static/${thumbnail}">`;
}

export function preload(itemTypes) {
  return itemTypes.map((itemType) => getItemAssets(itemType).full).filter(Boolean);
}

export const probe = () => [
  renderThumbnail("video"),
  renderThumbnail("unknown"),
  preload(["article", "unknown", "recipe"]),
];
