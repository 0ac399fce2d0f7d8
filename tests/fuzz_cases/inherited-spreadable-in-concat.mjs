const count = (k) => { const rows = ['a', 'b', 'c', 'd'];
return [k].concat(rows).length;
};
Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { get() { this.push('x');
return undefined;
} });
for (const k of [0, 0, 0]) console.log(count(k));
