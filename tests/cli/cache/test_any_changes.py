"""Whatever is changed, in whatever order and however fast, the cache makes no difference."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.cached import ALONE, CACHED, LOOP, OTHER, ROUTE, TABLE, go, turned

from allocscan.project.changes import changes_since
from allocscan.project.snapshot import Places, Snapshot
from allocscan.project.stamps import digest_of, stamp_of
from allocscan.records import replace

TEXTS = [
    "f();\n",
    TABLE,
    OTHER,
    TABLE + OTHER,
    ALONE,
    LOOP.format(path="./a.js"),
    ROUTE.format(path="./b.js"),
    "// allocscan-disable-next-line rebuilt-object -- why\n" + TABLE,
    TABLE.replace("return", "keep(t); return"),
    "export const broken = ({;\n",
]

NAMES = ["a.js", "b.js", "c.mjs", "lib/d.js"]

CONFIGS = [
    "",
    "min-bytes = 0\n",
    "min-bytes = { called = 4000, iterated = 56, hot = 56 }\n",
    'ignore = ["rebuilt-object"]\n',
    "unsafe-fixes = true\n",
    'exclude = ["b.js"]\n',
    '[[overrides]]\nfiles = ["lib/*"]\nignore = ["rebuilt-object"]\n',
]

JSON = st.sampled_from(["{}", '{"private": true}', '{"name": "y", "browser": {"./a": "./b"}}'])
NAME = st.sampled_from(NAMES)

STEP = st.one_of(
    st.tuples(st.sampled_from(["write", "replace", "restore"]), NAME, st.sampled_from(TEXTS)),
    st.tuples(st.sampled_from(["remove", "touch"]), NAME),
    st.tuples(st.just("move"), NAME, NAME),
    st.tuples(st.just("write"), st.just("allocscan.toml"), st.sampled_from(CONFIGS)),
    st.tuples(st.just("write"), st.sampled_from(["package.json", "lib/package.json"]), JSON),
    st.tuples(st.just("write"), st.just(".gitignore"), st.sampled_from(["", "a.js\n", "lib\n"])),
    st.tuples(st.just("remove"), st.sampled_from(["lib/package.json", ".gitignore"])),
    st.tuples(st.just("link"), st.just("mid"), st.sampled_from(["lib", "..", "nowhere"])),
    st.tuples(st.just("link"), NAME, st.sampled_from(["mid/a.js", "b.js", "../b.js"])),
    st.tuples(st.just("git"), st.just("add"), st.just("-f"), NAME),
    st.tuples(st.just("git"), st.just("rm"), st.just("--cached"), NAME),
)


def restored(path: Path, text: str) -> None:
    """Write, and put the time of the change back."""
    before = path.stat() if path.exists() else None
    path.write_text(text)
    if before is not None:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def written(path: Path, text: str) -> None:
    """Write as editors do: another file takes the place."""
    path.with_name("new").write_text(text)
    path.with_name("new").replace(path)


def act(project: Path, step: tuple[str, ...]) -> None:
    match step:
        case ("write", name, text):
            (project / name).write_text(text)
        case ("replace", name, text):
            written(project / name, text)
        case ("restore", name, text):
            restored(project / name, text)
        case ("remove", name):
            (project / name).unlink(missing_ok=True)
        case ("touch", name):
            (project / name).touch()
        case ("move", name, other):
            if (project / name).exists():
                (project / name).replace(project / other)
        case ("link", name, target):
            turned(project / name, target)
        case ("git", *words):
            subprocess.run(["git", *words], cwd=project, capture_output=True, check=False)


@pytest.mark.parametrize("tracked", [True, False])
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.lists(STEP, min_size=1, max_size=3), min_size=1, max_size=5))
def test_whatever_changes_it_makes_no_difference(
    steps: list[list[tuple[str, ...]]], project: Path, *, tracked: bool
) -> None:
    if tracked:
        subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / "lib").mkdir(exist_ok=True)
    for some in steps:
        for step in some:
            with suppress(OSError):  # what lies behind a link cannot always be written
                act(project, step)
        expected = go(project, "--no-cache")[0]
        assert go(project, *CACHED)[0] == expected
        assert go(project, *CACHED)[0] == expected


def test_an_edit_within_the_same_tick_is_seen(tmp_path: Path) -> None:
    """Same size, same times: what is as young as the run is compared by its content."""
    path = tmp_path / "a.js"
    path.write_text("f();")
    stamp = stamp_of(str(path))
    files = Places([str(path)], [stamp], [digest_of(str(path)).hex()])
    young = Snapshot("", stamp[1], 1, files, Places([], [], []), {}, "{}")
    assert changes_since(young, "").none
    path.write_text("g();")
    same = replace(young, files=replace(files, stamps=[stamp_of(str(path))]))
    assert changes_since(same, "").files == (0,)
    later = replace(same, started=stamp[1] + 10**10)
    assert changes_since(later, "").none  # nobody looks: it was old when that run began
