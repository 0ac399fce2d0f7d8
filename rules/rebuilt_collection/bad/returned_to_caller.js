// An exported function returns its Set: a caller that is not visible may add to it.

export function safelistedHeaders() {
  return new Set([
  //     ^^^^^^^^^ rebuilt-collection returned
    "accept", "accept-language", "cache-control", "content-language",
    "content-length", "content-type", "expires", "last-modified", "pragma",
  ]);
}

export const probe = () => [...safelistedHeaders()].join();
