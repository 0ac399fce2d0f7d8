"""Calls of git: they start nothing that a repository names, and few of them are made."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.repository import commit, git, made, put

from allocscan.errors import AllocscanError
from allocscan.project.files import find_files
from allocscan.project.git_blobs import is_blob, read_blobs
from allocscan.project.git_call import Git, git_of
from allocscan.project.git_changes import empty_tree, staged_changes
from allocscan.project.lookup import Asked, Configs
from allocscan.project.scope import Bounds, Scope
from allocscan.project.scope_find import find_scope
from allocscan.project.scope_places import ways_to

BOUNDS = [
    pytest.param(Bounds(staged=True), id="staged"),
    pytest.param(Bounds(changed=True), id="changed"),
    pytest.param(Bounds(since="main"), id="since"),
    pytest.param(Bounds(new_since="main"), id="new-since"),
    pytest.param(Bounds(staged=True, new_since="main"), id="staged, new-since"),
]
LINES = "".join(f"let a{number} = {number};\n" for number in range(9))
Armed = Callable[[Path, str], object]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch with a file moved and changed, one staged, one not, one not tracked."""
    folder = made(tmp_path / "work", {f"{name}.js": LINES + f"// {name}\n" for name in "abcd"})
    git(folder, "checkout", "-q", "-b", "branch")
    commit(folder, {"b.js": "let x;\n"})
    git(folder, "mv", "a.js", "moved.js")
    put(folder, {"moved.js": LINES + "// moved\n"})
    git(folder, "add", "-A")
    put(folder, {"moved.js": LINES + "// moved again\n", "c.js": "let y;\n", "new.js": "let z;\n"})
    os.utime(folder / "d.js", (1, 1))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return folder


def scope_of(bounds: Bounds) -> tuple[Scope, list[str]]:
    configs = Configs(Asked())
    scope = find_scope(bounds, (".",), configs)
    return scope, [each.path for each in find_files((".",), configs, ways_to(scope)).files]


def filtering(key: str) -> Armed:
    def arm(folder: Path, command: str) -> None:
        git(folder, "config", f"filter.armed.{key}", command)
        git(folder, "config", "filter.armed.required", "true")
        (folder / ".git" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "info" / "attributes").write_text("*.js filter=armed\n")

    return arm


def comparing(key: str) -> Armed:
    def arm(folder: Path, command: str) -> None:
        git(folder, "config", f"diff.armed.{key}", command)
        (folder / ".git" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "info" / "attributes").write_text("*.js diff=armed\n")

    return arm


def configured(key: str) -> Armed:
    return lambda folder, command: git(folder, "config", key, command)


def hooked(name: str) -> Armed:
    def arm(folder: Path, command: str) -> None:
        hook = folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{command}\n")
        hook.chmod(0o755)

    return arm


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
@pytest.mark.parametrize("bounds", BOUNDS)
@pytest.mark.parametrize(
    "arm",
    [
        pytest.param(filtering("clean"), id="a filter"),
        pytest.param(filtering("process"), id="a filter that goes on"),
        pytest.param(comparing("command"), id="a program that compares"),
        pytest.param(comparing("textconv"), id="a program that converts"),
        pytest.param(configured("diff.external"), id="one that compares all"),
        pytest.param(configured("core.fsmonitor"), id="a file monitor"),
        pytest.param(configured("core.pager"), id="a pager"),
        pytest.param(configured("pager.diff-index"), id="a pager of one command"),
        pytest.param(configured("core.editor"), id="an editor"),
        pytest.param(hooked("post-index-change"), id="a hook"),
    ],
)
def test_nothing_is_run_that_the_repository_names(
    repository: Path, arm: Armed, bounds: Bounds
) -> None:
    trap = repository.parent / "sprung"
    arm(repository, f"touch {trap}; cat")
    _, paths = scope_of(bounds)
    assert not trap.exists()
    assert paths


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
def test_the_trap_of_a_filter_can_spring(repository: Path) -> None:
    trap = repository.parent / "sprung"
    filtering("clean")(repository, f"touch {trap}; cat")
    git(repository, "diff-index", "-M", "main")
    assert trap.exists()


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(("remote.origin.uploadpack", "{trap}; git-upload-pack"), id="the other side"),
        pytest.param(
            ("core.sshCommand", "{trap}; false", "remote.origin.url", "ssh://nowhere/x"), id="ssh"
        ),
    ],
)
def test_no_transport_is_started_for_what_is_missing(
    repository: Path, settings: tuple[str, ...]
) -> None:
    trap = repository.parent / "sprung"
    git(repository, "commit", "-q", "-m", "x")
    git(repository, "config", "uploadpack.allowFilter", "true")
    words = ("clone", "-q", "--filter=blob:none", "--no-checkout", repository.as_uri(), "../clone")
    git(repository, *words)
    clone = repository.parent / "clone"
    for key, value in zip(settings[::2], settings[1::2], strict=True):
        git(clone, "config", key, value.format(trap=f"touch {trap}"))
    asked = git_of(str(clone))
    name = git(clone, "rev-parse", "HEAD:b.js").decode().strip()
    with pytest.raises(AllocscanError, match="this clone is partial"):
        read_blobs(asked, [name], "HEAD")
    assert not trap.exists()


