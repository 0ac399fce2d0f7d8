// Code outside of functions runs once.

const seen = new Map();

[
  { id: 1, name: "one" },
  { id: 2, name: "two" },
  { id: 3, name: "three" },
  { id: 4, name: "four" },
].forEach((row) => seen.set(row.id, row.name));

module.exports = seen;
