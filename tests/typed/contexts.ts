//// receiver_includes.ts safe
export function f(k: string) { return ['a', 'b', 'c'].includes(k); }
//// receiver_union_parameter.ts safe
export function f(k: 'a' | 'b') { return ['a', 'b', 'c'].includes(k); }
//// receiver_member.ts safe
export function f(k: 'a' | 'b') { let x = { a: 'x', b: 'y' }[k]; x = 'z'; return x; }
//// receiver_string_key.ts safe
export function f(k: string) { return ({ a: 'x', b: 'y' } as Record<string, string>)[k]; }
//// receiver_map.ts safe
export function f(n: number) { return [1, 2, 3].map((x) => x * n); }
//// receiver_objects.ts safe
export function f(k: string) { return [{ id: 'a', n: 1 }, { id: 'b', n: 2 }].find((x) => x.id === k)?.n; }
//// receiver_join.ts safe
export function f(sep: string) { return ['a', 'b', 'c'].join(sep); }
//// iterated_flat.ts safe
export function f(o: Record<string, number>) { let n = 0; for (const k of ['a', 'b', 'c']) n += o[k]; return n; }
//// iterated_pairs.ts safe
export function f(s: string) { for (const [a, b] of [['a', 'b'], ['c', 'd']]) s = s.replace(a, b); return s; }
//// iterated_mixed_pairs.ts safe
export function f(s: string) { for (const [a, n] of [['a', 1], ['c', 2]] as [string, number][]) s = s.replace(a, n.toFixed()); return s; }
//// iterated_objects.ts safe
export function f(s: string) { for (const row of [{ a: 'x', b: 'y' }, { a: 'z', b: 'w' }]) s = s.replace(row.a, row.b); return s; }
//// iterated_entries.ts safe
export function f(s: string) { for (const [a, b] of Object.entries({ a: 'x', b: 'y' })) s = s.replace(a, b); return s; }
//// default_parameter.ts safe
//// > : Opts = Object.freeze<Opts>({ depth: 1, mode: 'fast' });
interface Opts { depth: number; mode: 'fast' | 'slow' }
export function f(n: number, opts: Opts = { depth: 1, mode: 'fast' }) { return opts.mode === 'slow' ? n : opts.depth; }
//// default_parameter_local.ts safe
interface Opts { depth: number; mode: 'fast' | 'slow' }
function f(n: number, opts: Opts = { depth: 1, mode: 'fast' }): number { return opts.mode === 'slow' ? n : opts.depth; }
export function g(n: number): number { return f(n) + f(n, { depth: n, mode: 'slow' }); }
//// default_parameter_array.ts safe
function f(n: number, list: readonly string[] = ['a', 'b', 'c']): boolean { return list.includes(String(n)); }
export function g(n: number): boolean { return f(n); }
//// default_parameter_union.ts safe
function f(n: number, o: { kind: 'a'; n: number } | { kind: 'b'; s: string } = { kind: 'a', n: 1 }): number { return o.kind === 'a' ? o.n + n : n; }
export function g(n: number): number { return f(n); }
//// default_parameter_inferred.ts safe
function f(n: number, o = { depth: 1, mode: 'fast' }): number { return o.mode === 'slow' ? n : o.depth; }
export function g(n: number): number { return f(n) + f(n, { depth: 2, mode: 'other' }); }
//// default_parameter_generic.ts left
function f<T extends { a: number }>(n: number, o: T = { a: 1, b: 2 } as unknown as T): number { return o.a + n; }
export function g(n: number): number { return f(n); }
//// default_parameter_destructured.ts safe
interface Opts { depth?: number; mode?: 'fast' | 'slow' }
export function f(n: number, { depth = 1, mode = 'fast' }: Opts = { depth: 2, mode: 'slow' }): string { return mode + depth + n; }
//// default_parameter_destructured_inferred.ts safe
export function f(n: number, { depth, mode } = { depth: 2, mode: 'slow' }): string { return mode + depth + n; }
//// default_in_pattern.ts safe
interface Opts { list?: string[]; n: number }
export function f({ list = ['a', 'b', 'c'], n }: Opts): boolean { return list.includes(String(n)); }
//// default_arrow.ts safe
const f = (n: number, list: string[] = ['a', 'b', 'c']): boolean => list.includes(String(n));
export const g = (n: number): boolean => f(n);
//// returned_annotated.ts safe
interface Opts { depth: number; mode: 'fast' | 'slow' }
function corner(): Opts { return { depth: 1, mode: 'fast' }; }
export function f(n: number): number { return corner().depth + n; }
//// returned_annotated_tuple.ts safe
function pair(): [string, number] { return ['a', 1]; }
export function f(n: number): number { const [, k] = pair(); return k + n; }
//// returned_inferred.ts safe
function corner() { return { depth: 1, mode: 'fast' }; }
export function f(n: number) { let m = corner().mode; m = 'other'; return m + n; }
//// returned_inferred_two.ts left
function corner(on: boolean) { if (on) return { depth: 1, mode: 'fast' }; return { width: 1 }; }
export function f(on: boolean) { return corner(on).depth; }
//// returned_exported.ts unsafe
export interface Opts { depth: number; mode: 'fast' | 'slow' }
export function corner(): Opts { return { depth: 1, mode: 'fast' }; }
//// returned_arrow_annotated.ts safe
interface Opts { depth: number; mode: 'fast' | 'slow' }
const corner = (): Opts => ({ depth: 1, mode: 'fast' });
export const f = (n: number): number => corner().depth + n;
//// returned_arrow_inferred.ts safe
const corner = () => ({ depth: 1, mode: 'fast' });
export const f = (n: number) => { let m = corner().mode; m = 'x'; return m + n; };
//// returned_array.ts safe
function names(): string[] { return ['a', 'b', 'c']; }
export function f(k: string): boolean { return names().includes(k); }
//// returned_async.ts unsafe
export interface Opts { depth: number; mode: 'fast' | 'slow' }
export async function corner(): Promise<Opts> { return { depth: 1, mode: 'fast' }; }
//// returned_lookup.ts safe
export function f(k: 'a' | 'b') { return { a: 'x', b: 'y' }[k]; }
//// fallback_story.ts unsafe
//// > Object.freeze({ thumbnail
interface Asset { thumbnail: string; full: string }
export const getItemAssets = (itemType: string): Asset => {
  const assetConfig: Record<string, Asset> = { item_a: { thumbnail: 'a.png', full: 'a2.png' }, item_b: { thumbnail: 'b.png', full: 'b2.png' } };
  return assetConfig[itemType] || { thumbnail: '', full: '' };
};
//// fallback_story_inferred.ts unsafe
export const getItemAssets = (itemType: string) => {
  const assetConfig: Record<string, { thumbnail: string; full: string }> = { item_a: { thumbnail: 'a.png', full: 'a2.png' }, item_b: { thumbnail: 'b.png', full: 'b2.png' } };
  return assetConfig[itemType] || { thumbnail: '', full: '' };
};
//// fallback_local.ts safe
interface Asset { thumbnail: string; full: string; tone: 'warm' | 'cold' }
export const f = (one: Asset | undefined): string => { const asset: Asset = one ?? { thumbnail: '', full: '', tone: 'cold' }; return asset.full; };
//// fallback_local_inferred.ts unsafe
interface Asset { thumbnail: string; full: string; tone: 'warm' | 'cold' }
export const f = (one: Asset | undefined) => { const asset = one ?? { thumbnail: '', full: '', tone: 'cold' as const }; return asset.tone; };
//// fallback_conditional_returned.ts safe
interface Style { display: 'none' | 'block'; top: number }
function style(on: boolean): Style { return on ? { display: 'none', top: 0 } : { display: 'block', top: 1 }; }
export function f(on: boolean): number { return style(on).top; }
//// argument_flat_own.ts safe
function g(o: { kind: 'a' | 'b'; n: number }): number { return o.kind === 'a' ? o.n : 0; }
export function f(): number { return g({ kind: 'a', n: 1 }); }
//// argument_nested_own.ts safe
interface O { kind: 'a' | 'b'; s: { kind: 'a' | 'b'; l: string[] } }
function g(o: O): number { return o.s.kind === 'a' ? 1 : 0; }
export function f(): number { return g({ kind: 'a', s: { kind: 'b', l: ['x'] } }); }
//// argument_array_own.ts safe
function g(list: string[], k: string): boolean { return list.includes(k); }
export function f(k: string): boolean { return g(['a', 'b', 'c'], k); }
//// argument_tuple_own.ts safe
function g(pair: [string, number], k: string): boolean { return pair[0] === k; }
export function f(k: string): boolean { return g(['a', 1], k); }
//// argument_union_own.ts safe
function g(o: { kind: 'a'; n: number } | { kind: 'b'; s: string }): number { return o.kind === 'a' ? o.n : 0; }
export function f(): number { return g({ kind: 'a', n: 1 }); }
//// argument_handlers_own.ts safe
interface H { a: (n: number) => string; b: (n: number) => string }
function g(h: H, n: number): string { return h.a(n) + h.b(n); }
export function f(n: number): string { return g({ a: (x) => x.toFixed(1), b: (x) => String(x) }, n); }
//// argument_generic_own.ts unsafe
function g<T>(o: T): T { return o; }
export function f(): number { const o = g({ a: 1, b: 2 }); return o.a; }
//// argument_overloaded.ts unsafe
function g(o: { a: number; b: number }): number;
function g(o: { a: string; b: string }): string;
function g(o: { a: number | string; b: number | string }): number | string { return o.a; }
export function f(): number { return g({ a: 1, b: 2 }); }
//// argument_optional_own.ts safe
function g(n: number, o?: { kind: 'a' | 'b'; n: number }): number { return o?.kind === 'a' ? o.n : n; }
export function f(n: number): number { return g(n, { kind: 'a', n: 1 }); }
//// argument_rest_own.ts unsafe
function g(n: number, ...list: { kind: 'a' | 'b' }[]): boolean { return list[n]?.kind === 'a'; }
export function f(n: number): boolean { return g(n, { kind: 'a' }); }
//// argument_collator.ts safe
export function f(a: string, b: string) { return new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare(a, b); }
//// argument_intl.ts safe
export function f(n: number) { return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(n); }
//// argument_fetch.ts unsafe
export function f(u: string) { return fetch(u, { mode: 'cors', credentials: 'include' }); }
//// argument_declared.ts unsafe
declare function g(o: { kind: 'a' | 'b'; n: number }): void;
export function f() { g({ kind: 'a', n: 1 }); }
//// argument_map_pairs.ts safe
export function f(k: string) { return new Map([['a', 1], ['b', 2]]).get(k); }
//// argument_set.ts safe
export function f(k: string) { return new Set(['a', 'b', 'c']).has(k); }
//// argument_set_union.ts safe
export function f(k: 'a' | 'b') { return new Set(['a', 'b', 'c']).has(k); }
//// argument_set_of_pairs_map_typed.ts safe
export function f(k: string) { return new Map<string, number>([['a', 1], ['b', 2]]).get(k); }
//// argument_from_entries.ts left
export function f(k: string) { return Object.fromEntries([['a', 1], ['b', 2]])[k]; }
//// argument_object_assign.ts unsafe
export function f(o: { a?: number }) { return Object.assign({}, { a: 1, b: 'x' }, o); }
//// argument_object_keys.ts safe
export function f() { return Object.keys({ a: 1, b: 2 }).length; }
//// argument_has_own.ts safe
export function f(k: string) { return Object.hasOwn({ a: 1, b: 2, c: 3 }, k); }
//// argument_json.ts safe
export function f() { return JSON.stringify({ a: 1, b: [2, 3] }); }
//// argument_concat.ts unsafe
export function f(l: string[]) { return l.concat(['a', 'b', 'c']); }
//// spread_object.ts safe
export function f(o: { n?: number }) { return { ...{ m: 'a', n: 1 }, ...o }; }
//// spread_array.ts safe
export function f(l: string[]) { return [...['a', 'b', 'c'], ...l]; }
//// in_operator.ts safe
export function f(k: string) { return k in { a: 1, b: 2, c: 3 }; }
//// assigned.ts left
interface T { a: 'x' | 'y'; b: number }
export function f(on: boolean) { let c: T | undefined; if (on) { c = { a: 'x', b: 1 }; } return c?.a; }
//// let_annotated.ts safe
interface T { a: 'x' | 'y'; b: number }
export function f() { let c: T = { a: 'x', b: 1 }; return c.a; }
//// field.ts left
export class A { cfg: { mode: 'a' | 'b'; n: number } = { mode: 'a', n: 1 }; f() { return this.cfg.mode; } }
//// private_field.ts left
export class A { private cfg: { mode: 'a' | 'b'; n: number } = { mode: 'a', n: 1 }; f(): string { return this.cfg.mode; } }
//// switch_on_literal.ts safe
export function f(k: 0 | 1) { switch (['a', 'b'][k]) { case 'z': return 1; default: return 2; } }
//// mixed_leaf.ts safe
export function f(n: number) { const cfg = { n, rows: { a: 'x', b: 'y' }, list: [1, 2, 3] }; return cfg.rows.a + cfg.n + cfg.list[0]; }
//// mixed_leaf_annotated.ts safe
interface C { n: number; rows: Record<'a' | 'b', 'x' | 'y'> }
export function f(n: number): string { const cfg: C = { n, rows: { a: 'x', b: 'y' } }; return cfg.rows.a + cfg.n; }
//// mixed_leaf_union.ts safe
interface C { n: number; row: { kind: 'a'; v: number } | { kind: 'b' } }
export function f(n: number): number { const cfg: C = { n, row: { kind: 'a', v: 1 } }; return cfg.row.kind === 'a' ? n : 0; }
//// callback_context.ts unsafe
declare function on(make: () => { mode: 'a' | 'b'; n: number }): void;
export function f() { on(() => ({ mode: 'a', n: 1 })); }
//// contextual_object_method.ts unsafe
interface Api { corner(): { mode: 'a' | 'b'; n: number } }
export const api: Api = { corner() { return { mode: 'a', n: 1 }; } };
//// yield_literal.ts left
export function* f(): Generator<{ mode: 'a' | 'b'; n: number }> { yield { mode: 'a', n: 1 }; }
//// thrown_code.ts safe
export function f(k: number): string { if ([400, 401, 403].includes(k)) throw new Error('no'); return ({ 200: 'ok', 404: 'none' } as Record<number, string>)[k] ?? ''; }
//// jsx_props.tsx safe
//// > Object.freeze({ display: 'none', top: 1 });
declare global { namespace JSX { interface IntrinsicElements { div: { style?: { display: 'none' | 'block'; top?: number } | undefined } } interface Element {} } var React: { createElement(...x: unknown[]): JSX.Element }; }
export function F(props: { on: boolean }) { return <div style={{ display: 'none', top: 1 }} />; }
//// jsx_props_of_its_own_factory.tsx unsafe
declare namespace React { namespace JSX { interface IntrinsicElements { div: { style?: { display: 'none' | 'block'; top: number } } } interface Element {} } function createElement(...x: unknown[]): JSX.Element; }
export function F(props: { on: boolean }) { return <div style={{ display: 'none', top: 1 }} />; }
//// jsx_props_of_two.tsx safe
declare global { namespace JSX { interface IntrinsicElements { div: { style?: { display: 'none' | 'block'; top?: number } | undefined } } interface Element {} } var React: { createElement(...x: unknown[]): JSX.Element }; }
export function F(props: { on: boolean }) { return <div style={props.on ? { display: 'none', top: 1 } : { display: 'block' }} />; }
//// jsx_props_of_a_component.tsx unsafe
declare namespace React { namespace JSX { interface IntrinsicElements { div: { title?: string } } interface Element {} } function createElement(...x: unknown[]): JSX.Element; }
declare function Box(props: { style: { display: 'none' | 'block'; top: number } }): React.JSX.Element;
export function F(props: { on: boolean }) { return <Box style={{ display: 'none', top: 1 }} />; }
//// jsx_local.tsx safe
declare namespace React { namespace JSX { interface IntrinsicElements { div: { title?: string; style?: { display: string; top: number } } } interface Element {} } function createElement(...x: unknown[]): JSX.Element; }
export function F(props: { k: 'a' | 'b' }) { const titles = { a: 'x', b: 'y' }; const style = { display: 'none', top: 1 }; return <div title={titles[props.k]} style={style} />; }
//// jsx_lookup.tsx safe
declare namespace React { namespace JSX { interface IntrinsicElements { div: { title?: string } } interface Element {} } function createElement(...x: unknown[]): JSX.Element; }
export function F(props: { k: 'a' | 'b' }) { return <div title={{ a: 'x', b: 'y' }[props.k]} />; }
//// jsx_children_map.tsx safe
declare namespace React { namespace JSX { interface IntrinsicElements { div: { title?: string; children?: unknown } } interface Element {} } function createElement(...x: unknown[]): JSX.Element; }
export function F() { return <div>{['a', 'b', 'c'].map((x) => <div title={x} />)}</div>; }
//// generic_arrow.tsx safe
export const f = <T,>(x: T, k: string): T | undefined => { const known = ['a', 'b', 'c']; return known.includes(k) ? x : undefined; };
//// namespace.ts safe
export namespace N { export function f(k: 'a' | 'b') { const cfg = { a: 'x', b: 'y' }; return cfg[k]; } }
//// enum_reverse_lookup.ts safe
enum Level { Low, High }
export function f(l: Level): string { return { [Level.Low]: 'low', [Level.High]: 'high' }[l]; }
//// reduce_seed_less.ts safe
export function f(n: number): number { return [1, 2, 3].reduce((a, b) => a + b * n, 0); }
//// sort_copy.ts safe
export function f(n: number) { const list = [3, 1, 2]; return [...list].sort((a, b) => (a - b) * n); }
//// returned_inferred_alike.ts unsafe
function corner(on: boolean) { if (on) return { depth: 1, mode: 'fast' }; return { depth: 2, mode: 'slow' }; }
export function f(on: boolean) { return corner(on).depth; }
//// default_parameter_long_type.ts safe
//// > = Object.freeze({ size: 'small', tone: 'warm' });
function f(n: number, { size, tone }: { size: 'small' | 'medium' | 'large'; tone: 'warm' | 'cold' } = { size: 'small', tone: 'warm' }): string { return size + tone + n; }
export function g(n: number): string { return f(n) + f(n, { size: 'large', tone: 'cold' }); }
//// default_parameter_long_name.ts safe
interface ConfigurationOfTheWholeApplicationAndItsPlugins { size: 'small' | 'large'; tone: 'warm' | 'cold' }
function f(n: number, o: ConfigurationOfTheWholeApplicationAndItsPlugins = { size: 'small', tone: 'warm' }): string { return o.size + o.tone + n; }
export function g(n: number): string { return f(n); }
//// default_parameter_imported.ts safe
import type { Opts } from './types.d.ts';
export function f(n: number, o: Opts = { depth: 1, width: 2 }) { return o.depth + o.width + n; }
//// default_parameter_type_parameter_free.ts safe
interface O { depth: number; mode: 'a' | 'b' }
function f<T>(x: T, o: O = { depth: 1, mode: 'a' }): T | null { return o.mode === 'b' ? x : null; }
export function g(n: number) { return f(n); }
//// default_of_method.ts safe
interface O { depth: number; mode: 'a' | 'b' }
export class A { f(n: number, o: O = { depth: 1, mode: 'a' }): number { return o.mode === 'b' ? n : o.depth; } }
//// default_of_constructor.ts safe
interface O { depth: number; mode: 'a' | 'b' }
export class A { depth: number; constructor({ depth, mode }: O = { depth: 1, mode: 'a' }) { this.depth = mode === 'b' ? 0 : depth; } }
//// default_of_callback.ts unsafe
declare function on(f: (o?: { depth: number; mode: 'a' | 'b' }) => number): void;
on((o = { depth: 1, mode: 'a' }) => (o.mode === 'b' ? 1 : o.depth));
export {};
//// argument_interface_array.ts safe
interface Row { id: 'a' | 'b'; n: number }
function g(rows: readonly Row[], k: string): number { return rows.find((row) => row.id === k)?.n ?? 0; }
export function f(k: string): number { return g([{ id: 'a', n: 1 }, { id: 'b', n: 2 }], k); }
//// argument_of_typed_const.ts unsafe
type G = (o: { kind: 'a' | 'b'; n: number }) => number;
const g: G = (o: { kind: string; n: number }): number => o.n;
export function f(): number { return g({ kind: 'a', n: 1 }); }
//// argument_object_type.ts safe
function g(o: object): number { return Object.keys(o).length; }
export function f(): number { return g({ a: 1, b: 'x', c: [1] }); }
//// argument_unknown_type.ts safe
function g(o: unknown): boolean { return typeof o === 'object'; }
export function f(): boolean { return g({ a: 1, b: 'x' }); }
//// argument_record_any.ts safe
function g(o: Record<string, any>, k: string): boolean { return k in o; }
export function f(k: string): boolean { return g({ a: 1, b: 'x' }, k); }
//// argument_index_signature.ts safe
function g(o: { [k: string]: number | string }, k: string): boolean { return o[k] === k; }
export function f(k: string): boolean { return g({ a: 1, b: 'x' }, k); }
//// argument_class_type.ts safe
class P { x = 0; y = 0; }
function g(p: P): number { return p.x + p.y; }
export function f(): number { return g({ x: 1, y: 2 }); }
//// argument_conditional.ts safe
interface O { kind: 'a' | 'b'; n: number }
function g(o: O): number { return o.kind === 'a' ? o.n : 0; }
export function f(on: boolean): number { return g(on ? { kind: 'a', n: 1 } : { kind: 'b', n: 2 }); }
//// returned_nullable.ts safe
interface O { kind: 'a' | 'b'; n: number }
function corner(on: boolean): O | null { if (on) return null; return { kind: 'a', n: 1 }; }
export function f(on: boolean): number { return corner(on)?.n ?? 0; }
//// returned_promise.ts safe
interface O { kind: 'a' | 'b'; n: number }
async function corner(): Promise<O> { return { kind: 'a', n: 1 }; }
export async function f(): Promise<number> { const o = await corner(); return o.n; }
//// returned_array_of.ts safe
interface O { kind: 'a' | 'b'; n: number }
function rows(): O[] { return [{ kind: 'a', n: 1 }, { kind: 'b', n: 2 }]; }
export function f(): number { return rows().length; }
//// returned_this_method.ts safe
export class A { #corner(): { x: number; y: number } { return { x: 1, y: 2 }; } f(): number { return this.#corner().x; } }
//// returned_type_parameter.ts left
function corner<T>(x: T): { a: T | null; b: T | null } { void x; return { a: null, b: null }; }
export function f(): number { return corner(1).a ?? 0; }
//// mixed_record_row.ts safe
interface Row { label: string; tone: 'warm' | 'cold' }
export function f(label: string, k: string): string { const rows: Record<string, Row> = { a: { label: 'A', tone: 'warm' }, b: { label, tone: 'cold' } }; return rows[k].tone; }
//// mixed_array_row.ts safe
interface Row { label: string; tone: 'warm' | 'cold' }
export function f(label: string, k: number): string { const rows: Row[] = [{ label: 'A', tone: 'warm' }, { label, tone: 'cold' }]; return rows[k].tone; }
//// mixed_array_inferred.ts unsafe
export function f(label: string, k: number) { const rows = [{ label: 'A', tone: 'warm' }, { label, tone: 'cold' }]; return rows[k].tone; }
//// mixed_argument_nested.ts unsafe
interface O { n: number; opts: { mode: 'a' | 'b'; deep?: { list: ('x' | 'y')[] } } }
function g(o: O): number { return o.opts.mode === 'a' ? o.n : 0; }
export function f(n: number): number { return g({ n, opts: { mode: 'a', deep: { list: ['x'] } } }); }
//// enum_record_default.ts safe
enum Color { Red = 'r', Green = 'g' }
function f(k: string, colors: Record<string, Color> = { a: Color.Red, b: Color.Green }): Color { return colors[k]; }
export function g(k: string): Color { return f(k); }
//// template_values_argument.ts safe
type Path = `/${string}`;
function g(o: { home: Path; about: Path }): string { return o.home + o.about; }
export function f(): string { return g({ home: '/', about: '/about' }); }
//// satisfies_fallback.ts unsafe
interface T { a: number; b?: string }
export function f(one: T | undefined) { const t = one ?? ({ a: 1, b: 'x' } satisfies T); return t.b; }
//// cast_fallback.ts safe
interface T { a: number; b?: string }
export function f(one: T | undefined) { const t = one ?? ({ a: 1 } as T); return t.b; }
//// cast_around_fallback.ts unsafe
interface T { a: 'x' | 'y'; b?: string }
export function f(one: unknown): string | undefined { const t = (one || { a: 'x' }) as T; return t.b; }
//// assigned_interface.ts safe
interface T { a: 'x' | 'y'; b: number }
export function f(on: boolean): string { let c: T; if (on) { c = { a: 'x', b: 1 }; } else { c = { a: 'y', b: 2 }; } return c.a; }
//// iterated_uneven.ts unsafe
export function f(s: string) { for (const row of [{ a: 'x', b: 'y' }, { a: 'z' }]) s = s.replace(row.a, row.b ?? ''); return s; }
//// destructured_missing.ts left
export function f(x: number) { const { b, y = 2 } = { b: 1 }; return b + y + x; }
//// argument_assign_statement.ts safe
export function f(o: { a?: number; b?: string }) { Object.assign(o, { a: 1, b: 'x' }); return o; }
