const f = (k) => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];
  return [...rows].at(0).n + k;
};
const at = Array.prototype.at;
Array.prototype.at = function (i) { this[0].n += 1; return at.call(this, i); };
for (const k of [1, 1]) console.log(f(k));
