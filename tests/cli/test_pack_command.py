"""`allocscan pack …`, `--pack` and the key `packs`, as a user runs them in a folder."""

import json
import sys
from pathlib import Path

import pytest

from allocscan.cli.main import main
from allocscan.packs.layout import PAGE_SECTIONS

TABLE = "".join(f'  {n}: "text {n}",\n' for n in range(200, 214))
SOURCE = f"export const textOf = (code) => ({{\n{TABLE}}})[code];\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "a.js").write_text(SOURCE)
    monkeypatch.chdir(folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> str:
    capsys.readouterr()
    assert main(words) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def made(home: Path, named: str = "mine/my_rule") -> Path:
    assert main(["pack", "new", named]) == 0
    return home / named


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# ------------------------------------------------------------------ new


def test_a_new_pack_passes_its_own_commands(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(home)
    assert (folder / "rule.md").read_text().count("\n## ") == len(PAGE_SECTIONS)
    assert "my-rule" in (home / "mine" / "README.md").read_text()
    assert "nothing is wrong" in said(capsys, 0, "pack", "check", "mine")
    assert "2 examples of 1 rule: all passed" in said(capsys, 0, "pack", "test", "mine")
    assert "0 files changed" in said(capsys, 0, "pack", "upgrade", "mine")
    before = contents(home / "mine")
    said(capsys, 0, "pack", "test", "mine", "--accept")
    assert contents(home / "mine") == before


def test_a_second_rule_joins_the_pack_and_its_table(home: Path) -> None:
    made(home)
    made(home, "mine/another-one")
    readme = (home / "mine" / "README.md").read_text()
    assert readme.index("another-one") < readme.index("my-rule")
    assert (home / "mine" / "another_one" / "rule.py").is_file()


def test_a_name_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(home, "my-rule")
    assert (home / "allocscan-rules" / "my_rule" / "rule.py").is_file()
    assert not (home / "README.md").exists()
    monkeypatch.chdir(home / "allocscan-rules")
    assert main(["pack", "new", "other"]) == 0
    assert (home / "allocscan-rules" / "other" / "rule.py").is_file()


@pytest.mark.parametrize(
    ("named", "message"),
    [
        pytest.param("mine/my_rule", "there already", id="twice"),
        pytest.param("mine/my-rule", "there already", id="twice, as an id"),
        pytest.param("mine/rebuilt_array", "standard pack", id="a standard rule's name"),
        pytest.param("mine/MyRule", "snake_case", id="another spelling"),
        pytest.param("mine/ä", "snake_case", id="other letters"),
        pytest.param("mine/file", "there already", id="a file"),
        pytest.param("mine/link", "there already", id="a link to nowhere"),
    ],
)
def test_new_writes_over_nothing(
    named: str, message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(home)
    (home / "mine" / "file").write_text("kept")
    (home / "mine" / "link").symlink_to(home / "nowhere")
    before = contents(home)
    assert message in said(capsys, 2, "pack", "new", named)
    assert contents(home) == before


def test_a_page_of_the_authors_own_is_left_alone(home: Path) -> None:
    (home / "mine").mkdir()
    (home / "mine" / "README.md").write_text("# Ours\n")
    made(home)
    assert (home / "mine" / "README.md").read_text() == "# Ours\n"
    assert main(["pack", "test", "mine", "--accept"]) == 0
    assert (home / "mine" / "README.md").read_text() == "# Ours\n"


# ------------------------------------------------------------------ check


def test_check_tells_every_offence_with_its_place(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = made(home) / "rule.py"
    witness = home / "ran"
    more = f"import os\nX = open({str(witness)!r}, 'w')\nprint(X)\n"
    rule.write_text(rule.read_text() + more)
    before = set(sys.modules)
    lines = said(capsys, 1, "pack", "check", "mine").splitlines()
    length = rule.read_text().count("\n")
    places = [line.split(": ")[0] for line in lines[:-1]]
    assert places == [
        f"mine/my_rule/rule.py:{length - 2}:1",
        f"mine/my_rule/rule.py:{length - 1}:5",
        f"mine/my_rule/rule.py:{length - 1}:5",
        f"mine/my_rule/rule.py:{length}:1",
    ]
    assert lines[-1] == "Looked at 1 rule: 4 problems."
    assert not witness.exists()
    assert not [name for name in set(sys.modules) - before if "my_rule" in name]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        pytest.param("rule.md", "# my-rule", "# mine", "rule.md:1:1: the page begins", id="title"),
        pytest.param(
            "rule.md", "## What the fix does", "## The fix", "here stands `## What", id="section"
        ),
        pytest.param(
            "rule.md", "## What it does not see", "", "lacks `## What it", id="no section"
        ),
        pytest.param("rule.py", "A constant table", "a constant", "with a capital", id="summary"),
        pytest.param("rule.py", 'look-up"', 'look-up."', "its full stop", id="full stop"),
        pytest.param("rule.py", "since=", "from_=", "keyword arguments only", id="META"),
        pytest.param("bad/single_look_up.js", "// A", "A", "the first line says", id="caption"),
        pytest.param(
            "bad/single_look_up.js",
            "^ my-rule",
            "^ other",
            "single_look_up.js:3:38: carets here",
            id="carets of another",
        ),
        pytest.param(
            "bad/single_look_up.js",
            "^ my-rule",
            "^ my-rule because",
            "refused as `because`",
            id="no reason",
        ),
        pytest.param("bad/single_look_up.js", "^ my-rule", "", "has carets", id="no carets"),
        pytest.param(
            "good/already_a_constant.js",
            "const S",
            "[1];\n//^^ x\nconst S",
            "no carets",
            id="good, with carets",
        ),
    ],
)
def test_check_reads_every_file(
    file: str, old: str, new: str, message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(home) / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert message in said(capsys, 1, "pack", "check", "mine")


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        pytest.param("rule.py", "my_rule: a rule's folder needs a rule.py", id="no rule.py"),
        pytest.param("rule.md", "my_rule: a rule's folder needs a rule.md", id="no rule.md"),
        pytest.param("good/already_a_constant.js", "an example in good/", id="no good example"),
        pytest.param("bad/single_look_up.js", "to be fixed", id="a fixed form alone"),
    ],
)
def test_check_misses_files(
    gone: str, message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (made(home) / gone).unlink()
    assert message in said(capsys, 1, "pack", "check", "mine")


def test_check_of_the_standard_pack(capsys: pytest.CaptureFixture[str]) -> None:
    standard = Path(__file__).parents[2] / "rules"
    assert "nothing is wrong" in said(capsys, 0, "pack", "check", str(standard))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param((), "check, new, test, upgrade", id="nothing"),
        pytest.param(("check",), "and then one folder", id="no folder"),
        pytest.param(("make", "x"), "check, new, test, upgrade", id="another action"),
        pytest.param(("check", "nowhere"), "nowhere: a rule pack is a folder", id="no such folder"),
        pytest.param(("test", "nowhere"), "nowhere: a rule pack is a folder", id="test nowhere"),
        pytest.param(("upgrade", "nowhere"), "nowhere: a rule pack is", id="upgrade nowhere"),
        pytest.param(("check", "empty"), "a folder for each rule", id="empty"),
        pytest.param(("test", "empty"), "a folder for each rule", id="test empty"),
        pytest.param(("upgrade", "empty"), "a folder for each rule", id="upgrade empty"),
        pytest.param(("check", "empty", "--accept"), "takes no --accept", id="a flag of test"),
        pytest.param(("test", "empty", "--diff"), "takes no --diff", id="a flag of upgrade"),
        pytest.param(("upgrade", "empty", "--release", "a\nb"), "give a version", id="no version"),
    ],
)
def test_usage(
    words: tuple[str, ...], message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "empty").mkdir()
    assert message in said(capsys, 2, "pack", *words)


