const count = (k) => { const rows = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];
return Math.max(...[...rows].map((row) => row.n)) + k;
};
const next = [].values().next;
Object.getPrototypeOf([][Symbol.iterator]()).next = function () { const step = next.call(this);
if (step.value?.n) step.value.n += 1;
return step;
};
for (const k of [0, 0, 0]) console.log(count(k));
