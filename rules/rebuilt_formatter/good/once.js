// What runs when the module loads runs once.

export const started = new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(Date.now());
