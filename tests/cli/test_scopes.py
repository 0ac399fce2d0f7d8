"""`--staged`, `--changed`, `--since`, `--new-since` in real repositories, as a shell sees them."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import REAL, ROOT, run_command
from support.repository import commit, git, made, put

CLEAN = "export const one = () => 1;\n"
Change = Callable[[Path], object]


def rebuilding(name: str, first: int = 1) -> str:
    """A function called `name` that rebuilds an object on every call: one finding."""
    entries = ", ".join(f"k{number}: {number}" for number in range(first, first + 10))
    return f"export function {name}(key) {{\n  const rates = {{ {entries} }};\n  return rates[key];\n}}\n"


OLD, NEW, TWIN = rebuilding("old"), rebuilding("fresh", 5), rebuilding("twin", 9)


def run(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Every finding fails; the configuration of whoever runs the tests is nobody's."""
    asked = ("--fail-on", "info", "-f", "concise", "--no-progress", *words)
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **env}
    return run_command(*asked, cwd=folder, program=REAL, env=quiet)


def found(folder: Path, *words: str, **env: str) -> list[str]:
    """The function of each finding, by `path:function`, in order of path."""
    done = run(folder, "--sort", "path", *words, **env)
    assert done.returncode in (0, 1), done.stderr.decode()
    lines = done.stdout.decode(errors="surrogateescape").splitlines()
    assert done.returncode == bool(lines), done.stderr.decode()
    return [f"{line.split(':')[0]}:{line.split('`')[1]}" for line in lines]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return made(tmp_path / "work", {"old.js": OLD, "sub/clean.js": CLEAN, "lib/old.js": OLD})


def staged(files: dict[str, str]) -> Change:
    def change(folder: Path) -> None:
        put(folder, files)
        git(folder, "add", "-A")

    return change


def unstaged(files: dict[str, str]) -> Change:
    return lambda folder: put(folder, files)


def touched(folder: Path) -> None:
    os.utime(folder / "old.js", (1, 1))


def in_turn(*changes: Change) -> Change:
    return lambda folder: [change(folder) for change in changes]


def linked(folder: Path) -> None:
    (folder / "link.js").symlink_to("old.js")
    git(folder, "add", "-A")


def intended(folder: Path) -> None:
    put(folder, {"new.js": NEW})
    git(folder, "add", "-N", "new.js")


def removed(folder: Path) -> None:
    git(folder, "rm", "-q", "old.js")


def with_submodule(folder: Path) -> None:
    other = made(folder.parent / "other", {"inner.js": NEW})
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "mod")
    put(folder / "mod", {"inner.js": NEW + TWIN})


STAGED_SILENT = [
    pytest.param(lambda folder: None, (), id="nothing changed"),
    pytest.param(touched, (), id="touched"),
    pytest.param(unstaged({"old.js": OLD + NEW}), (), id="not staged"),
    pytest.param(unstaged({"new.js": NEW}), (), id="untracked"),
    pytest.param(intended, (), id="only intended to be added"),
    pytest.param(staged({"notes.md": "a"}), (), id="another language"),
    pytest.param(staged({"new.test.js": NEW}), (), id="a test"),
    pytest.param(staged({"node_modules/a/new.js": NEW}), (), id="excluded by default"),
    pytest.param(staged({"new.js": NEW}), ("sub",), id="outside of the named folder"),
    pytest.param(staged({"new.js": NEW}), ("old.js",), id="beside the named file"),
    pytest.param(staged({"new.js": NEW}), ("--exclude", "new.js"), id="excluded"),
    pytest.param(staged({"new.js": NEW}), ("--include", "sub/**"), id="not included"),
    pytest.param(removed, (), id="removed"),
    pytest.param(linked, (), id="a link"),
    pytest.param(with_submodule, (), id="a submodule"),
    pytest.param(staged({"new.js": "/* @generated */\n" + NEW}), (), id="generated"),
    pytest.param(
        in_turn(staged({"new.js": CLEAN}), unstaged({"new.js": NEW})), (), id="clean in the index"
    ),
]