# ------------------------------------------------------------------ test


def test_a_rule_that_finds_nothing_fails_and_accept_shows_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = made(home) / "rule.py"
    rule.write_text(rule.read_text().replace("is not SiteKind.OBJECT", "is not SiteKind.ARRAY"))
    text = said(capsys, 1, "pack", "test", "mine")
    assert "single_look_up.js: not found: 3:38 my-rule `{`" in text
    assert "single_look_up.js: nothing was fixed" in text
    assert "Tried 2 examples of 1 rule: 1 failed." in text
    text = said(capsys, 1, "pack", "test", "mine", "--accept")
    assert "written: mine/my_rule/bad/single_look_up.js" in text
    assert "a bad example has carets" in text


def test_accept_writes_what_the_rule_finds(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(home)
    before = contents(home / "mine")
    example = folder / "bad" / "single_look_up.js"
    example.write_text("".join(line for line in example.open() if "^ my-rule" not in line))
    (folder / "bad" / "single_look_up.fixed.js").unlink()
    assert "not expected: 3:38" in said(capsys, 1, "pack", "test", "mine")
    said(capsys, 0, "pack", "test", "mine", "--accept")
    assert contents(home / "mine") == before


def test_accept_keeps_the_examples_of_a_rule_that_crashes(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(home)
    rule = folder / "rule.py"
    rule.write_text(rule.read_text().replace("    # Reasons", "    return 1 / 0\n    # Reasons"))
    before = contents(folder / "bad")
    assert "ZeroDivisionError" in said(capsys, 1, "pack", "test", "mine", "--accept")
    assert contents(folder / "bad") == before


def test_a_refused_rule_is_not_tried(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = made(home) / "rule.py"
    rule.write_text(rule.read_text() + "import os\n")
    text = said(capsys, 1, "pack", "test", "mine")
    assert "mine/my_rule/rule.py:17:1: import names" in text
    assert "Nothing was tried" in text


# ------------------------------------------------------------------ upgrade


def older(home: Path) -> Path:
    rule = made(home) / "rule.py"
    text = rule.read_text().replace("Meta, Site", "Meta, Rule, Severity, Site")
    rule.write_text(text.replace("# Reasons", "# Severity is no reason. Reasons"))
    return rule


def test_upgrade(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = older(home)
    assert "no such name" in said(capsys, 1, "pack", "check", "mine")
    before = rule.read_bytes()
    assert "1 file would change" in said(capsys, 1, "pack", "upgrade", "mine", "--check")
    assert "-from allocscan.rule" in said(capsys, 1, "pack", "upgrade", "mine", "--diff")
    assert rule.read_bytes() == before
    text = said(capsys, 0, "pack", "upgrade", "mine")
    assert "mine/my_rule/rule.py:3: `Rule` is no longer imported (rule API 2)" in text
    assert rule.read_bytes() == before.replace(b"Rule, Severity, ", b"")
    assert "0 files would change" in said(capsys, 0, "pack", "upgrade", "mine", "--check")
    assert "all passed" in said(capsys, 0, "pack", "test", "mine")


def test_upgrade_leaves_what_the_gate_refuses(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = older(home)
    rule.write_text(rule.read_text() + "import os\n")
    before = rule.read_bytes()
    text = said(capsys, 1, "pack", "upgrade", "mine")
    assert "rule.py:17:1: import names" in text
    assert "no such name" not in text
    assert rule.read_bytes() == before


def test_a_release_stamps_the_rules_and_the_table(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = made(home) / "rule.py"
    text = said(capsys, 0, "pack", "upgrade", "mine", "--release", "2.1.0")
    assert "rule.py:7: `since` is 2.1.0" in text
    assert 'since="2.1.0"' in rule.read_text()
    assert "| 2.1.0 |" in (home / "mine" / "README.md").read_text()
    assert "nothing is wrong" in said(capsys, 0, "pack", "check", "mine")


# ------------------------------------------------------------------ --pack and the key `packs`


def rules_found(capsys: pytest.CaptureFixture[str], *words: str) -> set[str]:
    capsys.readouterr()
    main(["-f", "json", "--no-cache", *words])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return {finding["rule"] for finding in findings}


def test_rules_of_a_pack_join_the_standard_ones(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(home)
    assert rules_found(capsys, "a.js") == {"rebuilt-object"}
    assert rules_found(capsys, "--pack", "mine", "a.js") == {"rebuilt-object", "my-rule"}
    assert rules_found(capsys, "--pack", "mine", "--select", "my-rule", "a.js") == {"my-rule"}
    assert rules_found(capsys, "--pack", "mine", "--ignore", "my-rule", "a.js") == {
        "rebuilt-object"
    }


def test_a_rule_of_a_pack_fixes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(home)
    assert main(["--pack", "mine", "--select", "my-rule", "--fix", "a.js"]) == 0
    assert (home / "a.js").read_text().startswith("const TEXT_BY_CODE = Object.freeze({\n")


def test_the_key_packs_of_the_working_directory(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(home)
    (home / "allocscan.toml").write_text('packs = ["mine"]\n')
    assert "my-rule" in rules_found(capsys, "a.js")
    assert "my-rule" not in rules_found(capsys, "--isolated", "a.js")
    assert "my-rule" in said(capsys, 0, "rules")
    assert said(capsys, 0, "explain", "my-rule").startswith("# my-rule\n")
    (home / "deep").mkdir()
    monkeypatch.chdir(home / "deep")
    assert "my-rule" in rules_found(capsys, "../a.js")  # relative to the file that says it


def test_packs_of_scanned_code_are_not_run(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(home, "vendor/evil/my_rule")
    rule = home / "vendor" / "evil" / "my_rule" / "rule.py"
    rule.write_text(rule.read_text().replace("    # Reasons", "    return 1 / 0\n    # Reasons"))
    (home / "vendor" / "allocscan.toml").write_text('packs = ["evil"]\n')
    (home / "vendor" / "b.js").write_text(SOURCE)
    text = said(capsys, 1, "-f", "concise", ".")
    assert "vendor/b.js:1:34 rebuilt-object" in text
    assert "ZeroDivisionError" not in text
    stdin = (home / "vendor" / "b.js").open()
    monkeypatch.setattr(sys, "stdin", stdin)
    text = said(capsys, 1, "-f", "concise", "-", "--stdin-filename", "vendor/b.js")
    assert "ZeroDivisionError" not in text
    monkeypatch.chdir(home / "vendor")
    assert "ZeroDivisionError" in said(capsys, 2, "-f", "concise", "b.js")


def test_a_crash_of_a_users_rule_is_a_note(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = made(home) / "rule.py"
    rule.write_text(rule.read_text().replace("    # Reasons", "    return 1 / 0\n    # Reasons"))
    text = said(capsys, 2, "--pack", "mine", "-f", "concise", "a.js")
    assert "rebuilt-object" in text
    assert "my-rule" in text
    assert "ZeroDivisionError" in text


def test_an_id_that_is_taken_names_both(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(home)
    made(home, "theirs/my_rule")
    text = said(capsys, 2, "--pack", "mine", "--pack", "theirs", "a.js")
    assert "theirs/my_rule: `my-rule` is the rule of mine/my_rule" in text
    (home / "mine" / "my_rule").rename(home / "mine" / "rebuilt_array")
    text = said(capsys, 2, "--pack", "mine", "a.js")
    assert "mine/rebuilt_array: `rebuilt-array` is the rule of" in text


def test_one_pack_named_twice_is_one_pack(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(home)
    (home / "allocscan.toml").write_text('packs = ["./mine"]\n')
    assert "my-rule" in rules_found(capsys, "--pack", "mine", "--pack", "mine/", "a.js")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("--pack", "nowhere", "a.js"), "nowhere: a rule pack is", id="check"),
        pytest.param(("rules", "--pack", "nowhere"), "nowhere: a rule pack is", id="rules"),
        pytest.param(("--pack", "empty", "a.js"), "a folder for each rule", id="empty"),
        pytest.param(("--select", "my-rule", "a.js"), "unknown rule `my-rule`", id="not named"),
        pytest.param(("--pack", "bad", "a.js"), "bad/my_rule/rule.py:17:1: import", id="refused"),
        pytest.param(("rules", "--pack", "bad"), "bad/my_rule/rule.py:17:1:", id="rules, refused"),
    ],
)
def test_packs_that_cannot_be_loaded(
    words: tuple[str, ...], message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "empty").mkdir()
    rule = made(home, "bad/my_rule") / "rule.py"
    rule.write_text(rule.read_text() + "import os\n")
    assert message in said(capsys, 2, *words)
