const f = (k) => {
  const options = { style: 'percent', maximumFractionDigits: 1, useGrouping: false, a: 1 };
  return new Intl.NumberFormat('en', options).format(k) + options.a;
};
Object.defineProperty(Object.prototype, 'currency', { get() { if (this.style) this.a += 1; return undefined; } });
for (const k of [0, 0, 0]) console.log(f(k));
