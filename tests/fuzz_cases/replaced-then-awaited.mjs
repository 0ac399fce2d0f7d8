const first = async (k) => { const row = { a: 1, b: 2, c: 3, d: 4 };
await row;
return row[k];
};
Object.prototype.then = function (resolve) { delete Object.prototype.then;
this.a += 1;
resolve(0);
};
for (const k of ['a', 'a']) console.log(await first(k));
