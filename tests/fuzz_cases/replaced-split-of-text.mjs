const f = (k) => {
  const rows = { words: 'a b c d'.split(' '), b: 2, c: 3, d: 4 };
  return rows.words[0] + k;
};
let n = 0;
String.prototype[Symbol.split] = function () { return [n++]; };
for (const k of [1, 1]) console.log(f(k));
