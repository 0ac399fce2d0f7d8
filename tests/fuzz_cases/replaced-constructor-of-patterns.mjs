const parts = (text) => {
  const comma = new RegExp(',');
  return text.split(comma).length;
};
RegExp.prototype.constructor = { [Symbol.species]: function (re, flags) { re.lastIndex += 1; return re.lastIndex > 1 ? /$^/y : /,/y; } };
for (const k of [1, 2, 3]) console.log(parts('a,b,b'));
