exports.parsed = function (kind, text) {
  "use strict";
  const parsers = { // <- here
    text: (raw) => raw,
    number: (raw) => Number(raw),
    integer: (raw) => Math.trunc(Number(raw)),
    flag: (raw) => raw === "yes",
    list: (raw) => raw.split(","),
    words: (raw) => raw.split(" "),
    lower: (raw) => raw.toLowerCase(),
    upper: (raw) => raw.toUpperCase(),
  };
  const parse = parsers[kind];
  return parse(text);
};