@pytest.mark.parametrize(("change", "words"), STAGED_SILENT)
def test_staged_silent(repository: Path, change: Change, words: tuple[str, ...]) -> None:
    change(repository)
    assert found(repository, "--staged", *words) == []


def deleted_since(folder: Path) -> None:
    staged({"gone.js": NEW})(folder)
    (folder / "gone.js").unlink()


def deleted_with_its_folder(folder: Path) -> None:
    staged({"deep/down/gone.js": NEW})(folder)
    (folder / "deep/down/gone.js").unlink()
    (folder / "deep/down").rmdir()
    (folder / "deep").rmdir()


def link_in_its_place(folder: Path) -> None:
    deleted_since(folder)
    (folder / "gone.js").symlink_to("sub/clean.js")


ODD = "new one é 'q' \"d\" $x [a] *.js"


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        pytest.param(staged({"new.js": NEW}), (), ["new.js:fresh"], id="added"),
        pytest.param(
            staged({"old.js": NEW + OLD}), (), ["old.js:fresh", "old.js:old"], id="modified"
        ),
        pytest.param(
            lambda folder: git(folder, "mv", "old.js", "moved.js"), (), ["moved.js:old"], id="moved"
        ),
        pytest.param(
            in_turn(staged({"new.js": NEW}), unstaged({"new.js": CLEAN})),
            (),
            ["new.js:fresh"],
            id="mended in the work tree only",
        ),
        pytest.param(deleted_since, (), ["gone.js:fresh"], id="gone from the disk"),
        pytest.param(deleted_since, ("gone.js",), ["gone.js:fresh"], id="gone, and named"),
        pytest.param(
            deleted_with_its_folder, (), ["deep/down/gone.js:fresh"], id="gone with its folder"
        ),
        pytest.param(link_in_its_place, (), ["gone.js:fresh"], id="a link in its place"),
        pytest.param(
            staged({f"{ODD}.js": NEW}), (), [f"{ODD}.js:fresh"], id="a path of odd characters"
        ),
        pytest.param(staged({"sub/NEW.JS": NEW}), ("sub",), ["sub/NEW.JS:fresh"], id="upper case"),
    ],
)
def test_staged(
    repository: Path, change: Change, words: tuple[str, ...], expected: list[str]
) -> None:
    change(repository)
    assert found(repository, "--staged", *words) == expected


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", [b"a\nb.js", b"a\xffb.js"], ids=["a line end", "not UTF-8"])
def test_staged_names_without_characters(repository: Path, name: bytes) -> None:
    try:
        with open(os.fsencode(repository) + b"/" + name, "wb") as file:
            file.write(NEW.encode())
    except OSError:
        pytest.skip("the file system has no such names")
    git(repository, "add", "-A")
    for flag in ("--staged", "--changed", "--new-since=HEAD"):
        done = run(repository, flag)
        assert (done.returncode, done.stdout.count(b"`fresh`")) == (1, 1), done.stderr


def test_staged_lines_are_those_of_the_index(repository: Path) -> None:
    staged({"new.js": "\n" + NEW})(repository)
    put(repository, {"new.js": "\n\n\n\n\n" + NEW})
    assert run(repository, "--staged").stdout.startswith(b"new.js:3:17 ")


@pytest.mark.parametrize("flag", ["--staged", "--changed"])
def test_before_the_first_commit(tmp_path: Path, flag: str) -> None:
    git(tmp_path, "init", "-q")
    staged({"a.js": NEW})(tmp_path)
    put(tmp_path, {"untracked.js": OLD})
    others = [] if flag == "--staged" else ["untracked.js:old"]
    assert found(tmp_path, flag) == ["a.js:fresh", *others]


