const f = (k) => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];
  const [one, two] = rows;
  return one.n + two.n + rows[2].n + k;
};
Object.prototype.return = function () { this.next().value.n += 1; return {}; };
for (const k of [1, 1]) console.log(f(k));