@pytest.mark.parametrize("bounds", BOUNDS)
def test_few_processes(repository: Path, monkeypatch: pytest.MonkeyPatch, bounds: Bounds) -> None:
    put(repository, {f"many/{number}.js": LINES for number in range(50)})
    git(repository, "add", "-A")
    started: list[str] = []
    run = subprocess.run

    def counted(words: list[str], **rest: object) -> "subprocess.CompletedProcess[bytes]":
        started.append(" ".join(words))
        return run(words, **rest)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(subprocess, "run", counted)
    _, paths = scope_of(bounds)
    assert len(paths) > 50
    assert 1 < len(started) <= 5, started


@pytest.mark.parametrize(
    ("bounds", "paths"),
    [
        pytest.param(Bounds(staged=True), ["moved.js"], id="staged"),
        pytest.param(Bounds(since="HEAD"), ["c.js", "moved.js", "new.js"], id="since HEAD"),
        pytest.param(Bounds(changed=True), ["b.js", "c.js", "moved.js", "new.js"], id="changed"),
        pytest.param(Bounds(staged=True, new_since="main"), ["moved.js"], id="staged and new"),
        pytest.param(
            Bounds(since="HEAD", new_since="main"), ["c.js", "moved.js", "new.js"], id="both refs"
        ),
    ],
)
def test_files(repository: Path, bounds: Bounds, paths: list[str]) -> None:
    scope, found = scope_of(bounds)
    assert found == paths
    assert scope.files == {str(repository / path) for path in paths}


def test_texts(repository: Path) -> None:
    scope, _ = scope_of(Bounds(staged=True, new_since="main"))
    moved = str(repository / "moved.js")
    assert scope.texts == {moved: f"{LINES}// moved\n".encode()}
    assert scope.olds is not None
    assert scope.olds[moved].path == "a.js"
    assert scope.olds[moved].content == f"{LINES}// a\n".encode()


def test_variables_that_change_patterns_are_not_heard(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert scope_of(Bounds(staged=True))[1] == ["moved.js"]


def test_a_filter_that_cannot_be_switched_off_is_refused(repository: Path) -> None:
    git(repository, "config", "filter.a=b.clean", "cat")
    with pytest.raises(AllocscanError, match="cannot be switched off"):
        git_of(str(repository)).without_filters()


def test_objects_named_by_sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    put(tmp_path, {"a.js": LINES})
    git(tmp_path, "add", "-A")
    asked = Git(str(tmp_path))
    (change,) = staged_changes(asked, empty_tree(asked), follow=False)
    assert len(change.new) == 64
    assert read_blobs(asked, [change.new], "HEAD") == {change.new: LINES.encode()}
    assert is_blob(LINES.encode(), change.new)
    commit(tmp_path, {})
    os.utime(tmp_path / "a.js", (1, 1))
    monkeypatch.chdir(tmp_path)
    assert scope_of(Bounds(since="HEAD"))[1] == []


@pytest.mark.parametrize(
    ("content", "is_it"),
    [
        pytest.param(b"a\nc\n", False, id="another text"),
        pytest.param(b"a\rb\r", False, id="another end of lines"),
        pytest.param(b"", False, id="nothing"),
        pytest.param(b"a\nb\n", True, id="the text"),
        pytest.param(b"a\r\nb\r\n", True, id="with CRLF"),
    ],
)
def test_is_blob(tmp_path: Path, content: bytes, is_it: bool) -> None:
    name = git(tmp_path, "hash-object", "--stdin", given=b"a\nb\n").decode().strip()
    assert is_blob(content, name) is is_it


def test_texts_of_all_kinds_are_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    texts = [b"", b"\n", b"a", b"a\n\n", b"\0\xff", b"x blob 3\nabc\n", b"l\n" * 100_000]
    names = [
        git(tmp_path, "hash-object", "-w", "--stdin", given=text).decode().strip() for text in texts
    ]
    asked = Git(str(tmp_path))
    assert read_blobs(asked, names, "HEAD") == dict(zip(names, texts, strict=True))
    assert read_blobs(asked, [], "HEAD") == {}
    with pytest.raises(AllocscanError, match="is missing"):
        read_blobs(asked, [names[0], "0" * 39 + "1"], "HEAD")
