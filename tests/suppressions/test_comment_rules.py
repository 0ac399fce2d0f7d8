"""Findings about the comments that silence, and what `--fix` makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.findings import NoteKind, Report, Standing
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import Language, SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES, NO_REASON, UNUSED

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
USUAL = frozenset(COMMENT_RULES) - {NO_REASON}


def look(text: str, *, only: frozenset[str] = USUAL, rules: int = 9) -> Report:
    known = frozenset(rule.id for rule in standard_rules())
    settings = Settings(may_cycle=False, comment_rules=only, known_rules=known)
    source = SourceFile("a.jsx", text.encode(), Language.JS)
    return scan(source, standard_rules()[:rules], settings)


def found(text: str, *, only: frozenset[str] = USUAL) -> list[tuple[str, str]]:
    report = look(text, only=only)
    return [(each.rule, each.span.of(text.encode()).decode()) for each in report.findings]


def function(before: str = "", after: str = "", name: str = "f") -> str:
    return (
        f"export const {name} = (k) => {{\n{before}  const t = {TABLE};{after}\n"
        "  return t[k];\n};\n"
    )


NEXT = "  // allocscan-disable-next-line rebuilt-object -- why\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(function(NEXT), id="used"),
        pytest.param(function(after=" // allocscan-disable-line rebuilt-object"), id="line"),
        pytest.param(f"/* allocscan-disable-file rebuilt-object */\n{function()}", id="file"),
        pytest.param(
            f"/* allocscan-disable rebuilt-object */\n{function()}/* allocscan-enable */\n",
            id="block",
        ),
        pytest.param(
            f"/* allocscan-disable rebuilt-object */\n{function()}", id="block that stays open"
        ),
    ],
)
def test_nothing_to_say(text: str) -> None:
    report = look(text)
    assert report.findings == ()
    assert report.fixed is None
    assert [each.standing for each in report.silenced] == [Standing.SUPPRESSED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(NEXT + "f();\n", [("unused-suppression", NEXT.strip())], id="nothing there"),
        pytest.param(
            function(NEXT.replace("rebuilt-object", "rebuilt-object, rebuilt-array")),
            [("unused-suppression", "rebuilt-array")],
            id="one of two",
        ),
        pytest.param(
            function(NEXT.replace("rebuilt-object", "rebuilt-objct")),
            [("invalid-suppression", "rebuilt-objct"), ("rebuilt-object", TABLE)],
            id="unknown rule",
        ),
        pytest.param(
            "// allocscan-disable-line unused-suppression\n",
            [("invalid-suppression", "unused-suppression")],
            id="a rule about comments",
        ),
        pytest.param(
            function("  // allocscan-disable-next-line -- all\n"),
            [("blanket-suppression", "// allocscan-disable-next-line -- all")],
            id="every rule",
        ),
        pytest.param(
            "/* allocscan-enable rebuilt-object */\n",
            [("unused-suppression", "/* allocscan-enable rebuilt-object */")],
            id="ends nothing",
        ),
        pytest.param(
            f"/* allocscan-disable-file rebuilt-object */\n{function(NEXT)}",
            [("unused-suppression", "/* allocscan-disable-file rebuilt-object */")],
            id="the one that reaches less far counts",
        ),
    ],
)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_no_reason_only_where_it_is_asked_for() -> None:
    text = function("  // allocscan-disable-next-line rebuilt-object\n")
    assert found(text) == []
    everything = frozenset(COMMENT_RULES)
    assert [rule for rule, _ in found(text, only=everything)] == [NO_REASON]
    assert found(function(NEXT), only=everything) == []


def test_rules_that_do_not_run_are_not_judged() -> None:
    text = NEXT + "f();\n// allocscan-disable-next-line -- x\ng();\n"
    rules = [each.rule for each in look(text, rules=0).findings]
    assert rules == ["blanket-suppression"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"a();\n{NEXT}f();\n", "a();\nf();\n", id="line alone"),
        pytest.param("f(); // allocscan-disable-line rebuilt-array\ng();\n", "f();\ng();\n",
                     id="behind code"),
        pytest.param("f(); // allocscan-disable-line rebuilt-array", "f();", id="at the end"),
        pytest.param("f(/* allocscan-disable-line rebuilt-array */ a);\n", "f(a);\n", id="inside"),
        pytest.param("f(a /* allocscan-disable-line rebuilt-array */);\n", "f(a);\n", id="at its end"),
        pytest.param("f(a, /* allocscan-disable-line rebuilt-array */ b);\n", "f(a, b);\n",
                     id="one blank of two"),
        pytest.param("  /* allocscan-disable-line rebuilt-array */ f();\n", "  f();\n",
                     id="before code"),
        pytest.param("f(); /* allocscan-disable-line rebuilt-array */ \t\ng();\n", "f();\ng();\n",
                     id="blanks to the end"),
        pytest.param("f();\r// allocscan-disable-line rebuilt-array\rg();\r", "f();\rg();\r",
                     id="CR"),
        pytest.param("/* allocscan-disable-line rebuilt-array */ /* allocscan-enable */ f();\n",
                     "f();\n", id="two on a line"),
        pytest.param("x = <a>{/* allocscan-disable-line rebuilt-array */}{k}</a>;\n",
                     "x = <a>{k}</a>;\n", id="JSX without blanks"),
        pytest.param("x = <a>one {/* allocscan-disable-line rebuilt-array */}<b/></a>;\n",
                     "x = <a>one <b/></a>;\n", id="JSX behind a text"),
        pytest.param("x = <a b={/* allocscan-disable-line rebuilt-array */ k} />;\n",
                     "x = <a b={k} />;\n", id="JSX attribute"),
        pytest.param("a/* allocscan-disable-line rebuilt-array */in b;\n", "a in b;\n",
                     id="between words"),
        pytest.param("/* allocscan-disable rebuilt-map */\nf();\n", None, id="unknown rules stay"),
        pytest.param(
            "/* allocscan-disable rebuilt-object */\r\nf();\r\n/* allocscan-enable */\r\ng();\r\n",
            "f();\r\ng();\r\n", id="a block, with CRLF",
        ),
        pytest.param(
            "/* allocscan-disable rebuilt-array, rebuilt-object, rebuilt-spread */\n" + function(),
            "/* allocscan-disable rebuilt-object */\n" + function(), id="names on both sides",
        ),
        pytest.param("a = b /* allocscan-disable-line\nrebuilt-array */ ++c\n", None,
                     id="it ends a line between two statements"),
        pytest.param("x = <a>\n  {/* allocscan-disable-line rebuilt-array */}\n  <b/>\n</a>;\n",
                     "x = <a>\n  <b/>\n</a>;\n", id="JSX"),
        pytest.param("x = <a>one\n  {/* allocscan-disable-line rebuilt-array */}\n  two</a>;\n",
                     None, id="JSX between texts"),
        pytest.param("x = <a><b/> {/* allocscan-disable-line rebuilt-array */}\n<i/></a>;\n",
                     None, id="JSX behind a blank that counts"),
        pytest.param("x = <a>&lt;{/* allocscan-disable-line rebuilt-array */}\n one</a>;\n",
                     None, id="JSX behind a reference"),
        pytest.param("x = () => { return /* allocscan-disable-line rebuilt-array --\r y */ 5; };\n",
                     None, id="CR ends a line"),
        pytest.param("x = () => { return /* allocscan-disable-line rebuilt-array --\u2028 */ 5; };\n",
                     None, id="U+2028 ends a line"),
        pytest.param("x = () => { return /* allocscan-disable-line rebuilt-array --\u2029 */ 5; };\n",
                     None, id="U+2029 ends a line"),
        pytest.param("/** allocscan-disable-line rebuilt-array -- x\n * @type {A}\n */\nf();\n",
                     None, id="JSDoc of several lines"),
        pytest.param("f(/* allocscan-disable-line rebuilt-array -- @__PURE__ */ g());\n",
                     None, id="what a bundler reads"),
        pytest.param("// allocscan-disable-line rebuilt-array\nf(;\n", None, id="a syntax error"),
        pytest.param("\ufeff// allocscan-disable-line rebuilt-array\nf();\n", "\ufefff();\n",
                     id="byte order mark"),
    ],
)  # fmt: skip
def test_removed(before: str, after: str | None) -> None:
    report = look(before)
    assert report.fixed == (None if after is None else after.encode())
    assert any(each.fix is not None for each in report.findings) == (after is not None)
    if after is not None:
        assert look(after).fixed is None


def test_one_that_stays_does_not_keep_the_others() -> None:
    stays = "x = () => { return /* allocscan-disable-line rebuilt-array --\u2028 */ 5; };\n"
    report = look(f"{stays}// allocscan-disable-line rebuilt-array\nf();\n")
    assert report.fixed == f"{stays}f();\n".encode()
    assert [each.fix is None for each in report.findings] == [True, False]


def test_a_name_behind_a_line_end_stays() -> None:
    line_end = "rebuilt-object,\nrebuilt-array */"
    text = f"a\n/* allocscan-disable-next-line {line_end}\nconst f = (k) => ({TABLE})[k];\n"
    report = look(text)
    assert [(each.rule, each.fix) for each in report.findings] == [("unused-suppression", None)]


def test_broken_code_is_not_judged() -> None:
    text = function(NEXT).replace(TABLE, TABLE.replace(" }", " @@ }")) + function(name="g")
    report = look(text)
    assert report.notes
    assert "unused-suppression" not in [each.rule for each in report.findings]
    assert report.fixed is None or NEXT.encode() in report.fixed


class Crashing:
    """A rule that no file survives."""

    id = "rebuilt-object"
    meta = standard_rules()[0].meta

    def check(self, site: object) -> None:
        raise RuntimeError


def test_what_crashed_is_not_judged() -> None:
    ours = "  // allocscan-disable-next-line rebuilt-array, rebuilt-object -- why\n"
    blanket = "// allocscan-disable-next-line -- x\ng();\n"
    rules = [rule for rule in standard_rules() if rule.id != Crashing.id]
    known = frozenset(rule.id for rule in standard_rules())
    settings = Settings(may_cycle=False, comment_rules=frozenset({UNUSED}), known_rules=known)
    text = (function(ours) + blanket).encode()
    report = scan(SourceFile("a.jsx", text, Language.JS), [*rules, Crashing()], settings)
    assert [note.kind for note in report.notes] == [NoteKind.RULE_CRASHED]
    assert [each.span.of(text) for each in report.findings] == [b"rebuilt-array"]


def test_hoisting_and_removing_in_one_run() -> None:
    text = function(NEXT, name="f") + function("", " // allocscan-disable-line rebuilt-array", "g")
    report = look(text)
    assert report.fixed is not None
    assert report.fixed.count(b"allocscan-") == 1
    assert report.constants == ("TABLE",) or len(report.constants) == 1
    assert look(report.fixed.decode()).fixed is None


WORDS = st.lists(
    st.sampled_from(
        [
            "// allocscan-disable-next-line rebuilt-object\n",
            "/* allocscan-disable rebuilt-object, rebuilt-array */",
            "/* allocscan-enable rebuilt-array */\n",
            "/* allocscan-enable */",
            "// allocscan-disable-line\n",
            f"const f = (k) => ({TABLE})[k];\n",
            "a = b\n",
            "(c);\n",
            "x = <a>{/* allocscan-disable-line rebuilt-object */}{k}</a>;\n",
            "\n",
        ]
    ),
    max_size=12,
)


@given(WORDS)
def test_removing_ends_and_leaves_the_code(parts: list[str]) -> None:
    text = "".join(parts)
    report = look(text)
    if report.fixed is not None:
        again = look(report.fixed.decode())
        assert again.fixed is None
        assert not [each for each in again.findings if each.rule == "unused-suppression"]
