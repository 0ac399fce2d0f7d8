const f = (k) => {
  const row = { a: 1, b: 2, c: 3, d: 4 };
  return ([row] == k) + row.a;
};
Array.prototype.join = function () { if (this[0].a) this[0].a += 1; return 'x'; };
for (const k of [1, 1, 1]) console.log(f(k));
