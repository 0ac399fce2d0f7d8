// The engine keeps the formatter of a call without options.

export const show = (count) => Number(count).toLocaleString("en-US");

export const compare = (a, b) => `${a}`.localeCompare(`${b}`, "de");
