// An exported helper gives an entry of its table away: who knows what its callers do with it.

export const getItemAssets = (itemType) => {
  const assetConfig = {
  //                  ^ rebuilt-object returned
    article: { thumbnail: "article.png", full: "article@2x.png" },
    gallery: { thumbnail: "gallery.png", full: "gallery@2x.png" },
    podcast: { thumbnail: "podcast.png", full: "podcast@2x.png" },
    recipe: { thumbnail: "recipe.png", full: "recipe@2x.png" },
    review: { thumbnail: "review.png", full: "review@2x.png" },
    video: { thumbnail: "video.png", full: "video@2x.png" },
  };
  return assetConfig[itemType] || { thumbnail: "", full: "" };
};

export const probe = () => [getItemAssets("video"), getItemAssets("unknown")];
