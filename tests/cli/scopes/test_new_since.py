"""`--new-since`: which findings are new, wherever the code around them went."""

from pathlib import Path

import pytest
from support.changes import (
    CLEAN,
    NEW,
    OLD,
    TWIN,
    Change,
    found,
    in_turn,
    run,
    staged,
    touched,
    unstaged,
)
from support.repository import commit, git, put

SILENT = "// allocscan-disable-next-line rebuilt-object -- why\n"


def silenced(text: str) -> str:
    return text.replace("  const rates", f"  {SILENT}  const rates")


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        pytest.param(lambda folder: None, (), [], id="nothing changed"),
        pytest.param(touched, (), [], id="touched"),
        pytest.param(unstaged({"old.js": "\n\n// x\n" + OLD}), (), [], id="moved down"),
        pytest.param(unstaged({"old.js": CLEAN + OLD + CLEAN}), (), [], id="code around it"),
        pytest.param(unstaged({"old.js": OLD.replace(", ", ",\n")}), (), [], id="laid out anew"),
        pytest.param(
            lambda folder: git(folder, "mv", "old.js", "moved.js"), (), [], id="a file renamed"
        ),
        pytest.param(
            in_turn(
                lambda folder: git(folder, "mv", "old.js", "sub/moved.ts"),
                unstaged({"sub/moved.ts": CLEAN + OLD}),
            ),
            (),
            [],
            id="renamed and changed",
        ),
        pytest.param(unstaged({"old.js": CLEAN}), (), [], id="mended"),
        pytest.param(unstaged({"old.js": silenced(OLD)}), (), [], id="silenced"),
        pytest.param(unstaged({"new.js": silenced(NEW)}), (), [], id="new, silenced"),
        pytest.param(unstaged({"new.js": NEW}), ("sub",), [], id="outside of the paths"),
        pytest.param(unstaged({"new.js": NEW}), ("--staged",), [], id="not staged"),
        pytest.param(unstaged({"old.js": OLD + NEW}), (), ["old.js:fresh"], id="one more"),
        pytest.param(unstaged({"old.js": NEW}), (), ["old.js:fresh"], id="another instead"),
        pytest.param(unstaged({"new.js": OLD}), (), ["new.js:old"], id="a copied file"),
        pytest.param(staged({"new.js": NEW}), ("--staged",), ["new.js:fresh"], id="staged"),
        pytest.param(
            in_turn(staged({"new.js": NEW}), unstaged({"new.js": TWIN})),
            ("--staged",),
            ["new.js:fresh"],
            id="the text of the index",
        ),
        pytest.param(unstaged({"new.js": NEW}), ("--changed",), ["new.js:fresh"], id="changed"),
        pytest.param(
            unstaged({"old.js": OLD.replace("k1:", "k0:")}),
            (),
            ["old.js:old"],
            id="another literal",
        ),
    ],
)
def test_new_since(
    repository: Path, change: Change, words: tuple[str, ...], expected: list[str]
) -> None:
    change(repository)
    assert found(repository, "--new-since", "HEAD", *words) == expected


def test_a_second_equal_literal_is_new(repository: Path) -> None:
    head, literal, _, tail = OLD.splitlines(keepends=True)
    twice = [literal, literal.replace("rates", "again"), "  return rates[key] + again[key];\n"]
    put(repository, {"old.js": "".join([head, *twice, tail])})
    assert found(repository, "--new-since", "HEAD") == ["old.js:old"]


def test_what_a_comment_silenced_was_not_known(repository: Path) -> None:
    commit(repository, {"quiet.js": silenced(NEW)})
    put(repository, {"quiet.js": NEW})
    assert found(repository, "--new-since", "HEAD") == ["quiet.js:fresh"]


def test_what_another_branch_did_is_neither_new_nor_known(branch: Path) -> None:
    git(branch, "checkout", "-q", "-b", "third", "main")
    commit(branch, {"own.js": TWIN})
    assert found(branch, "--new-since", "branch") == ["own.js:twin", "theirs.js:fresh"]


def test_only_new_findings_are_counted_and_reported(repository: Path) -> None:
    put(repository, {"old.js": OLD + NEW})
    done = run(repository, "--new-since", "HEAD", "-f", "json:out.json", "-f", "github:out.txt")
    assert b"Found 1 finding: 1 info." in done.stderr
    assert b"baseline" not in done.stderr
    assert (repository / "out.json").read_text().count('"rule":') == 1
    assert (repository / "out.txt").read_text().count("::") == 2
