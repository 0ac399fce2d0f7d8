"""The rows of Node's functions, and of the web's that Node has, against Node itself.

Every argument that is said to be only read is handed a watched value, a frozen one and one that
is looked for in what comes back (`support/effects.cjs`).
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from tempfile import TemporaryDirectory
from typing import Final, TypedDict

import pytest
from support.node import HERE, needs_node, node, run_js

from allocscan.knowledge.built_ins import (
    ALL_CONSTRUCTORS,
    ALL_FUNCTIONS,
    SAME_OBJECT,
    called,
    canonical,
    constructed,
)
from allocscan.knowledge.effects import CONSTRUCTORS, FUNCTIONS, Argument, Function
from allocscan.knowledge.language_effects import LANGUAGE_CONSTRUCTORS, LANGUAGE_FUNCTIONS
from allocscan.knowledge.node_effects import MEASURED, NODE_CONSTRUCTORS, NODE_FUNCTIONS
from allocscan.knowledge.web_effects import WEB_CONSTRUCTORS, WEB_FUNCTIONS

pytestmark = needs_node

LOOKS: Final = frozenset(
    {Argument.READ, Argument.PROPERTIES, Argument.SECTIONS, Argument.WRAPPED, Argument.SENT}
    | {Argument.DEEPLY_COMPARED, Argument.DEFAULTS, Argument.SETTINGS, Argument.LAUNCHING}
)
"""What an argument must be measured for; the others are text, functions, or leak."""

BEHIND_A_SYMBOL: Final = "Symbol(connect-options)"
"""Node's own, on the socket of an HTTPS request: no name leads there."""

NEEDS_MORE: Final = {
    "node:worker_threads.parentPort.postMessage": "is null in the main thread",
    "process.stdout.write": "takes text",
}


class Verdict(TypedDict):
    ended: str
    writes: list[str]
    kept: list[str]
    frozen: str


@cache
def verdicts(samples: str) -> Mapping[str, list[Verdict]]:
    command = [node(), "--no-warnings", str(HERE / "effects.cjs"), str(HERE / samples)]
    with TemporaryDirectory() as folder:
        # with it Node writes to the environments of the processes that it starts
        covered = {**os.environ, "NODE_V8_COVERAGE": folder}
        ended = subprocess.run(command, capture_output=True, timeout=60, check=False, env=covered)
    assert ended.returncode == 0, ended.stderr.decode()
    found: dict[str, list[Verdict]] = json.loads(ended.stdout)
    return found


def harms(verdict: Verdict) -> list[str]:
    kept = [place for place in verdict["kept"] if BEHIND_A_SYMBOL not in place]
    return verdict["writes"] + kept + ([verdict["frozen"]] if verdict["frozen"] else [])


def looked_at(tables: Mapping[str, Function]) -> Iterator[str]:
    """`path#position` for every argument that a table says is looked at."""
    for path, row in tables.items():
        places = [*row.arguments, *([row.rest] if row.rest else [])]
        yield from (f"{path}#{at}" for at, does in enumerate(places) if does in LOOKS)


def exists(paths: list[str]) -> set[str]:
    """Those of `paths` that this Node has."""
    program = (
        f"const paths = {json.dumps(paths)};\n"
        "const at = (p) => { try { return p.split('.').reduce((o, k) => o[k], globalThis); }"
        " catch { return undefined; } };\n"
        "console.log(JSON.stringify(paths.filter((p) => typeof at(p) === 'function')));\n"
    )
    outcome = run_js({"main.cjs": program.encode()}, "main.cjs")
    return set(json.loads(outcome.stdout))


# ------------------------------------------------------------------ the test can fail


def test_what_is_written_or_kept_is_seen() -> None:
    found = verdicts("effect_samples_bad.cjs")
    silent = [name for name, all_ in found.items() for one in all_ if not harms(one)]
    assert silent == []
    assert len(found) >= 20


