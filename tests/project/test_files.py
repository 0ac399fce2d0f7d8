"""The files that are checked, and what becomes of the others."""

import os
from pathlib import Path

import pytest

from allocscan.findings import Note, NoteKind
from allocscan.project.config import Config
from allocscan.project.files import find_files
from allocscan.project.found import Discovery
from allocscan.project.layers import override_layer
from allocscan.project.lookup import Asked, Configs
from allocscan.project.read import read_source


def find(*paths: str, settings: tuple[str, ...] = ()) -> Discovery:
    layers = tuple(override_layer(each, os.getcwd()) for each in settings)
    bases = tuple(os.path.abspath(path) for path in paths if os.path.isdir(path))
    return find_files(paths or (".",), Configs(Asked(layers, bases=(os.getcwd(), *bases))))


def names(found: Discovery) -> list[str]:
    return [each.path for each in found.files]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("")


def test_our_suffixes_sorted(folder: Path) -> None:
    suffixes = ["cjs", "cts", "js", "jsx", "mjs", "mts", "ts", "tsx"]
    put(folder, *(f"{name}.{name}" for name in suffixes))
    put(folder, "a.json", "b.vue", "c.py", "d", "types.d.ts", "types.d.mts", "lib.min.js")
    kinds = [name.split(".")[0] for name in names(find())]
    assert kinds == suffixes


def test_left_out_by_default(folder: Path) -> None:
    put(folder, "node_modules/x/a.js", "dist/a.js", ".yarn/a.js", ".pnp.cjs", "src/a.js")
    assert names(find()) == ["src/a.js"]


@pytest.mark.parametrize("name", ["build", "node_modules", "lib"])
def test_the_name_of_the_project_itself_says_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, f"{name}/a.js")
    monkeypatch.chdir(tmp_path / name)
    assert names(find()) == ["a.js"]


def test_inside_a_repository_git_decides_what_is_built(folder: Path) -> None:
    (folder / ".git").mkdir()
    put(folder, "dist/a.js", "lib/a.js", "lib/b.js")
    (folder / ".gitignore").write_text("lib/a.js\n")
    assert names(find(settings=("quiet-paths=false",))) == ["dist/a.js", "lib/b.js"]
    assert names(find(settings=("quiet-paths=false", "respect-gitignore=false"))) == [
        "dist/a.js",
        "lib/a.js",
        "lib/b.js",
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param((), ["gen/a.js", "src/a.js", "src/b.ts"], id="none"),
        pytest.param(("exclude=['gen']",), ["src/a.js", "src/b.ts"], id="exclude"),
        pytest.param(("extend-exclude=['*.ts']",), ["gen/a.js", "src/a.js"], id="extend"),
        pytest.param(
            ("extend-exclude=['gen', '!gen']",),
            ["gen/a.js", "src/a.js", "src/b.ts"],
            id="taken back",
        ),
        pytest.param(("include=['**/*.{ts,tsx}']",), ["src/b.ts"], id="include"),
        pytest.param(("include=['src/']",), ["src/a.js", "src/b.ts"], id="include a folder"),
    ],
)
def test_globs(settings: tuple[str, ...], expected: list[str], folder: Path) -> None:
    put(folder, "src/a.js", "src/b.ts", "gen/a.js")
    assert names(find(settings=settings)) == expected


def test_named_files_obey_excludes_unless_told_not_to(folder: Path) -> None:
    put(folder, "node_modules/a.js")
    found = find("node_modules/a.js")
    assert names(found) == []
    assert [each.path for each in found.set_aside] == ["node_modules/a.js"]
    freed = find("node_modules/a.js", settings=("force-exclude=false", "quiet-paths=false"))
    assert names(freed) == ["node_modules/a.js"]


def test_quiet_files_are_set_aside_also_when_named(folder: Path) -> None:
    put(folder, "a.test.js", "vite.config.ts", "src/a.js")
    found = find(settings=("min-bytes=0",))
    assert names(found) == ["src/a.js"]
    assert [each.path for each in found.set_aside] == ["a.test.js", "vite.config.ts"]
    assert names(find("a.test.js")) == []
    assert names(find("a.test.js", settings=("quiet-paths=false",))) == ["a.test.js"]


def test_folders_above_the_project_do_not_make_it_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "tests/project/src/a.js")
    monkeypatch.chdir(tmp_path / "tests" / "project")
    assert names(find()) == ["src/a.js"]


def test_a_file_of_another_language(folder: Path) -> None:
    put(folder, "a.vue")
    found = find("a.vue")
    assert names(found) == []
    assert [each.path for each in found.set_aside] == ["a.vue"]


def test_links(folder: Path) -> None:
    put(folder, "src/a.js", "other/b.js")
    (folder / "src" / "loop").symlink_to(folder)
    (folder / "src" / "0.js").symlink_to(folder / "src" / "a.js")
    (folder / "src" / "gone.js").symlink_to(folder / "nowhere")
    found = find("src")
    assert names(found) == ["src/a.js"]
    assert [(note.kind, note.path) for note in found.notes] == [(NoteKind.MISSING, "src/gone.js")]
    assert names(find("src/0.js")) == ["src/0.js"]


def test_odd_things(folder: Path) -> None:
    put(folder, "a.js/b.js")
    os.mkfifo(folder / "pipe.js")
    found = find()
    assert names(found) == ["a.js/b.js"]
    assert [note.kind for note in found.notes] == [NoteKind.NOT_A_FILE]
    named = find("pipe.js", "gone.js", "a.js")
    assert names(named) == ["a.js/b.js"]
    assert [note.kind for note in named.unusable] == [NoteKind.MISSING, NoteKind.NOT_A_FILE]


def test_a_file_reached_twice_stands_once(folder: Path) -> None:
    put(folder, "src/a.js")
    assert names(find(".", "src", "src/a.js", str(folder / "src"))) == ["src/a.js"]


def test_nearest_configuration_of_each_file(folder: Path) -> None:
    put(folder, "a/x.js", "b/x.js")
    (folder / "allocscan.toml").write_text("min-entries = 1")
    (folder / "b" / "allocscan.toml").write_text("min-entries = 2")
    assert [each.config.min_entries for each in find().files] == [1, 2]


def test_outside_the_working_directory(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    put(elsewhere, "tests/a.js", "src/a.js")
    assert names(find(str(elsewhere))) == [f"{elsewhere}/src/a.js"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"caf\xe9", NoteKind.NOT_UTF8, id="latin-1"),
        pytest.param("x".encode("utf-16"), NoteKind.NOT_UTF8, id="UTF-16"),
        pytest.param(b"x = 1;" * 500_000, NoteKind.TOO_LARGE, id="large"),
        pytest.param(b"x = 1;" * 5000, NoteKind.MINIFIED, id="one line"),
        pytest.param(b"// @generated\n", NoteKind.GENERATED, id="generated"),
    ],
)
def test_files_that_are_not_scanned(content: bytes, kind: NoteKind, folder: Path) -> None:
    (folder / "a.js").write_bytes(content)
    note = read_source(str(folder / "a.js"), "a.js", Config())
    assert isinstance(note, Note)
    assert note.kind is kind


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbfa\r\n", "naïve 价".encode()])
def test_files_that_are(content: bytes, folder: Path) -> None:
    (folder / "a.tsx").write_bytes(content)
    source = read_source(str(folder / "a.tsx"), "a.tsx", Config())
    assert not isinstance(source, Note)
    assert source.content == content
