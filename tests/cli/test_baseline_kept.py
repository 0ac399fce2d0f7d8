"""What no run may drop from the baseline: all that it did not look for, or could not see."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.repository import git, made, put

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }"
NAME = "allocscan-baseline.json"
LOW = "min-bytes = 60\nmin-entries = 4\n"
CODE = (
    f"export function f(k) {{\n  for (const x of k) {{ const t = {TABLE}; keep(t); }}\n}}\n"
    f"export function g(k) {{ return [[1, 2, 3], [4, 5, 6], [7, 8, 9], {TABLE}][k]; }}\n"
)
UNUSED = "// allocscan-disable-next-line rebuilt-array -- was needed once\nf();\n"
CRASHING = '''"""A rule."""

from allocscan.rule import Claim, Meta, Site

META = Meta(summary="A rule", since="next")


def check(site: Site) -> Claim | None:
    """Crash."""
    raise ValueError(site.function)
'''
PROFILE = json.dumps(
    {
        "head": {
            "callFrame": {
                "functionName": "", "scriptId": "0", "url": "", "lineNumber": 0, "columnNumber": 0,
            },
            "selfSize": 0,
            "id": 1,
            "children": [],
        },
        "samples": [],
    }
)  # fmt: skip

Change = Callable[[Path], object]


def go(cwd: Path, *words: str, **env: str) -> tuple[int, str]:
    """The exit code and stderr."""
    done = run_command("-f", "json", *words, cwd=cwd, program=REAL, env=env)
    return done.returncode, done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with findings in `src/a.js`, `src/b.js` and `lib/c.js`, all of them known."""
    root = made(tmp_path / "p", {"src/a.js": CODE, "src/b.js": CODE + UNUSED, "lib/c.js": CODE})
    put(root, {"allocscan.toml": LOW})
    code, stderr = go(root, "--write-baseline")
    assert code == 0
    assert "Wrote 7 entries" in stderr
    git(root, "add", "-A")
    git(root, "commit", "-qm", "known")
    return root


