"""What git ignores: git is asked, and the answers are its own."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocscan.findings import NoteKind
from allocscan.project import git
from allocscan.project.files import find_files
from allocscan.project.found import Discovery, Reason
from allocscan.project.layers import override_layer
from allocscan.project.lookup import Asked, Configs

PATHS = ("a.js", "b.js", "gen/a.js", "gen/b.js", "src/a.js", "src/gen/a.js", "src/x/y/a.js")


def run_git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("")


def find(*paths: str, settings: tuple[str, ...] = ()) -> Discovery:
    layers = [override_layer(each, os.getcwd()) for each in ("quiet-paths=false", *settings)]
    return find_files(paths or (".",), Configs(Asked(tuple(layers), bases=(os.getcwd(),))))


def names(found: Discovery) -> list[str]:
    return [each.path for each in found.files]


def ignored(found: Discovery) -> list[str]:
    return [each.path for each in found.set_aside if each.reason is Reason.IGNORED]


def without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    run_git(tmp_path, "init", "-q")
    put(tmp_path, *PATHS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


NAMED = PATHS
WALKED = (".",)


@pytest.mark.parametrize("paths", [NAMED, WALKED], ids=["named", "walked"])
@pytest.mark.parametrize("asked", [True, False], ids=["git", "no git"])
@pytest.mark.parametrize(
    ("top", "nested", "left"),
    [
        pytest.param("", "", PATHS, id="nothing"),
        pytest.param("*.ts\n# gen\n", "", PATHS, id="nothing that is there"),
        pytest.param("a.js\n!a.js\n", "", PATHS, id="taken back"),
        pytest.param("/gen/*\n", "!*", ("a.js", "b.js", *PATHS[4:]), id="the nearer says less"),
        pytest.param("!\n[z-a\n/gen\n", "", ("a.js", "b.js", *PATHS[4:]), id="malformed lines"),
        pytest.param("gen/\n", "!gen/\n", ("a.js", "b.js", *PATHS[4:]), id="a nearer file wins"),
        pytest.param("gen\n", "", ("a.js", "b.js", "src/a.js", "src/x/y/a.js"), id="a folder"),
        pytest.param("*\n!*/\n!b.js\n", "", ("b.js", "gen/b.js"), id="all but"),
        pytest.param("", "*", PATHS[:4], id="a folder ignores itself"),
    ],
)
def test_ignored(
    top: str,
    nested: str,
    left: tuple[str, ...],
    asked: bool,
    paths: tuple[str, ...],
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository / ".gitignore").write_text(top)
    (repository / "src" / ".gitignore").write_text(nested)
    if not asked:
        without_git(monkeypatch)
    assert names(find(*paths)) == sorted(left)


LINES = st.lists(
    st.text(alphabet="abxy/*!.?[-]\\ ", min_size=1, max_size=8)
    | st.sampled_from(["gen/", "!gen", "/src", "**/a.js", "src/**", "*.js", "!a.js", "!*/", "*"]),
    max_size=4,
)


@given(LINES, LINES)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_walked_as_named(repository: Path, top: list[str], nested: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(top))
    (repository / "src" / ".gitignore").write_text("\n".join(nested))
    assert names(find()) == names(find(*PATHS))


def test_what_git_alone_knows(repository: Path) -> None:
    (repository / ".gitignore").write_text("[[:alpha:]].js\n")
    assert names(find()) == names(find(*PATHS)) == []


def test_what_the_user_and_the_clone_ignore(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "exclude").write_text("b.js\n")
    (repository / "mine").write_text("gen\n")
    run_git(repository, "config", "core.excludesFile", str(repository / "mine"))
    assert names(find()) == ["a.js", "src/a.js", "src/x/y/a.js"]
    assert names(find(*PATHS)) == ["a.js", "src/a.js", "src/x/y/a.js"]


def test_a_tracked_file_is_never_ignored(repository: Path) -> None:
    run_git(repository, "add", "gen/a.js")
    (repository / ".gitignore").write_text("gen/\n")
    assert names(find("gen")) == ["gen/a.js"]
    assert names(find("src/gen")) == []
    assert ignored(find()) == ["gen/b.js"]
    assert names(find("gen/a.js", "gen/b.js")) == ["gen/a.js"]


def test_a_deleted_file_is_not_missed(repository: Path) -> None:
    run_git(repository, "add", ".")
    (repository / "a.js").unlink()
    found = find()
    assert names(found) == list(PATHS[1:])
    assert (found.notes, found.unusable) == ((), ())


def test_submodules_and_nested_repositories_answer_for_themselves(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = tmp_path_factory.mktemp("library")
    run_git(library, "init", "-q")
    put(library, "lib.js")
    run_git(library, "add", ".")
    run_git(library, "commit", "-q", "-m", "x")
    run_git(repository, "submodule", "add", "-q", str(library), "lib")
    (repository / "clone").mkdir()
    run_git(repository / "clone", "init", "-q")
    put(repository, "lib/x.js", "lib/y.js", "clone/x.js", "clone/y.js")
    (repository / ".gitignore").write_text("y.js\n/gen\n/src\n")
    (repository / "lib" / ".gitignore").write_text("x.js\n")
    (repository / "clone" / ".gitignore").write_text("x.js\n")
    left = ["a.js", "b.js", "clone/y.js", "lib/lib.js", "lib/y.js"]
    assert names(find()) == left
    assert names(find("lib", "clone", "lib/x.js", "clone/x.js")) == left[2:]
    (repository / ".gitignore").write_text("/clone\n/gen\n/src\n")
    assert names(find()) == ["a.js", "b.js", "lib/lib.js", "lib/y.js"]
    assert names(find("clone")) == ["clone/y.js"], "named, it answers for itself"


def test_a_worktree(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run_git(repository, "add", "a.js")
    run_git(repository, "commit", "-q", "-m", "x")
    other = tmp_path_factory.mktemp("trees") / "other"
    run_git(repository, "worktree", "add", "-q", str(other))
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "exclude").write_text("b.js\n")
    put(other, "b.js", "c.js")
    assert names(find(str(other))) == [f"{other}/a.js", f"{other}/c.js"]


def test_beyond_a_link(repository: Path) -> None:
    (repository / "link").symlink_to("gen")
    (repository / "same.js").symlink_to("gen/a.js")
    (repository / ".gitignore").write_text("gen/b.js\n")
    assert names(find("link/a.js", "src/a.js")) == ["link/a.js", "src/a.js"]
    assert names(find("link/b.js", "src/a.js")) == ["src/a.js"]
    assert names(find("same.js")) == ["same.js"]


def test_a_file_named_twice(repository: Path) -> None:
    (repository / "link").symlink_to("gen")
    (repository / ".gitignore").write_text("gen/b.js\n")
    assert ignored(find("link/b.js", "gen/b.js", "gen/b.js")) == ["gen/b.js", "link/b.js"]


@pytest.mark.parametrize("asked", [True, False], ids=["git", "no git"])
def test_what_is_no_file(asked: bool, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(repository / "pipe.js")
    (repository / "gone.js").symlink_to("nowhere")
    (repository / "src" / "gone.js").symlink_to("nowhere")
    (repository / ".gitignore").write_text("/src/gone.js\n")
    if not asked:
        without_git(monkeypatch)
    notes = [(note.kind, note.path) for note in find().notes]
    assert notes == [(NoteKind.MISSING, "gone.js"), (NoteKind.NOT_A_FILE, "pipe.js")]


def test_an_ignored_folder_that_is_asked_for(repository: Path) -> None:
    (repository / ".gitignore").write_text("/gen\n/src\n")
    assert names(find("gen", "src/x")) == []
    assert ignored(find("gen", "src/x")) == ["gen", "src/x"]
    forced = find("gen", "src/x", settings=("force-exclude=false",))
    assert names(forced) == ["gen/a.js", "gen/b.js", "src/x/y/a.js"]
    assert names(find("gen", settings=("respect-gitignore=false",))) == ["gen/a.js", "gen/b.js"]


def test_odd_names(repository: Path) -> None:
    odd = ("*.js", ":(top)a.js", "new\nline.js", "sp ace.js", "\udcff.js", "é.js")
    put(repository, *odd)
    (repository / ".gitignore").write_text("/?.js\nsp*\n/gen\n/src\n")
    left = [":(top)a.js", "new\nline.js", "é.js"]
    assert names(find()) == left
    assert names(find(*odd)) == left


def test_a_hook_of_another_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    run_git(other, "init", "-q")
    put(other, *PATHS)
    run_git(other, "add", ".")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    (repository / ".gitignore").write_text("gen\n")
    assert names(find()) == ["a.js", "b.js", "src/a.js", "src/x/y/a.js"]


def test_one_question_for_each_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    answer = git._answer

    def counted(
        folder: str, words: tuple[str, ...], given: bytes = b""
    ) -> tuple[int, bytes] | None:
        asked.append((folder, words[0]))
        return answer(folder, words, given)

    monkeypatch.setattr(git, "_answer", counted)
    find(*PATHS)
    assert asked == [(str(repository), "check-ignore")]
    asked.clear()
    find()
    assert asked == [(str(repository), "ls-files")]
    asked.clear()
    find(settings=("respect-gitignore=false",))
    find("gen", settings=("exclude=['gen']",))
    assert asked == []


def test_nothing_is_run_that_the_repository_names(repository: Path) -> None:
    hook = repository / "hook"
    hook.write_text("#!/bin/sh\ntouch ran\n")
    hook.chmod(0o755)
    run_git(repository, "config", "core.fsmonitor", str(hook))
    assert names(find()) == list(PATHS)
    find(*PATHS)
    assert not (repository / "ran").exists()
