//// checked_local.js safe
// @ts-check
/** @param {'a' | 'b'} k */
export function f(k) { const cfg = { a: 'x', b: 'y' }; return cfg[k]; }
//// checked_let_changes.js safe
// @ts-check
export function f() { const cfg = { mode: 'x', n: 1 }; let m = cfg.mode; m = 'other'; let n = cfg.n; n = 7; return m + n; }
//// checked_compared.js safe
// @ts-check
export function f() { const cfg = { mode: 'x', on: false }; if (cfg.mode === 'y') return 1; return cfg.on === true ? 3 : 4; }
//// checked_spread_then_written.js safe
// @ts-check
export function f() { const defaults = { m: 'a', n: 1 }; const o = { ...defaults }; o.m = 'z'; return o; }
//// checked_typed_local.js safe
// @ts-check
/** @param {string} k */
export function f(k) {
  /** @type {Record<string, 'x' | 'y'>} */
  const cfg = { a: 'x', b: 'y' };
  /** @type {'x' | 'y' | undefined} */
  const found = cfg[k];
  return found;
}
//// checked_typed_let.js safe
// @ts-check
/** @param {string} k */
export function f(k) {
  /** @type {Record<string, string>} */
  let cfg = { a: 'x', b: 'y' };
  return cfg[k];
}
//// checked_array.js safe
// @ts-check
/** @param {string} k */
export function f(k) { const list = ['a', 'b', 'c']; return list.includes(k) || list.some((x) => x === k); }
//// checked_array_passed.js safe
// @ts-check
/** @param {string[]} list */
function g(list) { return list.length; }
export function f() { const list = ['a', 'b', 'c']; return g(list); }
//// checked_argument.js unsafe
// @ts-check
/** @param {{ kind: 'a' | 'b', n: number }} o */
function g(o) { return o.kind === 'a' ? o.n : 0; }
export function f() { return g({ kind: 'a', n: 1 }); }
//// checked_argument_nested.js unsafe
// @ts-check
/** @param {{ kind: 'a' | 'b', s: { kind: 'a' | 'b' } }} o */
function g(o) { return o.s.kind === 'a' ? 1 : 0; }
export function f() { return g({ kind: 'a', s: { kind: 'b' } }); }
//// checked_returned.js unsafe
// @ts-check
/** @returns {{ kind: 'a' | 'b', n: number }} */
function corner() { return { kind: 'a', n: 1 }; }
export function f() { return corner().n; }
//// checked_default.js unsafe
// @ts-check
/** @param {number} n @param {{ kind: 'a' | 'b', n: number }} [o] */
export function f(n, o = { kind: 'a', n: 1 }) { return o.kind === 'b' ? o.n : n; }
//// checked_handlers.js left
// @ts-check
/** @param {{ a: (n: number) => string, b: (n: number) => string }} h @param {number} n */
function g(h, n) { return h.a(n) + h.b(n); }
/** @param {number} n */
export function f(n) { return g({ a: (x) => x.toFixed(1), b: (x) => String(x) }, n); }
//// checked_cast.js safe
// @ts-check
/** @param {string} k */
export function f(k) { const cfg = /** @type {Record<string, string>} */ ({ a: 'x', b: 'y' }); return cfg[k]; }
//// checked_receiver.js safe
// @ts-check
/** @param {string} k */
export function f(k) { return ['a', 'b', 'c'].includes(k); }
//// checked_class.js safe
// @ts-check
export class A { constructor() { this.k = 'a'; } f() {
  /** @type {Record<string, number>} */
  const cfg = { a: 1, b: 2 };
  return cfg[this.k] ?? 0; } }
//// checked_set.js safe
// @ts-check
/** @param {string} k */
export function f(k) { const known = new Set(['a', 'b', 'c']); return known.has(k); }
//// checked_satisfies.js safe
// @ts-check
/** @param {'a' | 'b'} k */
export function f(k) { const cfg = /** @satisfies {Record<string, number>} */ ({ a: 1, b: 2 }); return cfg[k]; }
