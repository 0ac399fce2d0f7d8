class Bag {
  list = [];
  add(x) { this.list.push(x); return this; }
  set(k, v) { return this.add(v); }
  join() { return this.list.join('+'); }
  next() { return { done: true }; }
  then(yes) { yes(this.list.length); }
}
function Steps() { this.next = () => ({ done: true }); }
Steps.prototype.add = function (x) { return x; };
let tail = { next: null };
tail = tail.next = { next: null };
const words = (k) => {
  const known = new Set(['a', 'b', 'c', 'd']);
  const ranks = new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4]]);
  return known.has(k) ? ranks.get(k) : -1;
};
const total = async (k) => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];
  const { a, b } = await { a: 1, b: 2, c: 3, d: 4 };
  let sum = k + a + b;
  for (const { n } of rows) sum += n;
  return sum + `${['a', 'b', 'c', 'd']}`.split(/,/).length;
};
for (const k of ['a', 'd', 'x']) console.log(words(k), new Bag().add(k).join(), new Steps().add(k));
for (const k of [1, 2]) console.log(await total(k), await new Bag().set(k, k));