def entries(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((root / NAME).read_text())["findings"]
    return found


def recorded(root: Path) -> None:
    """What a recording says of a file may be why nothing is found in it."""
    put(root, {"p.heapprofile": PROFILE, "lib/c.js": "f();\n"})


def nothing(_: Path) -> None:
    """The files are as they were."""


def text(path: str, content: str) -> Change:
    return lambda root: (root / path).write_text(content)


def raw(path: str, content: bytes) -> Change:
    return lambda root: (root / path).write_bytes(content)


def sparse(root: Path) -> None:
    git(root, "sparse-checkout", "set", "--no-cone", "/src/a.js", f"/{NAME}", "/allocscan.toml")
    assert not (root / "lib").exists()


def broken_link(root: Path) -> None:
    (root / "lib" / "c.js").unlink()
    (root / "lib" / "c.js").symlink_to("nowhere")


def a_folder(root: Path) -> None:
    (root / "lib" / "c.js").unlink()
    (root / "lib" / "c.js").mkdir()


def submodule(root: Path) -> None:
    """`lib` becomes a submodule that is not there."""
    git(root, "rm", "-rq", "lib")
    name = git(root, "rev-parse", "HEAD").decode().strip()
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{name},lib")
    (root / "lib").mkdir()


def crashing(root: Path) -> None:
    """A rule crashes on what is left of the file."""
    put(
        root, {"rules/crash/rule.py": CRASHING, "lib/c.js": CODE[CODE.index("export function g") :]}
    )


SITUATIONS = [
    pytest.param(nothing, "--select rebuilt-array", {}, id="one rule"),
    pytest.param(nothing, "--ignore rebuilt-object,rebuilt-array", {}, id="all but two"),
    pytest.param(nothing, "--ignore rebuilt-formatter", {}, id="all but one"),
    pytest.param(nothing, "--config rules.rebuilt-object=off", {}, id="a rule is off"),
    pytest.param(
        nothing, '--config overrides=[{files=["lib/**"],ignore=["rebuilt-object"]}]', {},
        id="off in a folder",
    ),
    pytest.param(
        nothing, "--config report-unused-suppressions=false", {}, id="no word on comments"
    ),
    pytest.param(nothing, "--select unused-suppression", {}, id="comments alone"),
    pytest.param(
        text("allocscan.toml", f'ignore = ["rebuilt-object"]\n{LOW}'), "", {},
        id="switched off for good",
    ),
    pytest.param(nothing, "--config min-bytes=9999", {}, id="more bytes"),
    pytest.param(nothing, "--config min-entries=99", {}, id="more entries"),
    pytest.param(nothing, "--config min-shared-entries=99", {}, id="more shared entries"),
    pytest.param(
        nothing, "--config rules.rebuilt-object={min-bytes=9999}", {}, id="more for one rule"
    ),
    pytest.param(
        nothing,
        '--config overrides=[{files=["**"],rules={rebuilt-object={min-bytes=9999}}}]', {},
        id="more in a folder",
    ),
    pytest.param(nothing, "--engine node20 --config min-bytes=9999", {}, id="engine"),
    pytest.param(nothing, "--isolated", {}, id="no configuration"),
    pytest.param(
        text("other.toml", "min-bytes = 9999\n"), "--config other.toml", {}, id="another file"
    ),
    pytest.param(
        text("other.toml", "min-bytes = 9999\n"), "", {"ALLOCSCAN_CONFIG": "other.toml"},
        id="another file, by the environment",
    ),
    pytest.param(
        recorded, "--profile p.heapprofile", {}, id="recorded",
    ),
    pytest.param(raw("lib/c.js", b"<<<<<<< A\n((((\n=======\n))))}}}\n"), "", {}, id="a conflict"),
    pytest.param(
        text("lib/c.js", CODE.replace("b: 2", "b: 2 @@").replace("2, 3]", "2 @@, 3]")), "", {},
        id="one place that cannot be read",
    ),
    pytest.param(crashing, "--pack rules", {}, id="a rule that crashes"),
    pytest.param(raw("lib/c.js", b"\xff\xfe\xff f();"), "", {}, id="no UTF-8"),
    pytest.param(text("lib/c.js", "// @generated\nf();\n"), "", {}, id="generated"),
    pytest.param(text("lib/c.js", "f();" * 20_000), "--max-file-size 1KiB", {}, id="too large"),
    pytest.param(broken_link, "", {}, id="a link to nowhere"),
    pytest.param(a_folder, "", {}, id="a folder of that name"),
    pytest.param(text("lib/c.js", "f();\n"), "--exclude lib", {}, id="excluded"),
    pytest.param(text("lib/c.js", "f();\n"), "--include src/**", {}, id="not included"),
    pytest.param(text("lib/c.js", "f();\n"), "src", {}, id="elsewhere"),
    pytest.param(
        lambda root: (root / "lib" / "c.js").unlink(), "src", {}, id="gone, but elsewhere"
    ),
    pytest.param(sparse, "", {}, id="sparse"),
    pytest.param(submodule, "", {}, id="a submodule that is not there"),
    pytest.param(text("lib/c.js", "f();\n"), "--changed", {}, id="a part"),
    pytest.param(text("lib/c.js", "f();\n"), "--since HEAD", {}, id="a part since then"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words", "env"), SITUATIONS)
def test_never_pruned(change: Change, words: str, env: dict[str, str], project: Path) -> None:
    change(project)
    before = (project / NAME).read_bytes()
    for flag in ("--prune-baseline", "--fix"):
        _, stderr = go(project, *words.split(), flag, **env)
        assert not stderr.startswith("allocscan:"), "it ran"
        assert (project / NAME).read_bytes() == before, flag
    stale = run_command("-f", "json", *words.split(), cwd=project, program=REAL, env=env)
    assert json.loads(stale.stdout)["summary"]["stale"] == 0


JUDGED_IN_PART = [
    each for each in SITUATIONS if each.id not in ("a part", "a part since then")
]  # --write-baseline means the files that git names


@pytest.mark.parametrize(("change", "words", "env"), JUDGED_IN_PART)
def test_never_lost_by_writing(
    change: Change, words: str, env: dict[str, str], project: Path
) -> None:
    change(project)
    before = entries(project)
    _, stderr = go(project, *words.split(), "--write-baseline", **env)
    assert not stderr.startswith("allocscan:"), "it ran"
    after = entries(project)
    assert [each for each in before if each not in after] == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(text("lib/c.js", "f();\n"), "", id="it was mended"),
        pytest.param(text("lib/c.js", "f();\n"), "lib", id="it was mended, and named"),
        pytest.param(lambda root: (root / "lib" / "c.js").unlink(), "", id="the file is gone"),
        pytest.param(
            lambda root: git(root, "rm", "-q", "lib/c.js"), "", id="the file is gone for git too"
        ),
        pytest.param(text("lib/c.js", "f();\n"), "--config min-bytes=60", id="as the project has"),
        pytest.param(text("lib/c.js", "f();\n"), "--config jobs=1 --no-cache", id="no matter"),
        pytest.param(text("lib/c.js", "f();\n"), "--config allocscan.toml", id="its own file"),
        pytest.param(
            text("lib/c.js", "f();\n"), "--select rebuilt-object,rebuilt-array", id="both rules"
        ),
    ],
)  # fmt: skip
def test_what_is_gone_goes(change: Change, words: str, project: Path) -> None:
    change(project)
    assert "Removed 2 entries" in go(project, *words.split(), "--prune-baseline")[1]
    assert {each["path"] for each in entries(project)} == {"src/a.js", "src/b.js"}


def test_one_rule_of_two_goes(project: Path) -> None:
    (project / "lib" / "c.js").write_text("f();\n")
    _, stderr = go(project, "--prune-baseline", "--select", "rebuilt-array")
    assert "Removed 1 entry" in stderr
    assert "Kept 4 entries that this run did not look for" in stderr
    assert [each["rule"] for each in entries(project) if each["path"] == "lib/c.js"] == [
        "rebuilt-object"
    ]


def test_a_file_of_its_own_is_the_projects_where_there_is_no_other(project: Path) -> None:
    (project / "allocscan.toml").rename(project / "ci.toml")
    (project / "lib" / "c.js").write_text("f();\n")
    assert "Removed 2 entries" in go(project, "--config", "ci.toml", "--fix")[1]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_is_there(project: Path) -> None:
    before = (project / NAME).read_bytes()
    (project / "lib").chmod(0)
    try:
        go(project, "--prune-baseline")
    finally:
        (project / "lib").chmod(0o755)
    assert (project / NAME).read_bytes() == before


def test_a_part_says_that_it_removes_nothing(project: Path) -> None:
    (project / "lib" / "c.js").write_text("f();\n")
    assert "a part of the files only" in go(project, "--prune-baseline", "--changed")[1]


def test_a_file_that_is_only_fixed_is_still_told_what_is_known(project: Path) -> None:
    done = run_command("--fix-only", "-f", "json", cwd=project, program=REAL)
    assert json.loads(done.stdout)["summary"]["baselined"] == 7
