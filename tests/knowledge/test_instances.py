"""The tables of what is made of constants, against their sources and against Node."""

import json

import pytest
from support.node import needs_node, run_js

from allocscan.knowledge.effects import TYPED_ARRAY_METHODS, Receiver, Result
from allocscan.knowledge.instance_marks import INSTANCE_MARKS
from allocscan.knowledge.instance_methods import (
    DECODER_METHODS,
    ENCODER_METHODS,
    FORMATTER_METHODS,
    GLOBAL_REGEXP_METHODS,
)
from allocscan.knowledge.instances import BOUND_GETTERS, INSTANCES, PLAIN_GETTERS, Made
from allocscan.knowledge.intl_options import INTL_OPTIONS
from allocscan.knowledge.locale_methods import LOCALE_METHODS
from allocscan.knowledge.pure_calls import CONSTRUCTORS, TYPED_ARRAYS, Gives

SOURCES = ("sec-", "ECMA-402: sec-", "Encoding: ")
METHODS = {
    **FORMATTER_METHODS,
    **ENCODER_METHODS,
    **DECODER_METHODS,
    **GLOBAL_REGEXP_METHODS,
    **TYPED_ARRAY_METHODS,
}


def seen(program: str) -> dict[str, object]:
    """What `program` puts into `r`."""
    text = f"const r = {{}};\n{program}\nconsole.log(JSON.stringify(r));\n"
    outcome = run_js({"main.cjs": text.encode()}, "main.cjs")
    assert outcome.code == 0, outcome.stderr
    found: dict[str, object] = json.loads(outcome.stdout)
    return found


def test_every_row_has_a_source() -> None:
    tables = (INSTANCES, METHODS, INTL_OPTIONS)
    sources = [row.source for table in tables for row in table.values()]
    assert [source for source in sources if not source.startswith(SOURCES)] == []


def test_options_are_those_of_constructors() -> None:
    assert {name for name in INTL_OPTIONS if INSTANCES[name].made is Made.FORMATTER} == set(
        INTL_OPTIONS
    )
    for known in INTL_OPTIONS.values():
        keys = set(known.values)
        assert {key for pair in known.ordered for key in pair} <= keys
        assert known.exclusive[0] | known.exclusive[1] <= keys
        assert {key for key, _ in known.required} | set(known.required.values()) <= keys
        assert known.pinned <= keys


def test_locale_methods_lead_to_known_options() -> None:
    for rows in LOCALE_METHODS.values():
        for row in rows:
            assert row.parts <= INTL_OPTIONS[row.constructor].values.keys()
            assert row.method in {"compare", "format"}


@needs_node
def test_constructors_and_whether_new_is_needed() -> None:
    arguments = {"Intl.DisplayNames": "'en', { type: 'region' }", "JSON.parse": "'{}'"}
    body = "".join(
        f"r['{name}'] = [true, false].map((made) => {{ try {{ made ? new {name}({given}) :"
        f" {name}({given}); return true; }} catch {{ return false; }} }});\n"
        for name in INSTANCES
        for given in [arguments.get(name, "")]
    )
    found = seen(body)
    for name, row in INSTANCES.items():
        assert found[name] == [row.made is not Made.PARSED, row.bare], name


MAKERS = {
    "Intl.Collator": ("new Intl.Collator('en')", FORMATTER_METHODS),
    "Intl.NumberFormat": ("new Intl.NumberFormat('en')", FORMATTER_METHODS),
    "Intl.PluralRules": ("new Intl.PluralRules('en')", FORMATTER_METHODS),
    "Intl.DateTimeFormat": ("new Intl.DateTimeFormat('en')", FORMATTER_METHODS),
    "Intl.DisplayNames": ("new Intl.DisplayNames('en', { type: 'region' })", FORMATTER_METHODS),
    "Intl.Segmenter": ("new Intl.Segmenter('en')", FORMATTER_METHODS),
    "TextEncoder": ("new TextEncoder()", ENCODER_METHODS),
    "TextDecoder": ("new TextDecoder()", DECODER_METHODS),
}


@needs_node
@pytest.mark.parametrize("name", MAKERS)
def test_instances_stay_as_they_are(name: str) -> None:
    """Whatever is called on a used one, with whatever it takes, gives what a fresh one gives, and
    neither the instance nor the same object twice."""
    maker, methods = MAKERS[name]
    given = json.dumps([[], ["a"], ["US"], [1], [1, 2], ["a", "b"]])
    body = (
        f"const given = [...{given}, [new Uint8Array([97])], ['a', new Uint8Array(4)]];\n"
        f"const one = {maker}, fresh = () => {maker}, keys = Reflect.ownKeys(one).length;\n"
        "const ask = (one, name, args) => { try { return one[name](...args); }"
        " catch (e) { return e.name; } };\n"
        f"for (const name of {json.dumps(sorted(methods))}) {{\n"
        "  if (typeof one[name] !== 'function') continue;\n"
        "  r[name] = given.every((args) => {\n"
        "    const all = [one, one, fresh()].map((each) => ask(each, name, args));\n"
        "    const same = new Set(all.map((each) => JSON.stringify(each))).size === 1;\n"
        "    const kept = typeof all[0] === 'object' && (all[0] === all[1] || all[0] === one);\n"
        "    return same && !kept && Reflect.ownKeys(one).length === keys;\n"
        "  });\n}"
    )
    found = seen(body)
    assert found
    assert set(found.values()) == {True}, found


