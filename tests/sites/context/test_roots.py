"""Other roots of heat: events, streams, queues, rendering, visitors; what resembles them first."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("b.addEventListener('click', () => { use({SITE: 1}); });", id="click"),
        pytest.param("c.addEventListener('contextlost', () => use({SITE: 1}));", id="a loss"),
        pytest.param("s.on('session:start', () => { use({SITE: 1}); });", id="a begin"),
        pytest.param("export function Money() { return use({SITE: 1}); }", id="capital, no JSX"),
        pytest.param(
            "export const f = () => { const b = <b/>; go(b, {SITE: 1}); };", id="JSX, no name"
        ),
        pytest.param(
            "export function A() { return <b onClick={() => use({SITE: 1})}/>; }", id="onClick"
        ),
        pytest.param(
            "export function A({b}) { useEffect(() => { use({SITE: 1}); }, [b]); return <b/>; }",
            id="effect of a dependency",
        ),
        pytest.param("export const o = { create() { use({SITE: 1}); } };", id="create, no rule"),
        pytest.param(
            "export const o = { create() { return { a() { use({SITE: 1}); } }; } };",
            id="no visitor",
        ),
        pytest.param("export const o = { Rule() { use({SITE: 1}); } };", id="no PostCSS plugin"),
        pytest.param(
            "export const o = { transform() { use({SITE: 1}); } };", id="no bundler's plugin"
        ),
        pytest.param(
            "export const o = { name: 'a', transform() { use({SITE: 1}); } };", id="a column"
        ),
        pytest.param(
            "export const o = { type: 'a', resolve() { use({SITE: 1}); } };", id="no GraphQL"
        ),
        pytest.param("export const o = { resolve() { use({SITE: 1}); } };", id="resolve, no field"),
        pytest.param("class A extends B { process() { use({SITE: 1}); } } f(A);", id="process"),
        pytest.param("class A { render() { use({SITE: 1}); } } f(A);", id="render of no component"),
        pytest.param("task.process(() => use({SITE: 1}));", id="process of no queue"),
        pytest.param("svg.attr(name, () => use({SITE: 1}));", id="attr without a name"),
        pytest.param(
            "export default { setup() { return () => use({SITE: 1}); } };", id="setup, no component"
        ),
        pytest.param(
            "for (;;) parser.hooks.a.tap('x', () => use({SITE: 1}));", id="a hook tapped in a loop"
        ),
    ],
)
def test_called(js: str) -> None:
    assert heat_of(js).level is HeatLevel.CALLED


@pytest.mark.parametrize(
    ("js", "text"),
    [
        pytest.param("io.on('message', () => use({SITE: 1}));", "`message` event", id="message"),
        pytest.param("w.onmessage = () => use({SITE: 1});", "`message` event", id="onmessage"),
        pytest.param(
            "addEventListener('fetch', () => use({SITE: 1}));", "`fetch` event", id="fetch"
        ),
        pytest.param("setInterval(() => use({SITE: 1}), 9);", "tick of a timer", id="interval"),
        pytest.param("renderer.setAnimationLoop(() => use({SITE: 1}));", "every frame", id="three"),
        pytest.param(
            "mesh.onBeforeRender = () => use({SITE: 1});", "every frame", id="before render"
        ),
        pytest.param(
            "class P extends AudioWorkletProcessor { process() { use({SITE: 1}); } }",
            "block of audio",
            id="an audio worklet",
        ),
        pytest.param(
            "consumer.run({ eachMessage: async () => use({SITE: 1}) });",
            "every message",
            id="Kafka",
        ),
        pytest.param("channel.consume(q, () => use({SITE: 1}));", "every message", id="AMQP"),
        pytest.param(
            "import { Worker } from 'bullmq'; new Worker('q', () => use({SITE: 1}));",
            "every job",
            id="BullMQ",
        ),
        pytest.param("mailQueue.process(() => use({SITE: 1}));", "every job", id="Bull"),
        pytest.param(
            "new Transform({ transform(c, e, cb) { use({SITE: 1}); } });",
            "every chunk of a stream",
            id="stream",
        ),
        pytest.param(
            "module.exports = { meta: {}, create() { return { Identifier() { use({SITE: 1}); } }; } };",
            "`Identifier` node",
            id="ESLint",
        ),
        pytest.param(
            "module.exports = () => ({ visitor: { Identifier(p) { use({SITE: 1}); } } });",
            "`Identifier` node",
            id="Babel",
        ),
        pytest.param(
            "module.exports = () => ({ postcssPlugin: 'x', Declaration() { use({SITE: 1}); } });",
            "`Declaration` node",
            id="PostCSS",
        ),
        pytest.param(
            "export default () => ({ name: 'x', transform() { use({SITE: 1}); } });",
            "every module",
            id="Rollup",
        ),
        pytest.param(
            "new GraphQLObjectType({ fields: { a: { type: T, resolve() { use({SITE: 1}); } } } });",
            "field of a query",
            id="a field",
        ),
        pytest.param(
            "export const resolvers = { Query: { users: () => use({SITE: 1}) } };",
            "request of `users`",
            id="GraphQL",
        ),
        pytest.param(
            "export default { props: {}, setup() { return () => h(use({SITE: 1})); } };",
            "every render",
            id="Vue's render function",
        ),
        pytest.param(
            "export default function () { use({SITE: 1}); return <b/>; }",
            "every render",
            id="a component without a name",
        ),
    ],
)
def test_hot(js: str, text: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.HOT, heat
    assert len(heat.because) == 1, "the chain begins at the root"
    assert heat.because[0].text.endswith(text)


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param("@Component({}) class C { get a() { return use({SITE: 1}); } }", id="getter"),
        pytest.param("@Pipe({}) class C { transform() { return use({SITE: 1}); } }", id="pipe"),
        pytest.param("class C implements DoCheck { ngDoCheck() { use({SITE: 1}); } }", id="check"),
    ],
)
def test_angular(ts: str) -> None:
    assert heat_of(ts, Language.TS).level is HeatLevel.HOT


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export const f = (x) => [].map.call(x, () => ({SITE: 1}));", id="by call"),
        pytest.param("export const f = (s) => s.attr('x', () => use({SITE: 1}));", id="d3 attr"),
        pytest.param(
            "export const f = (c) => React.Children.map(c, () => ({SITE: 1}));", id="React"
        ),
        pytest.param("export const f = (c) => pMap(c, () => ({SITE: 1}));", id="p-map"),
        pytest.param("export const f = (c) => Array.fromAsync(c, () => ({SITE: 1}));", id="async"),
    ],
)
def test_iterated(js: str) -> None:
    assert heat_of(js).level is HeatLevel.ITERATED


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("program.command('x').action(() => { use({SITE: 1}); });", id="commander"),
        pytest.param("cli.command('x').action(() => { use({SITE: 1}); });", id="cac"),
        pytest.param(
            "exports.a = { command: 'x', builder: {}, handler() { use({SITE: 1}); } };", id="yargs"
        ),
        pytest.param(
            "exports.C = class { constructor() { this.command = 'x'; } builder() {}"
            " handler() { use({SITE: 1}); } };",
            id="a command as a class",
        ),
        pytest.param(
            "exports.command = 'x'; exports.handler = () => { use({SITE: 1}); };", id="a module"
        ),
        pytest.param("export function run() { use({SITE: 1}); } run();", id="an entry point"),
    ],
)
def test_cold(js: str) -> None:
    assert heat_of(js).level is HeatLevel.COLD


@pytest.mark.parametrize(
    ("tapped", "name"),
    [
        pytest.param("hooks.emit.tap", "emit", id="plain"),
        pytest.param("hooks.assign.for('x').tap", "assign", id="for one name"),
        pytest.param("getHooks(c).hooks.emit.tapAsync", "emit", id="behind a call"),
    ],
)
def test_a_hook_is_called_by_its_name(tapped: str, name: str) -> None:
    heat = heat_of(f"export const f = (parser) => parser.{tapped}('x', () => use({{SITE: 1}}));")
    assert heat.because[-1].text == f"run by the hook `{name}`"
