"use strict";

const IMAGE_ROOT = "/static/images";

const getItemAssets = (itemType) => {
  const assetConfig = {
    armchair: { thumbnail: "armchair.webp", full: "armchair@2x.webp" },
    bathtub: { thumbnail: "bathtub.webp", full: "bathtub@2x.webp" },
    blanket: { thumbnail: "blanket.webp", full: "blanket@2x.webp" },
    bookcase: { thumbnail: "bookcase.webp", full: "bookcase@2x.webp" },
    candle: { thumbnail: "candle.webp", full: "candle@2x.webp" },
    carpet: { thumbnail: "carpet.webp", full: "carpet@2x.webp" },
    chair: { thumbnail: "chair.webp", full: "chair@2x.webp" },
    clock: { thumbnail: "clock.webp", full: "clock@2x.webp" },
    couch: { thumbnail: "couch.webp", full: "couch@2x.webp" },
    curtain: { thumbnail: "curtain.webp", full: "curtain@2x.webp" },
    desk: { thumbnail: "desk.webp", full: "desk@2x.webp" },
    drawer: { thumbnail: "drawer.webp", full: "drawer@2x.webp" },
    hammock: { thumbnail: "hammock.webp", full: "hammock@2x.webp" },
    kettle: { thumbnail: "kettle.webp", full: "kettle@2x.webp" },
    lamp: { thumbnail: "lamp.webp", full: "lamp@2x.webp" },
    mattress: { thumbnail: "mattress.webp", full: "mattress@2x.webp" },
    mirror: { thumbnail: "mirror.webp", full: "mirror@2x.webp" },
    pillow: { thumbnail: "pillow.webp", full: "pillow@2x.webp" },
    plant: { thumbnail: "plant.webp", full: "plant@2x.webp" },
    rug: { thumbnail: "rug.webp", full: "rug@2x.webp" },
    shelf: { thumbnail: "shelf.webp", full: "shelf@2x.webp" },
    stool: { thumbnail: "stool.webp", full: "stool@2x.webp" },
    table: { thumbnail: "table.webp", full: "table@2x.webp" },
    vase: { thumbnail: "vase.webp", full: "vase@2x.webp" },
  };
  return assetConfig[itemType] || { thumbnail: "", full: "" };
};

function imageUrl(file) {
  return file === "" ? `${IMAGE_ROOT}/placeholder.svg` : `${IMAGE_ROOT}/${file}`;
}

function renderCard(item, price) {
  const { thumbnail, full } = getItemAssets(item.type);
  return [
    `<article id="${item.id}">`,
    `  <img src="${imageUrl(thumbnail)}" srcset="${imageUrl(full)} 2x" alt="${item.name}">`,
    `  <p>${price}</p>`,
    "</article>",
  ].join("\n");
}

function preloadLinks(itemTypes) {
  return itemTypes
    .map((itemType) => getItemAssets(itemType).thumbnail)
    .filter((file) => file !== "")
    .map((file) => `<link rel="preload" as="image" href="${imageUrl(file)}">`)
    .join("\n");
}

module.exports = { preloadLinks, renderCard };
