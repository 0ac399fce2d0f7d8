// A caller adds to what it gets: each call needs a Set of its own.

function baseTags() {
  return new Set(["article", "section", "nav", "aside", "header", "footer", "main", "p", "ul", "li"]);
}

export function tagsFor(page) {
  const tags = baseTags();
  if (page.hasVideo) tags.add("video");
  return tags.size;
}