def test_from_a_folder_below(repository: Path) -> None:
    staged({"sub/new.js": NEW, "new.js": NEW})(repository)
    assert found(repository / "sub", "--staged") == ["new.js:fresh"]
    assert found(repository / "sub", "--changed") == ["new.js:fresh"]
    assert len(found(repository / "sub", "--staged", "..")) == 2


def test_through_a_link_to_the_repository(repository: Path) -> None:
    staged({"sub/new.js": NEW})(repository)
    link = repository.parent / "link"
    link.symlink_to(repository / "sub")
    assert found(link, "--staged") == ["new.js:fresh"]
    assert found(repository.parent, "--staged", "link") == ["link/new.js:fresh"]


def test_in_a_second_work_tree(repository: Path) -> None:
    tree = repository.parent / "tree"
    git(repository, "worktree", "add", "-q", "-b", "other", str(tree))
    staged({"new.js": NEW})(tree)
    assert found(tree, "--staged") == ["new.js:fresh"]
    assert found(repository, "--staged") == []


def test_in_a_submodule(repository: Path) -> None:
    with_submodule(repository)
    git(repository / "mod", "add", "-A")
    assert found(repository / "mod", "--staged") == ["inner.js:fresh", "inner.js:twin"]
    assert found(repository, "--changed") == []


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
@pytest.mark.parametrize("words", ["-a", "-- old.js"], ids=["all", "one path"])
def test_a_hook_sees_what_its_commit_holds(repository: Path, words: str) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = [sys.executable, *REAL, "--staged", "-f", "agent", "-q", "--fail-on", "info"]
    hook.write_text(f"#!/bin/sh\nPYTHONPATH={ROOT} exec {shlex.join(command)} > ../seen\n")
    hook.chmod(0o755)
    put(repository, {"old.js": OLD + NEW})
    with pytest.raises(AssertionError):
        git(repository, "commit", "-q", "-m", "x", *words.split())
    assert "`fresh`" in (repository.parent / "seen").read_text()


def test_the_index_of_another_repository_is_not_asked(repository: Path) -> None:
    other = made(repository.parent / "another", {"x.js": NEW}) / ".git" / "index"
    assert found(repository, "--staged", GIT_INDEX_FILE=str(other)) == []


# ------------------------------------------------------------------ --changed and --since


@pytest.fixture
def branch(repository: Path) -> Path:
    """A branch that changed `mine.js`, while `main` changed `theirs.js`."""
    git(repository, "checkout", "-q", "-b", "branch")
    commit(repository, {"mine.js": NEW})
    git(repository, "checkout", "-q", "main")
    commit(repository, {"theirs.js": NEW})
    git(repository, "checkout", "-q", "branch")
    return repository


@pytest.mark.parametrize(
    ("change", "flag", "expected"),
    [
        pytest.param(lambda folder: None, "--since=HEAD", [], id="nothing since HEAD"),
        pytest.param(touched, "--since=HEAD", [], id="touched"),
        pytest.param(unstaged({"old.js": OLD}), "--since=HEAD", [], id="written as it was"),
        pytest.param(
            unstaged({".gitignore": "new.js\n", "new.js": NEW}), "--since=HEAD", [], id="ignored"
        ),
        pytest.param(unstaged({"new.test.js": NEW}), "--since=HEAD", [], id="a test"),
        pytest.param(lambda folder: (folder / "old.js").unlink(), "--since=HEAD", [], id="deleted"),
        pytest.param(linked, "--since=HEAD", [], id="a link"),
        pytest.param(lambda folder: None, "--since=main", ["mine.js:fresh"], id="a branch"),
        pytest.param(lambda folder: None, "--changed", ["mine.js:fresh"], id="the default branch"),
        pytest.param(unstaged({"new.js": NEW}), "--since=HEAD", ["new.js:fresh"], id="untracked"),
        pytest.param(intended, "--since=HEAD", ["new.js:fresh"], id="intended to be added"),
        pytest.param(
            in_turn(staged({"new.js": NEW}), unstaged({"new.js": TWIN})),
            "--since=HEAD",
            ["new.js:twin"],
            id="the text is that of the disk",
        ),
        pytest.param(
            unstaged({"old.js": OLD + "//\n"}), "--since=HEAD", ["old.js:old"], id="unstaged"
        ),
    ],
)
def test_changed(branch: Path, change: Change, flag: str, expected: list[str]) -> None:
    change(branch)
    assert found(branch, flag) == expected


