"""The effect tables against the engine: what is said to read works on frozen values, what is said
to change them throws."""

import json

import pytest
from support.node import needs_node, run_js

from allocscan.knowledge.effects import (
    ARRAY_METHODS,
    CONSTRUCTORS,
    CONTAINER_METHODS,
    FUNCTIONS,
    OBJECT_METHODS,
    REGEXP_METHODS,
    Argument,
    Handed,
    Receiver,
    Result,
)

CALLS = {
    "at": "0",
    "concat": "[3]",
    "copyWithin": "0, 1",
    "fill": "9",
    "hasOwnProperty": "'0'",
    "includes": "1",
    "indexOf": "1",
    "lastIndexOf": "1",
    "push": "3",
    "reduce": "(a, b) => a + b, 0",
    "reduceRight": "(a, b) => a + b, 0",
    "sort": "(a, b) => b - a",
    "splice": "0, 1",
    "toSorted": "(a, b) => b - a",
    "toSpliced": "0, 1",
    "unshift": "3",
    "with": "0, 9",
}

SOURCES = ("sec-", "Console:", "ECMA-402:", "Fetch:", "HTML:", "Node.js API:", "URL:")


def engine(program: str) -> dict[str, bool]:
    outcome = run_js({"main.cjs": program.encode()}, "main.cjs")
    assert outcome.code == 0, outcome.stderr
    found: dict[str, bool] = json.loads(outcome.stdout)
    return found


@needs_node
def test_array_methods_on_a_frozen_array() -> None:
    calls = {name: CALLS.get(name, "(x) => x") for name in ARRAY_METHODS}
    calls |= dict.fromkeys(("entries", "flat", "join", "keys", "pop", "reverse", "shift"), "")
    calls |= dict.fromkeys(("slice", "toReversed", "toString", "values"), "")
    body = "".join(
        f"try {{ Object.freeze([1, 2]).{name}({arguments}); r.{name} = false; }}"
        f" catch (e) {{ r.{name} = e instanceof TypeError; }}\n"
        for name, arguments in calls.items()
    )
    threw = engine(f"const r = {{}};\n{body}console.log(JSON.stringify(r));\n")
    changes = {name for name, row in ARRAY_METHODS.items() if row.receiver is Receiver.MUTATED}
    assert {name for name, thrown in threw.items() if thrown} == changes


@needs_node
def test_what_callbacks_receive() -> None:
    """The third parameter is the array itself, for `reduce` the fourth: it must be followed."""
    names = [name for name, row in ARRAY_METHODS.items() if Handed.RECEIVER in row.callback]
    body = "".join(
        f"const a_{name} = [[1], [2]]; let s_{name} = [];\n"
        f"a_{name}.{name}((...p) => {{ s_{name} = p.map((x) => x === a_{name}); return p[0]; }}, a_{name}[0]);\n"
        f"r.{name} = s_{name};\n"
        for name in names
    )
    outcome = run_js(
        {"main.cjs": f"const r = {{}};\n{body}console.log(JSON.stringify(r));\n".encode()},
        "main.cjs",
    )
    received: dict[str, list[bool]] = json.loads(outcome.stdout)
    for name in names:
        callback = ARRAY_METHODS[name].callback
        assert received[name] == [handed is Handed.RECEIVER for handed in callback], name


@needs_node
def test_what_methods_give_back() -> None:
    """No method but those said to gives the receiver back."""
    gives = {name for name, row in ARRAY_METHODS.items() if row.result is Result.RECEIVER}
    plain = {**dict.fromkeys(ARRAY_METHODS, "(x) => x"), **CALLS}
    plain |= dict.fromkeys(("entries", "flat", "join", "keys", "pop", "reverse", "shift"), "")
    plain |= dict.fromkeys(("slice", "toReversed", "toString", "values"), "")
    body = "".join(
        f"const a_{name} = [1, 2]; r.{name} = a_{name}.{name}({arguments}) === a_{name};\n"
        for name, arguments in plain.items()
    )
    same = engine(f"const r = {{}};\n{body}console.log(JSON.stringify(r));\n")
    assert {name for name, is_same in same.items() if is_same} == gives


@needs_node
def test_functions_exist_and_read_frozen_values() -> None:
    reads = [
        name
        for name, row in FUNCTIONS.items()
        if row.arguments[:1] and row.arguments[0] not in (Argument.MUTATED, Argument.PROTOTYPE)
    ]
    body = "".join(
        f"try {{ {name}(Object.freeze([[1, 2]])); r['{name}'] = true; }}"
        f" catch (e) {{ r['{name}'] = String(e); }}\n"
        for name in reads
        if not name.startswith("console.") and name != "Array.from"
    )
    assert set(engine(f"const r = {{}};\n{body}console.log(JSON.stringify(r));\n").values()) == {
        True
    }


@pytest.mark.parametrize(
    "table", [ARRAY_METHODS, CONTAINER_METHODS, OBJECT_METHODS, REGEXP_METHODS]
)
def test_every_method_has_a_source(table: dict[str, object]) -> None:
    assert all(row.source.startswith(SOURCES) for row in table.values())  # type: ignore[attr-defined]


def test_every_function_has_a_source() -> None:
    for row in (*FUNCTIONS.values(), *CONSTRUCTORS.values()):
        assert row.source.startswith(SOURCES)
