// How much is copied is not known.

export const extended = (options) => ({ ...options, depth: 1, limit: 50 });
