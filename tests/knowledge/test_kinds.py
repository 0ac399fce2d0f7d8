"""The tables of kinds and of methods against the engine, for what Node has of it."""

import json

import pytest
from support.node import needs_node, run_js

from allocscan.knowledge.effects import Argument
from allocscan.knowledge.kind_results import METHODS_GIVE, PROPERTIES_GIVE
from allocscan.knowledge.kinds import CALLED, CONSTRUCTED, TYPES, Kind, kind_of_type
from allocscan.knowledge.platform_methods import METHODS

MADE = {
    Kind.STRING: "'ab'",
    Kind.NUMERIC: "12",
    Kind.BOOLEAN: "true",
    Kind.ARRAY: "[1, 2]",
    Kind.TYPED_ARRAY: "new Uint8Array([1, 2])",
    Kind.DATE: "new Date(0)",
    Kind.REGEXP: "/a/",
    Kind.MAP: "new Map()",
    Kind.SET: "new Set()",
    Kind.CHANNEL: "new MessageChannel()",
}
"""An expression of each kind that Node has without a page."""

HOST = {Kind.ELEMENT, Kind.DOCUMENT, Kind.WINDOW, Kind.DRAWING}
PAGE_ONLY = {"Worker", "MutationObserver", "IntersectionObserver", "ResizeObserver"}

TELL = """
const kind = (v) => {
  if (v === null || v === undefined) return 'nothing';
  if (typeof v === 'bigint') return 'NUMERIC';
  if (typeof v !== 'object') return { number: 'NUMERIC' }[typeof v] ?? (typeof v).toUpperCase();
  if (Array.isArray(v)) return 'ARRAY';
  if (ArrayBuffer.isView(v)) return 'TYPED_ARRAY';
  const name = v.constructor.name.toUpperCase();
  const same = { WEAKMAP: 'MAP', WEAKSET: 'SET', MESSAGEPORT: 'PORT', BROADCASTCHANNEL: 'PORT',
    MESSAGECHANNEL: 'CHANNEL', PERFORMANCEOBSERVER: 'OBSERVER' };
  return same[name] ?? name;
};
const found = {};
const note = (key, make) => {
  try { found[key] = kind(make()); } catch (e) { found[key] = String(e); }
};
"""


def told(rows: dict[str, str]) -> dict[str, str]:
    """The kind that each expression has in Node, by its name."""
    body = "".join(f"note({json.dumps(key)}, () => {code});\n" for key, code in rows.items())
    program = TELL + body + "console.log(JSON.stringify(found)); process.exit(0);"
    outcome = run_js({"main.cjs": program.encode()}, "main.cjs")
    assert outcome.code == 0, outcome.stderr
    answer: dict[str, str] = json.loads(outcome.stdout)
    return answer


ARGUMENTS = {
    "codePointAt": "0",
    "every": "(x) => x",
    "fill": "1",
    "filter": "(x) => x",
    "findIndex": "(x) => x",
    "findLastIndex": "(x) => x",
    "flatMap": "(x) => x",
    "map": "(x) => x",
    "replaceAll": "'a', 'b'",
    "set": "{}, 1",
    "add": "{}",
    "some": "(x) => x",
    "toFixed": "1",
    "toPrecision": "2",
    "with": "0, 1",
    "match": "'a'",
    "exec": "'a'",
}
CALLS = {"BigInt": "1", "Object.hasOwn": "{}, 'a'", "String.fromCodePoint": "1"}


@needs_node
def test_what_methods_give() -> None:
    rows = {(kind, name): gives for (kind, name), gives in METHODS_GIVE.items() if kind in MADE}
    answers = told(
        {
            f"{kind.name}.{name}": f"({MADE[kind]}).{name}({ARGUMENTS.get(name, '')})"
            for kind, name in rows
        }
    )
    newer = {key for key, got in answers.items() if "is not a function" in got}
    assert {key.partition(".")[2] for key in newer} <= {
        *("toReversed", "toSorted", "toSpliced", "with", "findLastIndex")
    }
    for (kind, name), gives in rows.items():
        if f"{kind.name}.{name}" not in newer:
            assert answers[f"{kind.name}.{name}"] == gives.name, (kind, name)


@needs_node
def test_what_properties_hold() -> None:
    rows = {(kind, name): gives for (kind, name), gives in PROPERTIES_GIVE.items() if kind in MADE}
    operators = {"+": " + 1"}
    answers = told(
        {
            f"{kind.name}.{name}": f"({MADE[kind]}){operators.get(name, '.' + name)}"
            for kind, name in rows
        }
    )
    wrong = {
        key: got
        for key, got in answers.items()
        if got != rows[Kind[key.partition(".")[0]], key.partition(".")[2]].name
    }
    assert wrong == {}


@needs_node
def test_what_functions_and_constructors_give() -> None:
    given = {name: CALLS.get(name, "{}") for name in CALLED}
    answers = told({name: f"{name}({arguments})" for name, arguments in given.items()})
    assert answers == {name: kind.name for name, kind in CALLED.items()} | {"Array": "ARRAY"}
    news = {name: kind for name, kind in CONSTRUCTED.items() if name not in PAGE_ONLY}
    with_callback = {"PerformanceObserver": "() => {}", "BroadcastChannel": "'x'"}
    made = told({name: f"new {name}({with_callback.get(name, '')})" for name in news})
    assert made == {name: kind.name for name, kind in news.items()}


def test_types_are_of_kinds_that_something_makes() -> None:
    assert kind_of_type("HTMLDivElement") is Kind.ELEMENT
    assert kind_of_type("HTMLElementTagNameMap") is None
    assert kind_of_type("Moment") is None
    assert set(TYPES.values()) <= set(Kind)


PLAIN = {Argument.ITERATED, Argument.OPTIONS, Argument.COMPARED}


@needs_node
@pytest.mark.parametrize("kind", [kind for kind in METHODS if kind in MADE], ids=lambda k: k.name)
def test_what_is_read_is_not_written_or_kept(kind: Kind) -> None:
    lines = []
    for name, row in METHODS[kind].items():
        listed = row.arguments or ((row.rest,) * 3 if row.rest is not None else ())
        for position, does in enumerate(listed):
            if does in PLAIN:
                before = ", ".join(["'en'"] * position)
                passed = f"{before}{', ' if before else ''}watched"
                lines.append(f"watch({json.dumps(name)}, () => ({MADE[kind]}).{name}({passed}));")
    program = """
let wrote = [], current = '';
const no = () => { wrote.push(current); return true; };
const watched = new Proxy({ toString: () => '1', [Symbol.toPrimitive]: () => 1 }, {
  set: no, defineProperty: no, deleteProperty: no, setPrototypeOf: no, preventExtensions: no });
const watch = (name, call) => {
  current = name;
  let out;
  try { out = call(); } catch (e) {
    if (!(e instanceof RangeError || e instanceof TypeError)) wrote.push(`${name}: ${e}`);
    return;
  }
  if (out === watched || (Array.isArray(out) && out.includes(watched))) wrote.push(name);
};
""" + "\n".join(lines)
    outcome = run_js({"main.cjs": (program + "\nconsole.log(wrote.join());").encode()}, "main.cjs")
    assert outcome.code == 0, outcome.stderr
    assert outcome.stdout.strip() == ""
    assert lines
