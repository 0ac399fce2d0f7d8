const get = (k) => { const words = new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4]]);
return words.get(k);
};
const set = Map.prototype.set;
Map.prototype.set = function (key, value) { return set.call(this, key.toUpperCase(), value);
};
for (const k of ['a', 'A']) console.log(get(k));
