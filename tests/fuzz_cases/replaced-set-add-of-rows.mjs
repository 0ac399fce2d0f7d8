const f = (k) => { const rows = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];
return new Set(rows).size + rows[0].n + k;
};
const add = Set.prototype.add;
Set.prototype.add = function (value) { value.n += 1;
return add.call(this, value);
};
for (const k of [1, 1]) console.log(f(k));
