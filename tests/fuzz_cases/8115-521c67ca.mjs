let limit = 1;
let counter = 0;
let lastOne;
function next() { limit += 1; return (counter += 1); }
class Owner4 { run(k) { return this.#own(k); } #own(k) {
  let out = '';
  for (const config of [[{ x: 'c', y: 3, z: null }, { x: 'a', y: 3, z: -1 }, { x: 'b', y: 4, z: 's' }, { x: 'a', y: 1, z: next }, { x: 'c', y: 2, z: 0.5 }, { x: 'a', y: 4, z: lastOne ? 1 : 2 }, { x: 'b', y: 4, z: 's' }]]) {
    out += new Set(config).size;
  }
  return out;
} }
const subject3 = (k) => new Owner4().run(k);
function caller14(k) {
}
export { subject3, caller14 };
