// A caller changes the entry that it got: with one shared table the change would add up.

function getItemAssets(itemType) {
  const assetConfig = {
  //                  ^ rebuilt-object written
    article: { thumbnail: "article.png", full: "article@2x.png" },
    gallery: { thumbnail: "gallery.png", full: "gallery@2x.png" },
    podcast: { thumbnail: "podcast.png", full: "podcast@2x.png" },
    review: { thumbnail: "review.png", full: "review@2x.png" },
    video: { thumbnail: "video.png", full: "video@2x.png" },
  };
  return assetConfig[itemType] || { thumbnail: "", full: "" };
}

export function versionedImage(itemType, version) {
  const assets = getItemAssets(itemType);
  assets.full += `?v=${version}`;
  return assets.full;
}

export const probe = () => [versionedImage("video", 1), versionedImage("video", 2)];
