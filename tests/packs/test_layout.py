"""What a rule's folder may contain."""

from pathlib import Path

import pytest

from allocscan.packs.carets import Caret
from allocscan.packs.errors import PackError
from allocscan.packs.layout import examples_of, fixed_path, rule_folders, rule_id_of
from allocscan.source.file import Language
from allocscan.source.span import Span


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


@pytest.mark.parametrize(
    "name", ["RebuiltObject", "rebuilt-object", "_x", "x_", "x__y", "2x", "a b", "ä"]
)
def test_not_a_rule_folder(name: str) -> None:
    with pytest.raises(PackError, match="snake_case"):
        rule_id_of(f"rules/{name}")


def test_id_is_the_folder() -> None:
    assert rule_id_of("rules/rebuilt_object") == "rebuilt-object"
    assert rule_id_of("v8") == "v8"


def test_folders(tmp_path: Path) -> None:
    write(tmp_path, {"b/rule.py": "", "a/rule.py": "", "__pycache__/x.pyc": "", "README.md": ""})
    write(tmp_path, {".git/config": ""})
    assert [Path(folder).name for folder in rule_folders(str(tmp_path))] == ["a", "b"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"a/rule.md": ""}, "needs a rule.py", id="a folder without a rule"),
        pytest.param({"a/rule.py/x": ""}, "needs a rule.py", id="rule.py is a folder"),
    ],
)
def test_folder_without_rule(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(PackError, match=message):
        rule_folders(str(write(tmp_path, files)))


def test_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="a folder of rule folders"):
        rule_folders(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"bad/a.fixed.js": ""}, "no example of this name", id="orphan"),
        pytest.param({"bad/a.js": "", "bad/a.fixed.ts": ""}, "no example", id="other suffix"),
        pytest.param({"bad/a.css": ""}, "JavaScript or TypeScript", id="other language"),
        pytest.param({"good/a.js": "", "good/a.fixed.js": ""}, "no fixed form", id="good, fixed"),
        pytest.param({"good/a.js": "f([1]);\n//^^^ x\n"}, "no carets", id="good, with carets"),
        pytest.param({"bad/a.js": "// ^ x\n"}, "a line above", id="carets first"),
    ],
)
def test_bad_layout(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(PackError, match=message):
        examples_of(str(write(tmp_path, files)))


def test_no_examples(tmp_path: Path) -> None:
    assert examples_of(str(tmp_path)) == ()


def test_examples(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "some_rule",
        {
            "good/fine.tsx": "// Already fine.\nx;\n",
            "bad/b.js": "export {};\n",
            "bad/a.ts": "// Why.\r\nf([1]);\r\n//^^^ some-rule returned\r\n",
            "bad/a.fixed.ts": "fixed\n",
            "bad/.swp": "",
        },
    )
    first, second, third = examples_of(str(folder))
    assert first.source.path == "some_rule/bad/a.ts"
    assert first.source.content == b"// Why.\r\nf([1]);\r\n"
    assert first.source.language is Language.TS
    assert first.carets == (Caret(Span(11, 14), "some-rule", "returned"),)
    assert (first.caption, first.fixed, first.good) == ("Why.", b"fixed\n", False)
    assert (second.caption, second.fixed, second.carets) == ("", None, ())
    assert (third.caption, third.good) == ("Already fine.", True)


def test_fixed_path() -> None:
    assert fixed_path(Path("bad/a.b.js")) == Path("bad/a.b.fixed.js")