@pytest.mark.parametrize(
    "name",
    [
        "node:crypto.createHash#1",
        "node:crypto.createHmac#2",
        "node:vm.createContext#0",
        "setTimeout#2",
    ],
)
def test_what_keeps_it_has_no_row(name: str) -> None:
    path, position = name.split("#")
    row = called(path)
    assert harms(verdicts("effect_samples_bad.cjs")[name][0])
    assert row is None or (int(position) >= len(row.arguments) and row.rest is None)


# ------------------------------------------------------------------ rows against Node


def test_nothing_is_written_kept_or_minded() -> None:
    found = verdicts("effect_samples.cjs")
    harmed = {name: harms(one) for name, all_ in found.items() for one in all_ if harms(one)}
    assert harmed == {}


def test_the_calls_succeed() -> None:
    """A call that throws at once has not looked at its options."""
    found = verdicts("effect_samples.cjs")
    threw = {name: one["ended"] for name, all_ in found.items() for one in all_}
    assert {name: how for name, how in threw.items() if how != "returned"} == {}


def test_every_sample_is_of_a_row() -> None:
    for name in verdicts("effect_samples.cjs"):
        path, position = name.split("#")
        row = constructed(path) or called(path)
        assert row is not None, name
        listed = row.arguments[int(position)] if int(position) < len(row.arguments) else row.rest
        assert listed is not None, name


def test_every_row_of_node_is_measured() -> None:
    measured = set(verdicts("effect_samples.cjs"))
    for table in (NODE_FUNCTIONS, NODE_CONSTRUCTORS):
        missing = set(looked_at(table)) - measured
        assert {name for name in missing if name.split("#")[0] not in NEEDS_MORE} == set()


def test_every_row_of_the_web_that_node_20_has_is_measured() -> None:
    places = [*looked_at(WEB_FUNCTIONS), *looked_at(WEB_CONSTRUCTORS)]
    here = exists([name.split("#")[0] for name in places])
    newer = {"CloseEvent", "EventSource", "ErrorEvent", "StorageEvent", "Worker"}
    measured = set(verdicts("effect_samples.cjs"))
    missing = {name for name in places if name.split("#")[0] in here - newer} - measured
    assert {name for name in missing if not name.startswith("navigator.")} == set()


def test_the_same_object_under_two_paths() -> None:
    pairs = {one: other for one, other in SAME_OBJECT.items() if other and "path" not in one}
    program = (
        f"const pairs = {json.dumps(pairs)};\n"
        "const at = (p) => { const [, m, r] = /^(node:[^.]*)?\\.?(.*)$/.exec(p);\n"
        "  return (r ? r.split('.') : []).reduce((o, k) => o[k], m ? require(m) : globalThis); };\n"
        "for (const [a, b] of Object.entries(pairs)) if (at(a) !== at(b)) console.log(a, b);\n"
        "const timers = require('node:timers');\n"
        "for (const k of ['setTimeout', 'setInterval', 'setImmediate'])\n"
        "  if (timers[k] !== globalThis[k]) console.log(k);\n"
    )
    outcome = run_js({"main.cjs": program.encode()}, "main.cjs")
    different = outcome.stdout.split("\n")[:-1]
    assert outcome.code == 0, outcome.stderr
    assert different == []


# ------------------------------------------------------------------ sources

TABLES: Final = (
    LANGUAGE_FUNCTIONS,
    LANGUAGE_CONSTRUCTORS,
    NODE_FUNCTIONS,
    NODE_CONSTRUCTORS,
    WEB_FUNCTIONS,
    WEB_CONSTRUCTORS,
)


def test_no_path_is_in_two_tables() -> None:
    assert len(ALL_FUNCTIONS) == len(FUNCTIONS) + sum(map(len, TABLES[::2]))
    assert len(ALL_CONSTRUCTORS) == len(CONSTRUCTORS) + sum(map(len, TABLES[1::2]))


def test_every_row_has_a_source() -> None:
    for table in TABLES:
        for path, row in table.items():
            said = row.source.startswith((MEASURED, "sec-", "ECMA-402: ", "Node.js API: ", "V8 "))
            assert said or ": " in row.source, path


def test_a_path_is_its_own_canonical_path() -> None:
    for table in TABLES:
        for path in table:
            root, *keys = path.split(".")
            assert canonical(root, tuple(keys)) == path, path
