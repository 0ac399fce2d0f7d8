"""Fresh on purpose, self-contained, or neither: the ordinary rows come first."""

import pytest
from support.warm import intent_of

from allocscan.sites.verdicts import FreshOnPurpose, Ordinary, SelfContained
from allocscan.source.file import Language


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const f = (k) => { const t = {SITE: 1}; return t[k]; };", id="a table"
        ),
        pytest.param("export function getAssets() { return {SITE: 1}; }", id="a plain name"),
        pytest.param("export function created() { return {SITE: 1}; }", id="created is no create"),
        pytest.param("export function newsFeed() { return {SITE: 1}; }", id="news is not new"),
        pytest.param(
            "export function createX(k) { const t = {SITE: 1}; return t[k]; }",
            id="in a maker, but not what it returns",
        ),
        pytest.param(
            "export function createX(k) { return ({SITE: 1})[k]; }", id="only looked up in a maker"
        ),
        pytest.param(
            "export function createX() { return other({SITE: 1}); }", id="an argument in a maker"
        ),
        pytest.param("const c = { data() { use({SITE: 1}); } };", id="used in data()"),
        pytest.param("const c = { methods: { m() { return {SITE: 1}; } } };", id="a plain method"),
        pytest.param("function data() { return {SITE: 1}; } data().a;", id="a private `data`"),
        pytest.param("class A { m() { const x = {SITE: 1}; return x.a; } }", id="a method's local"),
        pytest.param("class A { static t = {SITE: 1}; }", id="static field"),
        pytest.param("class A { f = () => use({SITE: 1}); }", id="a field's function"),
        pytest.param(
            "export function f(o) { o ??= {SITE: 1}; return o.a; }", id="?? of a parameter"
        ),
        pytest.param("export function f(k) { let o; o = {SITE: 1}; return o[k]; }", id="own local"),
        pytest.param("export function f(o) { o.x = {SITE: 1}; }", id="a field of something else"),
        pytest.param("export function f(ref) { return ref({SITE: 1}); }", id="a parameter `ref`"),
        pytest.param("page.click({SITE: 1});", id="another method of the page"),
        pytest.param("export function f() { 'use strict'; use({SITE: 1}); }", id="use strict"),
        pytest.param(
            "export function f() { use('use server'); use({SITE: 1}); }", id="no directive"
        ),
        pytest.param(
            "export const f = (k) => { const t = {SITE: 1}; return t[k].toString(); };",
            id="toString of an entry",
        ),
        pytest.param(
            "const g = (x) => `${x}`; export const f = () => g({SITE: 1});", id="not a function"
        ),
        pytest.param(
            "export function f(k) { use({SITE: 1}); return `${f.name}`; }", id="its name only"
        ),
        pytest.param("$(function () { use({SITE: 1}); });", id="jQuery is not Qwik"),
        pytest.param("dynamic({SITE: 1});", id="dynamic of nowhere"),
        pytest.param("db.execute(sql, () => { use({SITE: 1}); });", id="a callback of execute"),
        pytest.param("const o = { func: () => use({SITE: 1}) };", id="func in a plain object"),
        pytest.param("const o = { map: () => use({SITE: 1}) };", id="map in a plain object"),
        pytest.param(
            "export function f(test) { test(() => use({SITE: 1})); }", id="a parameter `test`"
        ),
        pytest.param("const add = (a, b) => a + b; add(() => use({SITE: 1}), 2);", id="a sum"),
        pytest.param(
            "const C = () => { const [s, setS] = useThing(0); setS({SITE: 1}); };", id="own pair"
        ),
        pytest.param(
            "const C = () => { const [s] = useState(0); s({SITE: 1}); };", id="the state, called"
        ),
        pytest.param(
            "const C = (useState) => { const [s, setS] = useState(0); setS({SITE: 1}); };",
            id="a useState that is a parameter",
        ),
        pytest.param("const C = () => { setS({SITE: 1}); };", id="a setter of somewhere"),
        pytest.param("const C = () => { current = use({SITE: 1}).current; };", id="current, read"),
        pytest.param(
            "import { withDefaults } from './options.js';"
            "export const f = (o) => withDefaults(o, {SITE: 1});",
            id="a macro's name from another file",
        ),
        pytest.param(
            "const withDefaults = (o, d) => ({ ...d, ...o });"
            "export const f = (o) => withDefaults(o, {SITE: 1});",
            id="a macro's name of the file",
        ),
        pytest.param(
            "export const f = (definePageMeta) => definePageMeta({SITE: 1});",
            id="a macro's name as a parameter",
        ),
    ],
)
def test_ordinary(js: str) -> None:
    assert intent_of(js) == Ordinary()


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("page.evaluate(() => { use({SITE: 1}); });", id="evaluate"),
        pytest.param("(await p).evaluate(() => { use({SITE: 1}); });", id="evaluate of anything"),
        pytest.param("page.$$eval('a', (x) => x.map(() => ({SITE: 1})));", id="nested in $$eval"),
        pytest.param("function f() { use({SITE: 1}); } page.evaluate(f, 1);", id="by name"),
        pytest.param("const f = () => use({SITE: 1}); page.addInitScript(f);", id="by variable"),
        pytest.param("browser.execute(() => { use({SITE: 1}); });", id="execute"),
        pytest.param("chrome.scripting.executeScript({ func: () => use({SITE: 1}) });", id="func:"),
        pytest.param(
            "function f() { use({SITE: 1}); } x.executeScript({ func: f });", id="func: by name"
        ),
        pytest.param("function f() { use({SITE: 1}); } go(`(${f})()`);", id="in a template"),
        pytest.param("function f() { use({SITE: 1}); } go(f.toString());", id="toString"),
        pytest.param("function f() { use({SITE: 1}); } go(String(f));", id="String"),
        pytest.param("function f() { use({SITE: 1}); } go('' + f);", id="added to a string"),
        pytest.param("const f = () => use({SITE: 1}); go('(' + f + ')()');", id="added in between"),
        pytest.param("let f; f = () => use({SITE: 1}); go(f + '');", id="assigned, then added"),
        pytest.param("class K { m() { use({SITE: 1}); } } go(`${K}`);", id="a class as text"),
        pytest.param(
            "const o = { run() { use({SITE: 1}); } }; go(`${o.run}`);", id="a method as text"
        ),
        pytest.param("go((() => use({SITE: 1})).toString());", id="toString of it there"),
        pytest.param(
            "const run = (fn) => send(`(${fn})()`); run(() => { use({SITE: 1}); });",
            id="the file's own taker",
        ),
        pytest.param(
            "const o = { run(a, fn) { return p.evaluate(fn); } }; o.run(1, () => use({SITE: 1}));",
            id="the file's own taker, as a method",
        ),
        pytest.param("new Worker(() => use({SITE: 1}));", id="worker"),
        pytest.param("new Function(() => use({SITE: 1}));", id="new Function"),
        pytest.param("jest.mock('./a', () => ({SITE: 1}));", id="jest.mock"),
        pytest.param("vi.mock('./a', () => { use({SITE: 1}); });", id="vi.mock"),
        pytest.param("vi.hoisted(() => ({SITE: 1}));", id="vi.hoisted"),
        pytest.param("c.mapReduce(function () { use({SITE: 1}); }, r);", id="mapReduce"),
        pytest.param(
            "c.aggregate([{ $function: { body: () => use({SITE: 1}) } }]);", id="$function"
        ),
        pytest.param(
            "const d = { _id: '_design/a', map: () => use({SITE: 1}) };", id="design document"
        ),
        pytest.param(
            "export async function s() { 'use server'; use({SITE: 1}); }", id="use server"
        ),
        pytest.param("const f = () => { 'worklet'; use({SITE: 1}); };", id="worklet"),
        pytest.param(
            "function f() { 'use strict'; 'use asm'; use({SITE: 1}); }", id="second directive"
        ),
        pytest.param("class A { m() { 'use step'; use({SITE: 1}); } }", id="a method's directive"),
        pytest.param("useAnimatedStyle(() => ({SITE: 1}));", id="Reanimated"),
        pytest.param("Gesture.Tap().onEnd(() => { use({SITE: 1}); });", id="gesture"),
        pytest.param("const C = component$(() => use({SITE: 1}));", id="component$"),
        pytest.param("<b onClick$={() => use({SITE: 1})}/>;", id="onClick$"),
        pytest.param(
            "import { $ } from '@builder.io/qwik'; $(() => use({SITE: 1}));", id="Qwik's own $"
        ),
        pytest.param("const m = () => defineMessages({SITE: 1});", id="defineMessages"),
        pytest.param("const m = () => intl.formatMessage({SITE: 1});", id="formatMessage"),
        pytest.param("const m = () => defineMessages({ a: [{SITE: 1}] });", id="a part of a macro"),
        pytest.param("const m = () => stylex.create({SITE: 1});", id="stylex"),
        pytest.param("const f = () => import.meta.glob('a', {SITE: 1});", id="import.meta.glob"),
        pytest.param(
            "const f = () => new Worker(new URL('a', b), {SITE: 1});", id="worker options"
        ),
        pytest.param(
            "import dynamic from 'next/dynamic'; const f = () => dynamic(a, {SITE: 1});",
            id="dynamic",
        ),
        pytest.param("const f = () => withDefaults(p, {SITE: 1});", id="a macro of Vue"),
        pytest.param(
            "import { withDefaults } from 'vue'; const f = () => withDefaults(p, {SITE: 1});",
            id="a macro that is imported from Vue",
        ),
        pytest.param(
            "import { css } from './styled-system/css'; const f = () => css({SITE: 1});",
            id="a macro that is generated into the project",
        ),
        pytest.param(
            "import { Inter } from 'next/font/google'; const f = () => Inter({SITE: 1});", id="font"
        ),
    ],
)
def test_self_contained(js: str) -> None:
    intent = intent_of(js)
    assert isinstance(intent, SelfContained)
    assert intent.because.at.end <= len(js)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export default { data() { return {SITE: 1}; } };", id="data()"),
        pytest.param("export default { data: () => ({SITE: 1}) };", id="data: () =>"),
        pytest.param(
            "export default { data() { return { a: x, b: {SITE: 1} }; } };", id="a part of data"
        ),
        pytest.param("defineStore('c', { state: () => ({SITE: 1}) });", id="Pinia state"),
        pytest.param("export const state = () => ({SITE: 1});", id="Nuxt store"),
        pytest.param("const s = { p: { default: () => ({SITE: 1}) } };", id="default:"),
        pytest.param("export function createCart() { return {SITE: 1}; }", id="createCart"),
        pytest.param("export const emptyForm = () => ({SITE: 1});", id="emptyForm"),
        pytest.param("export function getInitialX() { return {SITE: 1}; }", id="getInitialX"),
        pytest.param("export const makeX = (a) => a || {SITE: 1};", id="a fallback"),
        pytest.param("export const makeX = (a) => (a ? {SITE: 1} : 0);", id="a branch"),
        pytest.param("exports.buildX = function () { return ({SITE: 1}); };", id="exports.buildX"),
        pytest.param("class A { reset() { return {SITE: 1}; } }", id="a method"),
        pytest.param("class A { t = {SITE: 1}; }", id="field"),
        pytest.param("class A { #t = [{SITE: 1}]; }", id="a part of a field"),
        pytest.param("class A { constructor() { this.t = {SITE: 1}; } }", id="this.t ="),
        pytest.param("function A() { const self = this; self.t = {SITE: 1}; }", id="self.t ="),
        pytest.param("class A { m() { this.a.b ??= {SITE: 1}; } }", id="this.a.b ??="),
        pytest.param("let c; export const f = () => (c ??= {SITE: 1});", id="lazy singleton"),
        pytest.param(
            "let c; export function f() { if (!c) c = {SITE: 1}; return c; }", id="if unset"
        ),
        pytest.param(
            "export function f() { f.cache ??= {SITE: 1}; }", id="a cache on the function"
        ),
        pytest.param("const C = () => { const r = useRef({SITE: 1}); };", id="useRef"),
        pytest.param(
            "const C = () => { const r = React.useState({SITE: 1}); };", id="React.useState"
        ),
        pytest.param(
            "const C = () => { const r = useState(() => ({SITE: 1})); };", id="useState(fn)"
        ),
        pytest.param(
            "const C = () => { const r = useMemo(() => ({SITE: 1}), []); };", id="useMemo"
        ),
        pytest.param("const C = () => { const r = useReducer(f, {SITE: 1}); };", id="useReducer"),
        pytest.param(
            "const useRef = (v) => v; const C = () => useRef({SITE: 1});", id="own useRef"
        ),
        pytest.param(
            "const C = () => { const r = useOptimistic({SITE: 1}); };", id="useOptimistic"
        ),
        pytest.param("const C = () => { r.current = {SITE: 1}; };", id="a ref's value"),
        pytest.param(
            "const C = () => { const [s, setS] = useState(0); setS({SITE: 1}); };", id="next state"
        ),
        pytest.param(
            "const C = () => { const [, setS] = React.useState(0); setS({SITE: 1}); };",
            id="next state, unread",
        ),
        pytest.param("class C { m() { this.setState({SITE: 1}); } }", id="setState"),
        pytest.param(
            "const C = () => { useImperativeHandle(r, () => ({SITE: 1})); };", id="a handle"
        ),
        pytest.param("const C = () => { const r = reactive({SITE: 1}); };", id="reactive"),
        pytest.param("export function r(state = {SITE: 1}, action) {}", id="reducer's state"),
        pytest.param("export function* g() { yield {SITE: 1}; }", id="yield"),
        pytest.param("beforeEach(() => { cart = use({SITE: 1}); });", id="fixture"),
        pytest.param("it('x', () => { rows.map(() => use({SITE: 1})); });", id="nested in a test"),
    ],
)
def test_fresh_on_purpose(js: str) -> None:
    intent = intent_of(js)
    assert isinstance(intent, FreshOnPurpose)
    assert intent.because.at.end <= len(js)


@pytest.mark.parametrize(
    ("js", "fresh"),
    [
        pytest.param("export function x() { 'use server'; return {SITE: 1}; }", False, id="plain"),
        pytest.param(
            "export function createX() { 'use server'; return {SITE: 1}; }", True, id="maker"
        ),
        pytest.param("export function f() { 'worklet'; this.x = {SITE: 1}; }", True, id="state"),
    ],
)
def test_self_contained_comes_before_fresh(js: str, *, fresh: bool) -> None:
    intent = intent_of(js)
    assert isinstance(intent, SelfContained)
    assert (intent.fresh is not None) is fresh


@pytest.mark.parametrize(
    ("ts", "intent"),
    [
        pytest.param("class A { private t: T = {SITE: 1}; }", FreshOnPurpose, id="typed field"),
        pytest.param("export const makeX = (): T => ({SITE: 1}) as T;", FreshOnPurpose, id="cast"),
        pytest.param("export const m = (k: K) => use({SITE: 1} as T);", Ordinary, id="cast use"),
        pytest.param("const f = () => use({SITE: 1}); go(`${f!}`);", SelfContained, id="non-null"),
    ],
)
def test_typescript(ts: str, intent: type) -> None:
    assert isinstance(intent_of(ts, Language.TS), intent)
