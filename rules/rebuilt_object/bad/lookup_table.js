// A private helper looks one entry up in a table, and its callers only read what they get.

const getItemAssets = (itemType) => {
  const assetConfig = {
  //                  ^ rebuilt-object
    article: { thumbnail: "article.png", full: "article@2x.png" },
    gallery: { thumbnail: "gallery.png", full: "gallery@2x.png" },
    podcast: { thumbnail: "podcast.png", full: "podcast@2x.png" },
    recipe: { thumbnail: "recipe.png", full: "recipe@2x.png" },
    review: { thumbnail: "review.png", full: "review@2x.png" },
    video: { thumbnail: "video.png", full: "video@2x.png" },
  };
  return assetConfig[itemType] || { thumbnail: "", full: "" };
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
