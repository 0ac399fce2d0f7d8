const has = (k) => { const words = new Set(['a', 'b', 'c', 'd']);
return words.has(k);
};
const add = Set.prototype.add;
Set.prototype.add = function (value) { return add.call(this, value.toUpperCase());
};
for (const k of ['a', 'A']) console.log(has(k));