@needs_node
def test_getters() -> None:
    """Bound ones give one function for ever, plain ones a primitive."""
    makers = json.dumps([maker for maker, _ in MAKERS.values()] + ["/a/g", "/a/"])
    names = json.dumps(sorted(BOUND_GETTERS | PLAIN_GETTERS))
    found = seen(
        f"for (const maker of {makers}) {{ const one = (0, eval)(maker);\n"
        f"for (const name of {names}) if (name in one) {{\n"
        "  const own = typeof one[name] === 'function' && one[name] !== (0, eval)(maker)[name];\n"
        "  const same = one[name] === one[name];\n"
        "  r[name] = own && same ? 'bound' : typeof one[name]; } }"
    )
    assert {name for name, kind in found.items() if kind == "bound"} == BOUND_GETTERS
    assert not {found[name] for name in PLAIN_GETTERS} & {"object", "function", "bound"}


@needs_node
def test_a_decoder_of_whole_texts_forgets() -> None:
    found = seen(
        "const d = new TextDecoder(), cut = new Uint8Array([195]), a = new Uint8Array([97]);\n"
        "r.whole = [d.decode(cut), d.decode(a)];\n"
        "d.decode(cut, { stream: true }); r.streamed = d.decode(a);"
    )
    assert found == {"whole": ["\ufffd", "a"], "streamed": "\ufffda"}


@needs_node
def test_methods_of_strings_leave_global_patterns_at_zero() -> None:
    """And begin there, replaced by a function or not, whatever that does."""
    calls = ["match(p)", "replace(p, '')", "replaceAll(p, '')", "split(p)", "search(p)"]
    calls += ["replace(p, () => 'aa'.replace(p, 'b'))", "matchAll(p).next().value[0]"]
    body = "".join(
        f"{{ const p = /a/g; const one = JSON.stringify('xaya'.{call}); const at = p.lastIndex;\n"
        f"r[{json.dumps(call)}] = at === 0 && JSON.stringify('xaya'.{call}) === one; }}\n"
        for call in calls
    )
    assert seen(body) == dict.fromkeys(calls, True)
    stops = seen("const p = /a/g; p.test('aa'); r.test = p.lastIndex;")
    assert stops == {"test": 1}


# ------------------------------------------------------------------ typed arrays

CALLS = {
    "at": "0",
    "copyWithin": "0, 1",
    "fill": "9",
    "includes": "1",
    "indexOf": "1",
    "lastIndexOf": "1",
    "reduce": "(a, b) => a + b, 0",
    "reduceRight": "(a, b) => a + b, 0",
    "set": "[7]",
    "slice": "0",
    "sort": "(a, b) => a - b",
    "toSorted": "(a, b) => a - b",
    "with": "0, 9",
    **dict.fromkeys(("entries", "join", "keys", "reverse", "toReversed", "toString", "values"), ""),
}


def test_typed_arrays_have_a_row_each() -> None:
    made = {name for name, row in CONSTRUCTORS.items() if row.gives is Gives.TYPED_ARRAY}
    assert made == set(TYPED_ARRAYS)


@needs_node
@pytest.mark.parametrize("constructor", sorted(TYPED_ARRAYS))
def test_what_methods_of_typed_arrays_do(constructor: str) -> None:
    body = "".join(
        f"{{ const t = new {constructor}([3, 1, 2]), was = t.join();\n"
        f"const given = t.{name}({CALLS.get(name, '(x) => x')});\n"
        f"r.{name} = [t.join() !== was, given === t, given?.buffer === t.buffer && given !== t]; }}\n"
        for name in TYPED_ARRAY_METHODS
    )
    found = seen(body)
    for name, row in TYPED_ARRAY_METHODS.items():
        mutated, same = row.receiver is Receiver.MUTATED, row.result is Result.RECEIVER
        assert found[name] == [mutated, same, False], name


@needs_node
def test_methods_that_share_the_buffer_have_no_row() -> None:
    body = (
        "const all = Object.getOwnPropertyNames(Object.getPrototypeOf(Uint8Array.prototype));\n"
        "r.sharing = all.filter((name) => { const t = new Uint8Array([3, 1, 2]);\n"
        "  try { const given = t[name](0); return given?.buffer === t.buffer && given !== t; }\n"
        "  catch { return false; } });"
    )
    sharing = seen(body)["sharing"]
    assert sharing == ["subarray"]
    assert "subarray" not in TYPED_ARRAY_METHODS


def test_every_row_has_a_mark() -> None:
    names = [*INSTANCES, *LOCALE_METHODS]
    assert [name for name in names if not any(m.decode() in name for m in INSTANCE_MARKS)] == []
