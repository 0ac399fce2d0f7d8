"""The pages for readers: links lead somewhere, commands and names exist, what is shown is printed."""

import re
import shutil
from pathlib import Path

import pytest
from support.command import ROOT
from support.markdown import (
    anchors_of,
    blocks_of,
    codes_of,
    commands_of,
    links_of,
    prints,
    prose_of,
    run_blocks,
)

from allocscan.cli.causes import cause_names
from allocscan.cli.commands import COMMANDS
from allocscan.cli.completions_model import all_commands
from allocscan.cli.topics import topic_names
from allocscan.packs.load import standard_rules
from allocscan.project.keys import KEYS
from allocscan.reports import azure, gitlab, rdjson
from allocscan.reports.formats import FORMATS
from allocscan.reports.sarif.rules import LEVELS
from allocscan.severity import Severity
from allocscan.suppressions.comment_rules import COMMENT_RULES

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md", *DOCS]
SOURCES = [
    path
    for folder in ("causes", "comment_pages", "topics")
    for path in sorted((ROOT / "allocscan" / folder).glob("*.md"))
]
EACH_PAGE = pytest.mark.parametrize(
    "page", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in PAGES]
)
FLAGS = {
    command.name: {name for flag in command.flags for name in flag.names}
    for command in all_commands()
}
RULES = {*(rule.id for rule in standard_rules()), *COMMENT_RULES}
EXPLAINED = {*RULES, *cause_names(), *topic_names()}

FOREIGN = {"--cpu-prof", "--depth", "--heap-prof", "--trace-gc", "--accept", "--user"}
"""Flags of other tools, and of `allocscan pack`, that prose speaks of."""

OWN_RULES = {"single-look-up"}
"""Rules of a pack that a page makes."""


@EACH_PAGE
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for link in links_of(text):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors_of(target.read_text("utf-8")), link


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    named = set(links_of(index.read_text("utf-8")))
    assert {path.name for path in DOCS} - {"README.md"} == named


@EACH_PAGE
def test_commands_exist(page: Path) -> None:
    for words in commands_of(page.read_text("utf-8")):
        name = words[0] if words and words[0] in COMMANDS else "check"
        given = {
            word.split("=")[0].split("[")[0] for word in words if re.match(r"--?[a-zA-Z]", word)
        }
        assert given <= FLAGS[name], words
        if name == "explain" and len(words) > 1:
            named = {each for each in words[1].split("|") if not each.isupper()}
            assert named <= EXPLAINED | OWN_RULES, words


@pytest.mark.parametrize("name", ["README.md", "docs/getting-started.md", "docs/ci.md"])
def test_commands_are_found(name: str) -> None:
    assert len(list(commands_of((ROOT / name).read_text("utf-8")))) > 8


@EACH_PAGE
def test_flags_exist(page: Path) -> None:
    known = set().union(*FLAGS.values()) | FOREIGN
    for code in codes_of(page.read_text("utf-8")):
        if code.startswith(("-", "allocscan ", "node ")):
            assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)) <= known, code


@EACH_PAGE
def test_rules_keys_and_formats_exist(page: Path) -> None:
    for code in codes_of(page.read_text("utf-8")):
        if re.fullmatch(r"rebuilt-\w+|[a-z]+(-[a-z]+)?-suppression(-[a-z]+)?", code):
            assert code in RULES or code in KEYS, code
        key = re.match(r"([a-z][a-z-]*(?:\.[a-z-]+)?) = [\"\[{\dtf]", code)
        if key and page.suffix == ".md" and "{" not in code:
            assert key[1] in KEYS, code
        named = re.match(r"allocscan .*-f (\w[\w-]*)", code)
        if named:
            assert named[1] in FORMATS, code


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in (*PAGES, *SOURCES)]
)
def test_no_machine_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root|Users)/\w", text)
    assert not re.search(r"registry\.|pypi\.|pythonhosted|proxy\.golang|://\d|localhost", text)


# ------------------------------------------------------------------ tables of output-formats.md

FORMATS_PAGE = (ROOT / "docs" / "output-formats.md").read_text("utf-8")


def test_every_format_has_a_row() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|[^|]*\| `allocscan", FORMATS_PAGE, re.M)
    assert sorted(rows) == sorted(FORMATS)


@pytest.mark.parametrize("severity", Severity)
def test_words_of_servers(severity: Severity) -> None:
    (row,) = re.findall(rf"^\| `{severity.word}` \| (.*) \|$", FORMATS_PAGE, re.M)
    sarif, github, gitlab_word, azure_word, rdjson_word = re.findall(r"`(\w+)`", row)
    assert sarif == LEVELS[severity]
    assert github == {"info": "notice"}.get(severity.word, severity.word)
    assert gitlab_word == gitlab.SEVERITIES[severity]
    assert azure_word == azure.TYPES[severity]
    assert rdjson_word == rdjson.SEVERITIES[severity]


def test_every_cause_and_rule_has_a_section() -> None:
    rules = anchors_of((ROOT / "docs" / "rules.md").read_text("utf-8"))
    assert rules >= RULES
    causes = anchors_of((ROOT / "docs" / "why-not-fixed.md").read_text("utf-8"))
    assert causes >= set(cause_names())


# ------------------------------------------------------------------ getting-started.md

STARTED = (ROOT / "docs" / "getting-started.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on the PATH")
def test_getting_started(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "allocscan" / "examples")
    blocks = blocks_of(STARTED)
    shell = [block.text for block in blocks if block.language == "sh"]
    printed = run_blocks(shell, tmp_path)
    compared = 0
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.language == "sh" and following is not None and following.language == "text":
            said = printed[shell.index(block.text)]
            assert prints(following.text, said), "\n".join(said)
            compared += 1
    assert compared == 4
    everything = "\n".join(line for part in printed for line in part)
    assert "allocscan: " not in everything, "no command is refused"
    assert (tmp_path / "shop" / "allocscan-baseline.json").is_file()
    assert (tmp_path / "shop" / "allocscan.sarif").is_file()


# ------------------------------------------------------------------ the readers of pages


def test_anchors_are_those_of_github() -> None:
    text = "# A `b` c\n\n## A b c\n\n### `--staged` and *x*: y?\n\n```sh\n# no heading\n```\n"
    assert anchors_of(text) == {"a-b-c", "a-b-c-1", "--staged-and-x-y"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("```sh\npip install allocscan\n```\n", [], id="installed, not run"),
        pytest.param("```js\nallocscan --fix\n```\n", [], id="another language"),
        pytest.param("`allocscan-fix`\n", [], id="a name"),
        pytest.param("```sh\na && allocscan -i src | b\n```\n", [["-i", "src"]], id="in a line"),
        pytest.param("```console\n$ allocscan rules  # all\n```\n", [["rules"]], id="prompt"),
        pytest.param(
            "```yaml\n- run: >-\n    uvx allocscan@1.0 check\n    --diff\n```\n",
            [["check", "--diff"]],
            id="folded",
        ),
        pytest.param("`allocscan explain cost`\n", [["explain", "cost"]], id="prose"),
    ],
)
def test_commands_of(text: str, words: list[list[str]]) -> None:
    assert list(commands_of(text)) == words


def test_prose_is_without_blocks() -> None:
    assert prose_of("a\n```sh\nb\n```\nc\n").split() == ["a", "c"]
