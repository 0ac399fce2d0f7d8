"""The baseline through any history of edits, fixes and prunes: nothing that is there is lost."""

import io
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocscan.cli.main import main
from allocscan.known import Identity
from allocscan.scanning.identity import fingerprint

NAME = "allocscan-baseline.json"
FILES = ("a.js", "src/b.js", "src/c.js")
TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
BODIES = (
    f"const t = {TABLE}; return t[k];",
    f"const t = {TABLE}; keep(t); const u = {TABLE}; keep(u);",
    f"return [[1, 2, 3], [4, 5, 6], [7, 8, 9], {TABLE}];",
    f"const t = {TABLE.replace('1,', '11,')}; return t;",
)
BROKEN = "((((\n)))}}}\n"
SPOILT = "export const spoilt = { a: 1 @@ };\nexport const one = 1;\nexport const two = 2;\n"

Key = tuple[str, str, str, str]

TEXTS = st.one_of(
    st.lists(st.tuples(st.sampled_from("fgh"), st.sampled_from(BODIES)), max_size=3),
    st.sampled_from([BROKEN, SPOILT]),
    st.none(),
)
"""Functions, a text with errors, or no file at all."""

NARROW = ("--select rebuilt-array", "--ignore rebuilt-object", "--config min-bytes=9999", "src")
STEPS = st.one_of(
    st.tuples(st.sampled_from(FILES), TEXTS),
    st.sampled_from(
        [
            ("", f"{flag} {words}")
            for flag in ("--fix", "--fix --unsafe-fixes", "--prune-baseline", "--write-baseline")
            for words in ("", *NARROW)
        ]
    ),
)


@contextmanager
def within(folder: str) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def go(*words: str) -> dict[str, list[dict[str, str]]]:
    """The JSON report of a run."""
    kept = sys.stdout, sys.stderr
    written, said = io.BytesIO(), io.BytesIO()
    streams = io.TextIOWrapper(written, "utf-8"), io.TextIOWrapper(said, "utf-8")
    sys.stdout, sys.stderr = streams
    try:
        code = main(["-f", "json", "--no-cache", *words])
    finally:
        sys.stdout, sys.stderr = kept
    assert code in (0, 1), said.getvalue()
    report: dict[str, list[dict[str, str]]] = json.loads(written.getvalue())
    return report


def lay(path: str, text: Sequence[tuple[str, str]] | str | None) -> None:
    if text is None:
        Path(path).unlink(missing_ok=True)
        return
    Path(path).parent.mkdir(exist_ok=True)
    if not isinstance(text, str):
        named = {name: f"export function {name}(k) {{ {body} }}\n" for name, body in text}
        text = "".join(named.values())
    Path(path).write_text(text)


def known() -> dict[Key, list[int]]:
    """The numbers of the entries, by what else they say."""
    entries: dict[Key, list[int]] = {}
    if Path(NAME).exists():
        for each in json.loads(Path(NAME).read_text())["findings"]:
            key = (each["path"], each["rule"], each["scope"], each["hash"])
            entries.setdefault(key, []).append(each["n"])
    return entries


def there(keys: Sequence[Key]) -> Counter[Key]:
    """How many findings a full run has of each of `keys`."""
    found = {each["fingerprint"] for each in go("--no-baseline")["findings"]}
    return Counter(
        key
        for key in keys
        for number in range(8)
        if fingerprint(key[0], Identity(*key[1:], number)) in found
    )


def readable(path: str) -> bool:
    return not Path(path).exists() or Path(path).read_text() not in (BROKEN, SPOILT)


def take(words: str) -> None:
    """Run with `words`, and see what became of the baseline."""
    before = known()
    go(*words.split())
    after = known()
    found = there([*before])
    for key, numbers in before.items():
        least = min(len(numbers), found[key]) if readable(key[0]) else len(numbers)
        assert len(after.get(key, [])) >= least, f"{words}: {key} was lost"
    if "--write-baseline" not in words:
        added = [key for key, numbers in after.items() if not {*numbers} <= {*before.get(key, [])}]
        assert added == [], f"{words}: something was added"
    if words.split() == ["--write-baseline"]:
        assert go()["findings"] == [], "all of it is known now"
        gone = [key for key in after if readable(key[0]) and not there([key])]
        assert gone == [], "and nothing else"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=3, max_size=9))
def test_history(steps: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, within(folder):
        Path(".git").mkdir()
        for path in FILES:
            lay(path, [("f", BODIES[0]), ("g", BODIES[1])])
        take("--write-baseline")
        for path, what in steps:
            if path:
                lay(path, what)  # type: ignore[arg-type]
            elif Path("src").exists():
                take(str(what))
        take("--write-baseline")
        before = Path(NAME).read_bytes()
        go()
        assert Path(NAME).read_bytes() == before, "a plain run never writes"
