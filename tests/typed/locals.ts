//// local_keyed.ts safe
//// >  = {
export function f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' }; return cfg[k]; }
let r = f('a'); r = 'changed';
//// local_let_changes.ts safe
export function f() { const cfg = { mode: 'x', n: 1 }; let m = cfg.mode; m = 'other'; let n = cfg.n; n = 7; return m + n; }
//// local_compared.ts safe
export function f() {
  const cfg = { mode: 'x', on: false };
  if (cfg.mode === 'y') return 1;
  switch (cfg.mode) { case 'z': return 2; }
  return cfg.on === true ? 3 : 4;
}
//// local_spread_then_written.ts safe
export function f() { const defaults = { m: 'a', n: 1 }; const o = { ...defaults }; o.m = 'z'; return o; }
//// local_generic_inference.ts safe
declare function useState<T>(initial: T): [T, (next: T) => void];
export function f() { const cfg = { page: 1, sort: 'asc' }; const [page, setPage] = useState(cfg.page); setPage(page + 41); const [s, setS] = useState(cfg.sort); setS('desc'); return s; }
//// local_inferred_return.ts safe
export function f(on: boolean) { const cfg = { a: 1, b: 'x', c: true }; return on ? cfg.a : cfg.b; }
//// local_destructured.ts safe
export function f() { const cfg = { a: 1, b: 'x' }; const { a, b = 'y' } = cfg; let c = b; c = 'z'; return a + c; }
//// destructured_at_once.ts safe
export function f(x: number) { const { a, b, c } = { a: 1, b: 'x', c: [1, 2] }; let d = b; d = 'z'; return a + d + c[x]; }
//// destructured_array.ts left
export function f(x: number) { const [a, b, c] = [1, 2, 3]; let d = a; d = 4; return x + d + b + c; }
//// destructured_mixed_array.ts left
export function f(x: number) { const [a, b] = ['x', 2]; return a + b + x; }
//// destructured_with_defaults.ts safe
export function f(x: number) { const { a = 2, b = 'z' } = { a: 1, b: 'x' }; let d = b; d = 'q'; return a + d + x; }
//// local_array_searched.ts safe
export function f(x: string) { const list = ['a', 'b', 'c']; return list.includes(x) || list.indexOf(x) > 0; }
//// local_array_iterated.ts safe
//// >  = ['a', 'b', 'c'];
export function f(x: string) { const list = ['a', 'b', 'c']; const s = new Set(list); for (const y of list) s.add(y); return s.has(x) || list.map((y) => y.length).length > 1 || [...list, 'z'].length > 2 || list.join() === x; }
//// local_array_typed_uses.ts safe
function g(x: string[]): number { return x.length; }
export function f(): number { const list = ['a', 'b']; return g(list); }
//// annotated_record.ts safe
//// > : Record<string, string> = Object.freeze<Record<string, string>>({
export function f(k: string): string { const cfg: Record<string, string> = { a: 'x', b: 'y' }; return cfg[k] ?? ''; }
//// annotated_array.ts safe
//// > : string[] = [
export function f(k: string): boolean { const cfg: string[] = ['x', 'y']; return cfg.includes(k); }
//// annotated_readonly_array.ts safe
export function f(k: string): boolean { const cfg: readonly string[] = ['x', 'y']; return cfg.includes(k); }
//// annotated_tuple.ts safe
export function f(k: 0 | 1 | 2): number { const cfg: [number, number, number] = [1, 2, 3]; return cfg[k]; }
//// annotated_interface.ts safe
//// > : R = Object.freeze<R>({
interface R { k: 'a' | 'b'; nested: { z: 'p' | 'q' }; l: string[] }
export function f(): number { const cfg: R = { k: 'a', nested: { z: 'p' }, l: ['x'] }; return cfg.nested.z === 'q' ? cfg.l.length : 0; }
//// annotated_record_nested.ts safe
interface Row { label: string; tone?: 'warm' | 'cold'; tags: string[] }
export function f(k: string): string | undefined { const rows: Record<string, Row> = { a: { label: 'A', tone: 'warm', tags: [] }, b: { label: 'B', tags: ['x'] } }; return rows[k]?.label; }
//// annotated_union_keys.ts safe
type Key = 'red' | 'green';
export function f(k: Key): string { const cfg: Record<Key, string> = { red: '#f00', green: '#0f0' }; return cfg[k]; }
//// annotated_mapped.ts safe
type Key = 'red' | 'green';
export function f(k: Key): string { const cfg: { [K in Key]: string } = { red: '#f00', green: '#0f0' }; return cfg[k]; }
//// annotated_index_signature.ts safe
export function f(k: string): number { const cfg: { [key: string]: number } = { a: 1, b: 2 }; return cfg[k]; }
//// annotated_partial.ts safe
interface O { a: number; b: number; c: number }
export function f(): number { const cfg: Partial<O> = { a: 1, b: 2 }; return cfg.a ?? 0; }
//// annotated_readonly.ts safe
interface O { a: number; b: string[] }
export function f(): number { const cfg: Readonly<O> = { a: 1, b: ['x'] }; return cfg.a + cfg.b.length; }
//// annotated_handlers.ts safe
type H = Record<string, (n: number) => string>;
export function f(k: string) { const table: H = { a: (n) => n.toFixed(1), b: (n) => String(n) }; return table[k](1); }
//// annotated_union.ts left
type U = { kind: 'a'; n: number } | { kind: 'b'; s: string };
export function f(): number { const cfg: U = { kind: 'a', n: 1 }; return cfg.n; }
//// annotated_union_not_narrowed.ts left
export function f(k: string): string | undefined { const cfg: Record<string, string> | null = { a: 'x', b: 'y' }; return cfg[k]; }
//// handlers_typed_parameters.ts safe
export function f(k: 'a' | 'b') { const table = { a: (n: number) => n.toFixed(1), b: (n: number) => String(n) }; return table[k](1); }
//// handlers_optional_parameter.ts safe
export function f(k: 'a' | 'b') { const table = { a: (n = 2) => n.toFixed(1), b: (n?: number) => String(n) }; return table[k](1); }
//// as_const.ts safe
//// >  = { a: 'x', b: 'y' } as const;
export function f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' } as const; return cfg[k]; }
//// as_const_tuple.ts safe
export function f(k: string) { const list = ['a', 'b', 'c'] as const; return list.find((x) => x === k); }
//// as_const_nested.ts safe
export function f(k: 'a' | 'b') { const cfg = { a: { m: 'x', l: [1, 2] }, b: { m: 'y', l: [3] } } as const; return cfg[k].m; }
//// satisfies.ts safe
export function f(k: 'a' | 'b') { const cfg = { a: 1, b: 2 } satisfies Record<string, number>; return cfg[k]; }
//// satisfies_union.ts safe
type Tone = 'warm' | 'cold';
export function f(k: 'a' | 'b'): Tone { const cfg = { a: 'warm', b: 'cold' } satisfies Record<string, Tone>; return cfg[k]; }
//// as_const_satisfies.ts safe
export function f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' } as const satisfies Record<string, string>; return cfg[k]; }
//// cast_to_type.ts safe
interface T { a: number; b?: string }
export function f() { const cfg = { a: 1 } as T; return cfg.b; }
//// cast_through_unknown.ts safe
interface T { zzz: number }
export function f() { const cfg = { a: 1, b: 2 } as unknown as T; return cfg.zzz; }
//// enum_values.ts safe
enum Color { Red = 'r', Green = 'g' }
export function f(k: string) { const cfg: Record<string, Color> = { a: Color.Red, b: Color.Green }; return cfg[k]; }
//// enum_keys.ts safe
enum Color { Red, Green }
export function f(k: Color): string { const cfg: Record<Color, string> = { [Color.Red]: 'r', [Color.Green]: 'g' }; return cfg[k]; }
//// enum_unannotated.ts safe
enum Color { Red = 'r', Green = 'g' }
export function f(k: 'a' | 'b') { const cfg = { a: Color.Red, b: Color.Green }; let c = cfg[k]; c = Color.Green; return c; }
//// keyof_typeof.ts safe
export function f(k: string) { const cfg = { a: 1, b: 2 }; return k in cfg ? cfg[k as keyof typeof cfg] : 0; }
//// typeof_index.ts safe
export function f(k: string) { const list = ['a', 'b'] as const; type K = (typeof list)[number]; const g = (x: K): string => x; return list.includes(k as K) ? g(k as K) : ''; }
//// template_literal_type.ts safe
type Path = `/${string}`;
export function f(k: string): Path { const paths: Record<string, Path> = { home: '/', about: '/about' }; return paths[k] ?? '/'; }
//// discriminated.ts safe
interface A { kind: 'a'; n: number }
interface B { kind: 'b'; s: string }
export function f(k: number): string { const list: Array<A | B> = [{ kind: 'a', n: 1 }, { kind: 'b', s: 'x' }]; const x = list[k]; return x?.kind === 'b' ? x.s : ''; }
//// heterogeneous.ts safe
export function f() { const list = [{ t: 'a', u: 1 }, { t: 'b', v: 2 }]; return list.map((x) => x.u).length; }
//// heterogeneous_returned_entry.ts unsafe
export function f(k: number) { const list = [{ t: 'a', u: 1 }, { t: 'b', v: 2 }]; return list[k]; }
//// nested_reached_from_outside.ts unsafe
export function f(k: 'a' | 'b') { const cfg = { a: { m: 'x' }, b: { m: 'y' } }; return cfg[k]; }
//// optional_property_read.ts safe
interface O { a: number; b?: number }
export function f() { const cfg: O = { a: 1 }; return cfg.b; }
//// narrowing_by_in.ts safe
export function f(k: string): string { const cfg: Record<string, string | number> = { a: 'x', b: 2 }; const v = cfg[k]; return typeof v === 'string' ? v : ''; }
//// type_guard.ts safe
type Key = 'a' | 'b';
export function isKey(k: string): k is Key { const keys: string[] = ['a', 'b']; return keys.includes(k); }
//// assertion_function.ts safe
export function assertKey(k: string): asserts k is 'a' | 'b' { const keys: readonly string[] = ['a', 'b']; if (!keys.includes(k)) throw new Error(k); }
//// type_parameter.ts safe
export function f<T extends string>(k: T): string | undefined { const cfg: Record<string, string> = { a: 'x', b: 'y' }; return cfg[k]; }
//// type_parameter_in_annotation.ts left
export function f<T>(k: string, none: T): number { const cfg: Record<string, T | null> = { a: null, b: null }; return cfg[k] === none ? 1 : 0; }
//// local_type.ts left
export function f(k: string): number { type V = { n: number }; const cfg: Record<string, V> = { a: { n: 1 }, b: { n: 2 } }; return cfg[k].n; }
//// this_type.ts left
export class A { n = 1; f(k: number): boolean { const list: (keyof this)[] = ['n', 'f']; return list.length > k; } }
//// typeof_parameter.ts left
export function f(k: number) { const cfg: (typeof k)[] = [1, 2, 3]; return cfg.includes(k); }
//// overloads.ts safe
export function f(k: string): string;
export function f(k: number): number;
export function f(k: string | number): string | number { const cfg: Record<string, number> = { a: 1, b: 2 }; return typeof k === 'string' ? k : cfg[k] ?? 0; }
//// generator.ts safe
export function* f() { const list = [1, 2, 3]; for (const x of list) { let y = x; y = 9; yield y; } }
//// async_function.ts safe
export async function f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' }; await null; return cfg[k]; }
//// class_method.ts safe
export class A { f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' }; return cfg[k]; } }
//// abstract_class.ts safe
export abstract class A { abstract g(): void; protected f(k: string): boolean { const list = ['x', 'y']; return list.includes(k); } }
//// private_member.ts safe
export class A { #k = 'a'; f() { const cfg: Record<string, number> = { a: 1, b: 2 }; return cfg[this.#k] ?? 0; } }
//// accessor.ts safe
export class A { constructor(private k: string) {} get label() { const cfg: Record<string, string> = { a: 'x', b: 'y' }; return cfg[this.k]; } }
//// decorated_method.ts safe
function log(target: object, key: string, d: PropertyDescriptor): void { void target; void key; void d; }
export class A { @log f(k: string) { const list = ['x', 'y', 'z']; return list.includes(k); } }
//// object_freeze_kept.ts safe
export function f(k: 'a' | 'b') { const cfg = Object.freeze({ a: 'x', b: 'y' }); return cfg[k]; }
//// object_freeze_array.ts safe
export function f(k: string) { const list = Object.freeze(['a', 'b']); return list.includes(k); }
//// module_const_leaf.ts safe
const LIMIT = 10;
export function f(k: 'a' | 'b') { const cfg = { a: LIMIT, b: LIMIT * 2 }; return cfg[k]; }
//// null_and_undefined.ts safe
export function f(k: 'a' | 'b' | 'c') { const cfg = { a: null, b: undefined, c: 1 }; return cfg[k]; }
//// mixed_array.ts safe
export function f(k: number) { const list = [1, 'x', null]; return list[k]; }
//// empty_inner_arrays.ts safe
export function f(k: 'a' | 'b') { const cfg = { a: [], b: ['x'] }; return cfg[k].length; }
//// object_keys.ts safe
export function f() { const cfg = { a: 1, b: 2 }; return Object.keys(cfg).concat(Object.entries(cfg).map(([k, v]) => k + v)); }
//// object_values_let.ts safe
export function f() { const cfg = { a: 'x', b: 'y' }; let last = Object.values(cfg)[0]; last = 'z'; return last; }
//// for_in.ts safe
export function f(o: Record<string, number>) { const cfg = { a: 1, b: 2 }; let n = 0; for (const k in cfg) n += o[k]; return n; }
//// set_of_strings.ts safe
export function f(k: string) { const known = new Set(['a', 'b', 'c']); return known.has(k); }
//// set_annotated.ts safe
type K = 'a' | 'b';
export function f(k: K) { const known: Set<K> = new Set(['a', 'b']); return known.has(k); }
//// set_type_argument.ts safe
export function f(k: string) { const known = new Set<string>(['a', 'b', 'c']); return known.has(k); }
//// map_local.ts safe
export function f(k: string) { const known = new Map([['a', 1], ['b', 2]]); return known.get(k); }
//// map_type_arguments.ts safe
export function f(k: string) { const known = new Map<string, 'x' | 'y'>([['a', 'x'], ['b', 'y']]); return known.get(k); }
//// map_annotated.ts safe
export function f(k: string) { const known: ReadonlyMap<string, number> = new Map([['a', 1], ['b', 2]]); return known.get(k); }
//// shorthand_reference.ts safe
export function f(k: 'a' | 'b') { const cfg = { a: 1, b: 2 }; const { a } = cfg; return { k, a, b: cfg.b }; }
//// type_import.ts unsafe
import type { Opts } from './types.d.ts';
export function f(k: 'depth' | 'width') { const cfg: Opts = { depth: 1, width: 2 }; return cfg[k]; }
//// negative_numbers.ts safe
export function f(k: number) { const list = [-1, -2, 1n, `x`]; return list[k]; }
//// literal_const_binding.ts safe
export function f() { const cfg = { a: 'x', b: true }; const a = cfg.a; const g = (s: string) => s.length; return g(a); }
//// regex_leaf.ts safe
export function f(k: 'a' | 'b', s: string) { const cfg = { a: /x/, b: /y/ }; return cfg[k].test(s); }
//// nested_union.ts safe
interface Row { tone: 'warm' | 'cold'; size?: 1 | 2; tags: string[]; more?: { kind: 'a' | 'b'; on: boolean } }
export function f(k: string): string { const rows: Record<string, Row> = { a: { tone: 'warm', size: 1, tags: [], more: { kind: 'a', on: true } }, b: { tone: 'cold', tags: ['x'] } }; return rows[k].tone; }
//// nested_handlers.ts safe
interface Field { label: string; parse: (s: string, n?: number) => number; check?(n: number): boolean }
export function f(k: string, s: string): number { const fields: Record<string, Field> = { a: { label: 'A', parse: (x) => Number(x), check: (n) => n > 1 }, b: { label: 'B', parse: (x, n) => x.length + (n ?? 0) } }; return fields[k].parse(s); }
//// nested_discriminated.ts safe
type Shape = { kind: 'circle'; r: number } | { kind: 'square'; side: number } | { kind: 'path'; points: [number, number][] };
export function f(k: string): string { const shapes: Record<string, Shape> = { a: { kind: 'circle', r: 1 }, b: { kind: 'square', side: 2 }, c: { kind: 'path', points: [[0, 1]] } }; return shapes[k].kind; }
//// nested_any.ts safe
export function f(k: string): boolean { const cfg: Record<string, any> = { a: { x: 1, y: [1, 2] }, b: { z: { w: null } } }; return k in cfg; }
//// nested_unknown.ts safe
export function f(k: string): boolean { const cfg: Record<string, unknown> = { a: { x: 1, y: [1, 2] }, b: { z: { w: null } } }; return k in cfg; }
//// nested_partial_record.ts safe
type K = 'a' | 'b' | 'c';
export function f(k: K): number { const cfg: Partial<Record<K, { n: number; m?: 'x' | 'y' }>> = { a: { n: 1 }, b: { n: 2, m: 'x' } }; return cfg[k]?.n ?? 0; }
//// nested_enum.ts safe
enum Color { Red = 'r', Green = 'g' }
interface Row { color: Color; next: Color | null }
export function f(k: string): Color { const cfg: Record<string, Row> = { a: { color: Color.Red, next: null }, b: { color: Color.Green, next: Color.Red } }; return cfg[k].color; }
//// nested_class_instance_shape.ts safe
class P { constructor(public x = 0, public y = 0) {} }
export function f(k: string): number { const cfg: Record<string, P> = { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } }; return cfg[k].x; }
//// nested_intersection.ts safe
type Base = { id: string };
export function f(k: string): number { const cfg: Record<string, Base & { n: number; o: { p: 'q' | 'r' } }> = { a: { id: 'a', n: 1, o: { p: 'q' } }, b: { id: 'b', n: 2, o: { p: 'r' } } }; return cfg[k].n; }
//// nested_returned.ts unsafe
interface Row { tone: 'warm' | 'cold'; size?: 1 | 2; more?: { kind: 'a' | 'b' } }
export function f(k: string): Row | undefined { const rows: Record<string, Row> = { a: { tone: 'warm', size: 1, more: { kind: 'a' } }, b: { tone: 'cold' } }; return rows[k]; }
//// nested_passed_to_own.ts safe
interface Row { tone: 'warm' | 'cold'; size: number; more: { kind: 'a' | 'b' } }
function g(row: Row): number { return row.more.kind === 'a' ? row.size : 0; }
export function f(k: string): number { const rows: Record<string, Row> = { a: { tone: 'warm', size: 1, more: { kind: 'a' } }, b: { tone: 'cold', size: 2, more: { kind: 'b' } } }; return g(rows[k]); }
//// nested_template_types.ts safe
type Path = `/${string}`;
export function f(k: string): string { const cfg: Record<string, { path: Path; sub: { path: Path }[] }> = { a: { path: '/a', sub: [{ path: '/b' }] }, b: { path: '/c', sub: [] } }; return cfg[k].path; }
//// nested_mapped_union.ts safe
type E = { click: { x: number }; key: { code: 'a' | 'b' } };
export function f(): number { const cfg: { [K in keyof E]: { name: K; value: E[K] } } = { click: { name: 'click', value: { x: 1 } }, key: { name: 'key', value: { code: 'a' } } }; return cfg.click.value.x; }
