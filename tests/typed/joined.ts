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
