const sum = (k) => { const row = { a: 1, b: 2, c: 3, d: 4 };
const { total, b } = row;
return total + b + k;
};
Object.defineProperty(Object.prototype, 'total', { get() { this.a += 1;
return this.a;
} });
for (const k of [1, 2, 3]) console.log(sum(k));
