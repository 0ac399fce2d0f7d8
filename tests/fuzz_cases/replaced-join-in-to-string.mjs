const label = (k) => { const parts = ['a', 'b', 'c', 'd'];
return parts.toString() + k;
};
const join = Array.prototype.join;
Array.prototype.join = function (...rest) { this.push('x');
return join.apply(this, rest);
};
for (const k of [1, 2, 3]) console.log(label(k));
