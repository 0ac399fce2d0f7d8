"""The names that recordings give scripts, and the files that they are."""

from pathlib import Path

import pytest

from allocscan.project.recorded_paths import Targets, path_of


@pytest.mark.parametrize(
    "url",
    [
        "",
        "node:internal/modules/cjs/loader",
        "evalmachine.<anonymous>",
        "[eval]",
        "data:text/javascript,1",
        "wasm://wasm/9fa3c",
        "chrome-extension://abc/content.js",
        "extensions::SafeBuiltins",
    ],
)
def test_what_is_no_file(url: str) -> None:
    assert path_of(url) is None


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/app/src/x.js", "/app/src/x.js"),
        ("file:///app/src/x.js", "/app/src/x.js"),
        ("file:///app/a%20b/%C3%A9.mjs?update=1", "/app/a b/é.mjs"),
        ("file:///C:/app/src/x.js", "C:/app/src/x.js"),
        ("C:\\app\\src\\x.js", "C:/app/src/x.js"),
        ("c:/app/src/x.js", "c:/app/src/x.js"),
        ("src/x.js", "src/x.js"),
        ("./src/x.js", "./src/x.js"),
        ("x.ts", "x.ts"),
        ("webpack://shop/./src/x.ts", "src/x.ts"),
        ("webpack:///./src/x.ts?a1b2", "src/x.ts"),
        ("webpack-internal:///./src/x.ts", "src/x.ts"),
        ("http://localhost:5173/src/x.ts?t=17", "/src/x.ts"),
    ],
)
def test_path(url: str, path: str) -> None:
    assert path_of(url) == path


def targets(folder: Path, *names: str) -> Targets:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return Targets([str(folder / name) for name in names], [str(folder)])


def test_a_file_of_this_machine_is_found_through_links(tmp_path: Path) -> None:
    found = targets(tmp_path, "src/x.js")
    (tmp_path / "link").symlink_to(tmp_path / "src")
    assert found.exact(str(tmp_path / "link" / "x.js")) == str(tmp_path / "src" / "x.js")
    assert found.exact("src/x.js") == str(tmp_path / "src" / "x.js")
    assert found.exact("/app/src/x.js") is None


@pytest.mark.parametrize(
    ("files", "paths", "clear"),
    [
        pytest.param(["src/x.js"], ["/app/src/y.js"], {}, id="another name"),
        pytest.param(
            ["a/src/x.js", "b/src/x.js"], ["/app/src/x.js"], {}, id="two files are as much like it"
        ),
        pytest.param(
            ["src/x.js"], ["/app/a/src/x.js", "/app/b/src/x.js"], {}, id="two paths are like it"
        ),
        pytest.param(
            ["index.js"], ["/app/node_modules/express/index.js"], {}, id="a package's index.js"
        ),
        pytest.param(
            ["src/x.js"], ["C:/app/src/x.js"], {"C:/app/src/x.js": "src/x.js"}, id="windows"
        ),
        pytest.param(["src/x.js"], ["/app/src/x.js"], {"/app/src/x.js": "src/x.js"}, id="docker"),
        pytest.param(["x.js"], ["/app/x.js"], {"/app/x.js": "x.js"}, id="at the top"),
        pytest.param(
            ["a/src/x.js", "b/src/x.js"],
            ["/app/b/src/x.js"],
            {"/app/b/src/x.js": "b/src/x.js"},
            id="the file that is more like it",
        ),
        pytest.param(
            ["src/x.js"],
            ["/app/lib/x.js", "/app/src/x.js"],
            {"/app/src/x.js": "src/x.js"},
            id="the path that is more like it",
        ),
        pytest.param(
            ["node_modules/own/index.js"],
            ["/app/node_modules/own/index.js"],
            {"/app/node_modules/own/index.js": "node_modules/own/index.js"},
            id="a package that is checked",
        ),
    ],
)
def test_files_of_another_machine(
    tmp_path: Path, files: list[str], paths: list[str], clear: dict[str, str]
) -> None:
    found = targets(tmp_path, *files).alike(paths)
    assert found == {path: str(tmp_path / name) for path, name in clear.items()}
