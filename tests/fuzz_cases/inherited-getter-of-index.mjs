const f = (k) => {
  const rows = ['a', , 'c', 'd'];
  for (const row of rows) if (row === k) return rows.length;
  return rows.length;
};
Object.defineProperty(Array.prototype, 1, { set() {}, get() { if (this.length < 20) this.push('x'); return 'z'; } });
for (const k of ['c', 'q', 'q']) console.log(f(k));
