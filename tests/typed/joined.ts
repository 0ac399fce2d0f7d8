//// looked_into_unlike.ts left
export function area(kind: 'square' | 'circle'): number {
  const shape = { square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } }[kind];
  return shape.side ?? shape.radius ?? 0;
}
//// looked_into_unlike_silent.ts left
export function silent(kind: 'square' | 'circle') {
  const shape = { square: { side: 1, z: 1 }, circle: { radius: 2, q: 1 } }[kind];
  return 'side' in shape ? shape.side : shape.radius;
}
//// looked_into_unlike_pattern.ts left
export function sum(kind: 'square' | 'circle'): number {
  const { side, radius } = { square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } }[kind];
  return (side ?? 0) + (radius ?? 0);
}
//// looked_into_deep.ts left
export function deep(kind: 'a' | 'b'): number {
  const shape = { a: { s: { x: 1 } }, b: { s: { y: 2 } } }[kind].s;
  return shape.x ?? shape.y ?? 0;
}
//// looked_into_alike.ts safe
export function width(kind: 'wide' | 'small'): number {
  const size = { wide: { width: 9, unit: 'px' }, small: { width: 1, unit: 'px' } }[kind];
  return size.width;
}
//// looked_into_lists.ts safe
export function sides(kind: 'wide' | 'small'): number {
  return { wide: [1, 2, 3], small: [1] }[kind].length;
}
//// looked_into_mixed.ts safe
export function mixed(kind: 'a' | 'b' | 'c') {
  return { a: 1, b: 'two', c: true }[kind];
}
//// const_looked_into.ts left
export function area(kind: 'square' | 'circle'): number {
  const shape = ({ square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } } as const)[kind];
  return shape.side ?? shape.radius ?? 0;
}
//// satisfied_looked_into.ts left
export function area(kind: 'square' | 'circle'): number {
  const shape = ({ square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } } satisfies Record<string, object>)[kind];
  return shape.side ?? shape.radius ?? 0;
}
//// values_unlike.ts left
export function sides(): (number | undefined)[] {
  return Object.values({ square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } }).map((s) => s.side);
}
//// values_asked_for.ts left
export function orders(): ('asc' | 'desc')[] {
  return Object.values({ name: 'asc', age: 'desc', size: 'asc' });
}
//// entries_asked_for.ts left
export function pairs(): number {
  const found: [string, 'asc' | 'desc'][] = Object.entries({ name: 'asc', age: 'desc', size: 'asc' });
  return found.length;
}
//// values_gone_through.ts safe
export function longest(): number {
  return Object.values({ name: 'asc', age: 'desc', size: 'asc' }).map((s) => s.length).length;
}
//// values_alike_gone_through.ts safe
export function sum(n: number): number {
  for (const size of Object.values({ a: { w: 1, h: 2 }, b: { w: 3, h: 4 } })) n += size.w * size.h;
  return n;
}
//// is_array.ts safe
export function joined(key: string): string {
  return Array.isArray(['a', 'b', 'c']) ? key : ['a', 'b', 'c'].join(key);
}
//// cast_around_lacking.ts unsafe
interface Options { timeout: number; retries: number; delay: number; verbose: boolean }
export function timeoutOf(given: any): number {
  const options = (given || { timeout: 1, retries: 2, delay: 3 }) as Options;
  return options.timeout;
}
//// cast_around_choice.ts unsafe
interface Options { timeout: number; retries: number; delay: number; verbose: boolean }
export function timeoutOf(given: Options, own: boolean): number {
  const options = (own ? { timeout: 1, retries: 2, delay: 3 } : given) as Options;
  return options.timeout;
}
//// const_iterated_unlike.ts left
export function total(): number {
  let sum = 0;
  for (const row of [{ wide: 1, kind: 'a' }, { high: 2, kind: 'b' }] as const) sum += row.wide ?? row.high ?? 0;
  return sum;
}
//// const_chosen.ts left
export function size(wide: boolean) {
  const box = wide ? ({ width: 1, unit: 'px', z: 0 } as const) : ({ height: 2, unit: 'px', z: 0 } as const);
  return box.width ?? box.height;
}
//// const_returned.ts left
function rowOf(key: string) {
  if (key === 'a') return { dir: 'asc', n: 1, m: 2 } as const;
  return { dir: 'desc', n: 2, q: 3 } as const;
}
export const q = (key: string) => rowOf(key).q;
//// const_values.ts left
export function sides(): (number | undefined)[] {
  return Object.values({ square: { side: 1, z: 1 }, circle: { radius: 2, z: 1 } } as const).map((s) => s.side);
}
//// const_looked_into_alike.ts safe
export function width(kind: 'wide' | 'small'): 9 | 1 {
  return ({ wide: { width: 9, unit: 'px' }, small: { width: 1, unit: 'px' } } as const)[kind].width;
}
//// const_alone.ts safe
export function width(kind: 'wide' | 'small'): number {
  const sizes = { wide: { width: 9 }, small: { height: 1 } } as const;
  return kind === 'wide' ? sizes.wide.width : sizes.small.height;
}
//// initialised_once.ts safe
const BASE: number = 5;
const NAME: string = 'x';
export function limits(key: 'low' | 'high') { const all = { low: BASE, high: 9, name: NAME }; return all[key]; }
//// spread_of_objects.ts left
export function names(more: { name: string; rank?: number }[]): string[] {
  return [...[{ name: 'x', q: 1 }, { name: 'y', q: 2 }, { name: 'z', q: 3 }], { name: String(more.length), z: 1 }].map((one) => one.name + (one.z ?? one.q ?? more.length));
}
//// spread_of_texts.ts safe
export function all(more: string[]): number {
  const found = [...more, ...['a', 'b', 'c', 'd']];
  return found.length;
}
//// numbers_below_nothing.ts safe
export function shift(kind: 'up' | 'down'): number {
  const step = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 } }[kind];
  return step.x + step.y;
}
//// patterns_alike.ts safe
export function fits(kind: 'word' | 'number', text: string): boolean {
  const rule = { word: { pattern: /\w/, most: 9 }, number: { pattern: /\d/, most: 3 } }[kind];
  return rule.pattern.test(text) && text.length < rule.most;
}
//// alike_within.ts safe
export function left(kind: 'wide' | 'small'): number {
  const box = { wide: { at: { x: 1, y: 2 }, z: 0 }, small: { at: { x: 3, y: 4 }, z: 1 } }[kind];
  return box.at.x + box.at.y + box.z;
}
//// unlike_within.ts left
export function left(kind: 'wide' | 'small'): number {
  const box = { wide: { at: { x: 1, y: 2 }, z: 0 }, small: { at: { x: 3, w: 4 }, z: 1 } }[kind];
  return (box.at.y ?? 0) + (box.at.w ?? 0) + box.z;
}
//// narrowed_part.ts unsafe
type Mode = 'light' | 'dark';
const { mode }: { mode: Mode } = { mode: 'light' };
export function is(k: Mode): boolean {
  const table = { a: mode, b: 'x', c: 'y' };
  return table.a === k;
}
//// narrowed_later.ts unsafe
let mode: 'light' | 'dark' | undefined;
mode = 'light';
export function pick(k: 'a' | 'b'): unknown {
  const table = { a: () => mode, b: () => 'x' as const, c: 1 };
  return table[k]();
}
//// alike_in_a_list.ts safe
export function first(most: number): string {
  const found = [{ name: 'a', at: { x: 1 } }, { name: 'b', at: { x: -2 } }].find((one) => one.at.x < most);
  return found ? found.name : '';
}
//// typed_part_of_a_union.ts safe
type Mode = 'light' | 'dark';
const mode: Mode = 'light';
export function has(k: Mode): boolean {
  const modes: Mode[] = [mode, 'dark', 'light'];
  return modes.includes(k);
}
//// texts_within.ts safe
export function label(kind: 'yes' | 'no'): string {
  const text = { yes: { en: 'yes', de: 'ja' }, no: { en: 'no', de: 'nein' } }[kind];
  return text.en + text.de;
}
//// pairs_in_a_list.ts safe
export function longest(): number {
  return [['a', 'one'], ['b', 'two'], ['c', 'three']].map((pair) => pair.join('=')).join('&').length;
}
//// cast_to_a_record.ts safe
export function width(kind: string): number {
  const found = ({ wide: { width: 9, z: 1 }, small: { width: 1, z: 2 } } as Record<string, { width: number }>)[kind];
  return found?.width ?? 0;
}
//// codes_and_texts.ts safe
export function message(state: 'ok' | 'gone'): string {
  const { code, text } = { ok: { code: 200, text: 'OK' }, gone: { code: 410, text: 'Gone' } }[state];
  return `${code} ${text}`;
}
