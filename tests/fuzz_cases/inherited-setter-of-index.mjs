const f = (k) => {
  const row = { a: 1, b: 2, c: 3, d: 4 };
  const all = [];
  all.push(row);
  return row.a + k;
};
Array.prototype.__defineSetter__('0', function (v) { v.a += 1; });
for (const k of [1, 1, 1]) console.log(f(k));
