"use strict";

const { createServer } = require("node:http");

const { preloadLinks, renderCard } = require("./assets.js");
const { itemsOf, summaryOf } = require("./catalogue.js");
const { formatPrice } = require("./prices.js");

function renderPage(category) {
  const items = itemsOf(category);
  const summary = summaryOf(items);
  const cards = items.map((item) => renderCard(item, formatPrice(item.cents, item.currency)));
  return [
    "<!doctype html>",
    `<title>${category}: ${summary.count} items</title>`,
    preloadLinks(items.map((item) => item.type)),
    ...cards,
  ].join("\n");
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(renderPage(pathname.slice(1) || "home"));
});

if (require.main === module) {
  server.listen(Number(process.env.PORT ?? 3000));
}

module.exports = { renderPage };
