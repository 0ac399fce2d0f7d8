"""`--add-suppressions`: comments that silence what is found, and change no code."""

import pytest

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.scanning.adding import with_suppressions
from allocscan.settings import Settings
from allocscan.source.file import SourceFile, language_of
from allocscan.suppressions.comment_rules import COMMENT_RULES

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
LIST = f"[{TABLE}, {TABLE}]"
SETTINGS = Settings(may_cycle=False, comment_rules=frozenset(COMMENT_RULES))


def added(text: str, reason: str = "", path: str = "a.jsx") -> tuple[str, int]:
    """The text with comments, and how many findings are left."""
    language = language_of(path)
    assert language is not None
    source = SourceFile(path, text.encode(), language)
    report = scan(source, standard_rules(), SETTINGS)
    assert report.findings
    made = with_suppressions(source, report.findings, reason, standard_rules(), SETTINGS)
    again = scan(SourceFile(path, made.content, language), standard_rules(), SETTINGS)
    active = [each for each in again.findings if each.rule not in COMMENT_RULES]
    assert len(active) == len(made.left)
    return made.content.decode(), len(made.left)


NEXT = "// allocscan-disable-next-line"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"const f = (k) => {{\n\tconst t = {TABLE};\n\treturn t[k];\n}};\n",
            f"const f = (k) => {{\n\t{NEXT} rebuilt-object -- why\n\tconst t = {TABLE};\n"
            "\treturn t[k];\n};\n",
            id="a local",
        ),
        pytest.param(
            f"const f = (k) => {TABLE}[k];\n",
            f"{NEXT} rebuilt-object -- why\nconst f = (k) => {TABLE}[k];\n",
            id="all on one line",
        ),
        pytest.param(
            f"function f(k) {{\n  return g(\n    {TABLE}[k],\n  );\n}}\n",
            f"function f(k) {{\n  {NEXT} rebuilt-object -- why\n  return g(\n    {TABLE}[k],\n  );\n}}\n",
            id="above the statement",
        ),
        pytest.param(
            f"function f(k) {{\r\n  return {TABLE}[k];\r\n}}\r\n",
            f"function f(k) {{\r\n  {NEXT} rebuilt-object -- why\r\n  return {TABLE}[k];\r\n}}\r\n",
            id="CRLF",
        ),
        pytest.param(
            f"function f(k) {{\n  // eslint-disable-next-line no-x\n  return {TABLE}[k];\n}}\n",
            f"function f(k) {{\n  {NEXT} rebuilt-object -- why\n  // eslint-disable-next-line no-x\n"
            f"  return {TABLE}[k];\n}}\n",
            id="above what another tool reads",
        ),
        pytest.param(
            f"function f(k) {{\n  // the table\n  return {TABLE}[k];\n}}\n",
            f"function f(k) {{\n  // the table\n  {NEXT} rebuilt-object -- why\n  return {TABLE}[k];\n}}\n",
            id="below what people read",
        ),
        pytest.param(
            f"const f = (k) => <a b={{{TABLE}[k]}}>\n  text {{{TABLE}[k]}}\n</a>;\n",
            f"{NEXT} rebuilt-object -- why\nconst f = (k) => <a b={{{TABLE}[k]}}>\n  text {{{TABLE}[k]}}\n</a>;\n",
            id="JSX",
        ),
        pytest.param(
            f"class A {{\n  static f = (k) => {TABLE}[k];\n}}\n",
            f"class A {{\n  {NEXT} rebuilt-object -- why\n  static f = (k) => {TABLE}[k];\n}}\n",
            id="a field of a class",
        ),
        pytest.param(
            f"\ufeffconst f = (k) => {TABLE}[k];\n",
            f"\ufeff{NEXT} rebuilt-object -- why\nconst f = (k) => {TABLE}[k];\n",
            id="byte order mark",
        ),
    ],
)  # fmt: skip
def test_added(before: str, after: str) -> None:
    assert added(before, "  why\n") == (after, 0)


def test_two_rules_share_a_comment() -> None:
    text, left = added(f"const f = (k) => [{TABLE}[k], g({LIST}.find((x) => x.a === k))];\n")
    assert left == 0
    assert text.startswith(f"{NEXT} rebuilt-array, rebuilt-object\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"const f = (k) => `\n${{(() => {{ return {TABLE}[k]; }})()}}`;\n",
            id="a line that begins inside a template",
        ),
    ],
)
def test_left_where_a_comment_would_be_text(text: str) -> None:
    assert added(text) == (text, 1)