def clone(folder: Path, *words: str) -> Path:
    """A clone of the repository at `folder`, over the protocol that knows shallow ones."""
    target = folder.parent / "clone"
    git(folder.parent, "clone", "-q", *words, folder.as_uri(), str(target))
    return target


def test_on_the_default_branch_what_is_not_pushed_has_changed(repository: Path) -> None:
    cloned = clone(repository)
    assert found(cloned, "--changed") == []
    commit(cloned, {"unpushed.js": NEW})
    put(cloned, {"untracked.js": NEW})
    assert found(cloned, "--changed") == ["unpushed.js:fresh", "untracked.js:fresh"]


# ------------------------------------------------------------------ --new-since


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


# ------------------------------------------------------------------ fixes


def held(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


def test_only_new_findings_are_fixed(repository: Path) -> None:
    put(repository, {"old.js": OLD + NEW})
    done = run(repository, "--new-since", "HEAD", "--fix")
    assert done.returncode == 0, done.stderr
    text = held(repository, "old.js")
    assert OLD in text
    assert NEW not in text
    assert found(repository, "--new-since", "HEAD") == []
    assert run(repository, "--new-since", "HEAD", "--fix").returncode == 0
    assert held(repository, "old.js") == text


def test_a_diff_holds_only_new_findings(repository: Path) -> None:
    put(repository, {"old.js": OLD + NEW})
    done = run(repository, "--new-since", "HEAD", "--diff")
    git(repository, "apply", "-", given=done.stdout)
    assert OLD in held(repository, "old.js")
    assert NEW not in held(repository, "old.js")


def test_staged_fixes_go_to_the_work_tree_only(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    before = git(repository, "ls-files", "-s")
    done = run(repository, "--staged", "--fix")
    assert done.returncode == 0, done.stderr
    assert NEW not in held(repository, "new.js")
    assert git(repository, "ls-files", "-s") == before
    assert b"`git add -- new.js` stages them." in done.stderr
    git(repository, "add", "new.js")
    assert found(repository, "--staged") == []


def test_a_partly_staged_file_is_left_alone(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    put(repository, {"new.js": NEW + CLEAN})
    done = run(repository, "--staged", "--fix")
    assert done.returncode == 1
    assert b"new.js: partly-staged: not fixed" in done.stderr
    assert b"git add" not in done.stderr
    assert held(repository, "new.js") == NEW + CLEAN


def test_converted_line_ends_are_left_alone(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    crlf = NEW.replace("\n", "\r\n")
    staged({"new.js": crlf})(repository)
    assert git(repository, "cat-file", "-p", ":new.js").decode() == NEW
    assert found(repository, "--staged") == ["new.js:fresh"]
    done = run(repository, "--staged", "--fix")
    assert b"git converts its line ends" in done.stderr
    assert held(repository, "new.js") == crlf


def test_touched_files_with_converted_line_ends_have_not_changed(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    commit(repository, {"crlf.js": NEW.replace("\n", "\r\n")})
    os.utime(repository / "crlf.js", (1, 1))
    assert found(repository, "--since", "HEAD") == []


def test_a_staged_file_that_is_gone_is_not_written(repository: Path) -> None:
    deleted_since(repository)
    assert run(repository, "--staged", "--fix").returncode == 1
    assert not (repository / "gone.js").exists()


def test_a_patch_of_the_index_applies_to_it(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    put(repository, {"new.js": CLEAN})
    git(repository, "apply", "--cached", "-", given=run(repository, "--staged", "--diff").stdout)
    assert found(repository, "--staged") == []
    assert held(repository, "new.js") == CLEAN


def test_a_conflict_is_noted(branch: Path) -> None:
    commit(branch, {"theirs.js": TWIN})
    with pytest.raises(AssertionError):
        git(branch, "merge", "-q", "main")
    done = run(branch, "--staged")
    assert done.returncode == 0, done.stderr
    assert b"theirs.js: unmerged: not checked" in done.stderr
    assert run(branch, "--staged", "--strict").returncode == 1


# ------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("--staged --changed", "name different files", id="two scopes"),
        pytest.param("--staged --since main", "name different files", id="two others"),
        pytest.param("--staged -", "stdin", id="stdin"),
        pytest.param("--new-since main - ", "stdin", id="stdin, new"),
        pytest.param("--since mian", 'did you mean "main"?', id="mistyped"),
        pytest.param("--new-since mian", 'did you mean "main"?', id="mistyped, new"),
        pytest.param("--since=--all", "no name of a commit", id="an option"),
        pytest.param("--new-since=-x", "no name of a commit", id="another option"),
        pytest.param("--since=", "no name of a commit", id="nothing"),
        pytest.param("--since main..HEAD", "knows no such commit", id="a range"),
        pytest.param("--since ^main", "no name of a commit", id="a negation"),
        pytest.param("--since HEAD:old.js", "knows no such commit", id="a file"),
        pytest.param("--staged ..", "no work tree", id="outside"),
        pytest.param("--staged . ../other", "repositories of their own", id="two repositories"),
    ],
)
def test_mistakes(repository: Path, words: str, message: str) -> None:
    made(repository.parent / "other", {})
    done = run(repository, *words.split())
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_without_git(repository: Path) -> None:
    done = run(repository, "--staged", PATH="/nowhere")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"git is not installed" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may chown")
def test_in_a_repository_of_somebody_else(repository: Path) -> None:
    for place in (repository, repository / ".git"):
        os.chown(place, 12345, 12345)
    done = run(repository, "--staged")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"safe.directory" in done.stderr


def test_in_a_bare_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare")
    assert run(tmp_path, "--staged").returncode == 2


def test_without_a_commit_in_common(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, {"a.js": NEW})
    done = run(repository, "--since", "main")
    assert done.returncode == 2
    assert b"have no commit in common" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--depth=1", "-b", "branch"), id="one branch"),
        pytest.param(("--depth=1", "-b", "branch", "--no-single-branch"), id="all branches"),
        pytest.param(("--depth=1", "-b", "branch", "-o", "up"), id="a remote of another name"),
    ],
)
@pytest.mark.parametrize("steps", ["", "~1"], ids=["a branch", "below a branch"])
def test_a_shallow_clone_says_what_to_fetch(
    branch: Path, words: tuple[str, ...], steps: str
) -> None:
    cloned = clone(branch, *words)
    ref = f"{'up' if 'up' in words else 'origin'}/main"
    done = run(cloned, "--new-since", ref + steps)
    assert done.returncode == 2
    command = done.stderr.decode().split("`")[1]
    assert command.startswith("git fetch --unshallow")
    git(cloned, *command.split()[1:])
    assert found(cloned, "--new-since", ref) == ["mine.js:fresh"]


def test_a_partial_clone_says_what_to_fetch(branch: Path) -> None:
    git(branch, "config", "uploadpack.allowFilter", "true")
    commit(branch, {"sub/clean.js": CLEAN + TWIN})
    cloned = clone(branch, "--filter=blob:none", "-b", "branch")
    done = run(cloned, "--new-since", "origin/main")
    assert done.returncode == 2
    command = done.stderr.decode().split("`")[1]
    git(cloned, *command.split()[1:])
    assert found(cloned, "--new-since", "origin/main") == ["mine.js:fresh", "sub/clean.js:twin"]
