"""The guard lets through what is only a hoist, and names what is more or less than that."""

from collections.abc import Callable, Sequence

import pytest
from support.fixing import planned
from support.sites import order_of, source_of

from allocscan.fixes.guarding.guard import guard
from allocscan.fixes.plan import Hoisted, Plan
from allocscan.records import replace
from allocscan.settings import FreezeMode, Settings
from allocscan.source.edits import Edit
from allocscan.source.file import Language
from allocscan.source.span import Span
from allocscan.syntax.parse import parse

Tamper = Callable[[Plan], Plan]

TEXT = """function f(k) {
  // A table.
  const cfg = { a: [1], b: `x
  y` };
  return cfg[k] + cfg.a;
}
"""
LITERAL = "{ a: [1], b: `x\n  y` }"
DEEP = Settings(freeze=FreezeMode.DEEP)


def with_edits(plan: Plan, edits: Sequence[Edit]) -> Plan:
    return replace(plan, edits=tuple(edits))


def rewritten(old: bytes, new: bytes) -> Tamper:
    """Every edit's text with `old` replaced, which must be in one of them."""

    def tamper(plan: Plan) -> Plan:
        assert any(old in edit.text for edit in plan.edits)
        return with_edits(
            plan, [replace(edit, text=edit.text.replace(old, new)) for edit in plan.edits]
        )

    return tamper


def without(text: bytes) -> Tamper:
    """Without the first edit whose text is `text`."""

    def tamper(plan: Plan) -> Plan:
        gone = next(edit for edit in plan.edits if edit.text == text)
        return with_edits(plan, [edit for edit in plan.edits if edit is not gone])

    return tamper


def also(start: str, end: str, text: bytes) -> Tamper:
    """With one more edit: of what begins with `start` and ends before `end`."""

    def tamper(plan: Plan) -> Plan:
        span = Span(TEXT.index(start), TEXT.index(end))
        return with_edits(plan, [*plan.edits, Edit(span, text)])

    return tamper


def renamed(plan: Plan) -> Plan:
    hoisted = tuple(replace(each, name="OTHER") for each in plan.hoisted)
    return Plan(hoisted, plan.edits)


def doubled(plan: Plan) -> Plan:
    (edit, *rest) = plan.edits
    again = replace(edit, text=edit.text.replace(b"// A table.\n", b""))
    return with_edits(plan, [edit, again, *rest])


UNHOISTING = "un-hoisting does not give back"
TAMPERED = [
    pytest.param(rewritten(b"[1]", b"[2]"), UNHOISTING, id="another value"),
    pytest.param(rewritten(b"x\n  y", b"x\ny"), UNHOISTING, id="a template of other indentation"),
    pytest.param(rewritten(b"([1])", b"([1].map(String))"), UNHOISTING, id="another call"),
    pytest.param(rewritten(b"freeze([1])", b"seal([1])"), UNHOISTING, id="another freeze"),
    pytest.param(rewritten(b"([1])", b"([1, 2])"), UNHOISTING, id="one element more"),
    pytest.param(rewritten(b"const", b"let"), UNHOISTING, id="not a const"),
    pytest.param(rewritten(b"CFG =", b"CFG = OTHER ="), UNHOISTING, id="assigned elsewhere too"),
    pytest.param(rewritten(b"});", b"}); go();"), UNHOISTING, id="a statement more"),
    pytest.param(rewritten(b"const CFG", b"const CFH"), UNHOISTING, id="another name"),
    pytest.param(rewritten(b"// A table.\n", b""), "a comment", id="a comment lost"),
    pytest.param(rewritten(b"// A", b"/* new */ // A"), "a comment", id="a comment more"),
    pytest.param(rewritten(b"});", b"};"), "syntax errors", id="no closing parenthesis"),
    pytest.param(without(b""), "a comment", id="the declaration stays"),
    pytest.param(also("return", "cfg[k]", b""), "un-hoisting", id="another token removed"),
    pytest.param(also("k] +", " + cfg.a", b"k]"), "un-hoisting", id="a token replaced by itself"),
    pytest.param(also("nction f", "tion f", b""), "", id="inside a token"),
    pytest.param(renamed, UNHOISTING, id="the plan means another name"),
    pytest.param(doubled, UNHOISTING, id="declared twice"),
]


def good_plan(text: str = TEXT) -> Plan:
    made, _ = planned(source_of(text), [{"literal": LITERAL}], DEEP)
    return made


def test_the_plan_itself_is_carried_out() -> None:
    result = guard(parse(source_of(TEXT)), good_plan())
    assert isinstance(result, bytes)
    assert result.decode() == (
        "// A table.\nconst CFG = Object.freeze({ a: Object.freeze([1]), b: `x\n  y` });\n\n"
        "function f(k) {\n  return CFG[k] + CFG.a;\n}\n"
    )


def test_an_empty_plan_changes_nothing() -> None:
    assert guard(parse(source_of(TEXT)), Plan((), ())) == TEXT.encode()


@pytest.mark.parametrize(("tamper", "objection"), TAMPERED)
def test_tampered(tamper: Tamper, objection: str) -> None:
    result = guard(parse(source_of(TEXT)), tamper(good_plan()))
    assert isinstance(result, str)
    assert objection in result


def test_edits_that_overlap() -> None:
    plan = good_plan()
    assert "overlap" in str(
        guard(parse(source_of(TEXT)), with_edits(plan, [*plan.edits, *plan.edits]))
    )


def test_a_name_that_is_in_the_file() -> None:
    text = TEXT + "const CFG = 1;\n"
    plan = good_plan()  # made for the file without the last line
    assert "`CFG`" in str(guard(parse(source_of(text)), plan))


SPLICED = [
    pytest.param(
        "function f(k) {\n  k()\n  const c = {a: 1};\n  (k)(c)\n}\n", id="one call of two"
    ),
    pytest.param("function f(k) {\n  k()\n  const c = {a: 1};\n  [k].map(c)\n}\n", id="one access"),
]


@pytest.mark.parametrize("text", SPLICED)
def test_statements_that_would_join(text: str) -> None:
    source = source_of(text)
    order = order_of(source, "{a: 1}", before="function")
    site = order.site
    assert site.local is not None
    assert site.local.statement is not None
    edits = (
        Edit(Span(0, 0), b"const C_C = {a: 1};\n"),
        Edit(site.local.statement, b""),
        *(Edit(span, b"C_C") for span in site.local.references),
    )
    plan = Plan((Hoisted("C_C", (0,), (edits,), (site.moved,), None),), edits)
    assert "read otherwise" in str(guard(parse(source), plan))


BROKEN = [
    pytest.param("@@@ (;\n" + TEXT, id="an error elsewhere"),
    pytest.param(TEXT + "let = = 2;\n", id="an error below"),
    pytest.param(TEXT.replace("return", "let = = 2; return"), id="an error beside it"),
    pytest.param(TEXT.replace("cfg.a;", "cfg.a + + ) ;"), id="an error behind a reference"),
]


@pytest.mark.parametrize("text", BROKEN)
def test_syntax_errors_elsewhere(text: str) -> None:
    source = source_of(text)
    made, _ = planned(source, [{"literal": LITERAL}], DEEP)
    assert isinstance(guard(parse(source), made), bytes)


def test_an_edit_in_a_syntax_error() -> None:
    text = "function f(k) {\n  return ({a: 1})[k] k = = 1 ] ({a: 1})\n}\n"
    source = source_of(text)
    error = text.index("= = 1")
    edits = (Edit(Span(0, 0), b"const C_C = {a: 1};\n"), Edit(Span(error, error + 5), b"C_C"))
    assert isinstance(guard(parse(source), Plan((), edits)), str)


@pytest.mark.parametrize("language", [Language.TS, Language.TSX])
@pytest.mark.parametrize("unsafe", [False, True])
def test_typed_declarations_are_read_back(language: Language, unsafe: bool) -> None:
    text = (
        "function f(k: K) {\n  const cfg: Record<K, { a: X<V[]> }> = {a: 1};\n  return cfg[k];\n}\n"
    )
    source = source_of(text, language)
    made, _ = planned(source, [{"literal": "{a: 1}", "unsafe": unsafe}], Settings())
    assert isinstance(guard(parse(source), made), bytes)
    wrong = with_edits(
        made, [replace(edit, text=edit.text.replace(b"V[]", b"W[]")) for edit in made.edits]
    )
    assert UNHOISTING in str(guard(parse(source), wrong))


LISTED = """function f(k) {
  let a = 1, cfg = { x: 1 }, b = k;
  if (k) { let cfg = 2; k(cfg, a, cfg = b); }
  return { cfg, y: cfg[k] };
}
"""


def listed_plan() -> Plan:
    made, _ = planned(source_of(LISTED), [{"literal": "{ x: 1 }"}], DEEP)
    inner = Span(LISTED.index("let cfg"), LISTED.index("}\n  return"))
    return with_edits(made, [edit for edit in made.edits if not inner.overlaps(edit.span)])


def moved_edge(old: str, new: str, text: bytes = b"") -> Tamper:
    """With the edit of the text `old` as one of `new`, which leaves `text`."""

    def tamper(plan: Plan) -> Plan:
        was = Span(LISTED.index(old), LISTED.index(old) + len(old))
        now = Span(LISTED.index(new), LISTED.index(new) + len(new))
        assert any(edit.span == was for edit in plan.edits), [edit.span for edit in plan.edits]
        edits = [Edit(now, text) if edit.span == was else edit for edit in plan.edits]
        return with_edits(plan, edits)

    return tamper


def not_at(text: str) -> Tamper:
    """Without the edit of the first word of `text`."""

    def tamper(plan: Plan) -> Plan:
        at = LISTED.index(text)
        assert any(edit.span.start == at for edit in plan.edits)
        return with_edits(plan, [edit for edit in plan.edits if edit.span.start != at])

    return tamper


def and_at(text: str, word: str) -> Tamper:
    """With one more use renamed: `word`, the last of `text`."""

    def tamper(plan: Plan) -> Plan:
        end = LISTED.index(text) + len(text)
        edit = Edit(Span(end - len(word), end), b"CFG")
        return with_edits(plan, [*plan.edits, edit])

    return tamper


OUT = " cfg = { x: 1 },"
TAMPERED_LISTS = [
    pytest.param(moved_edge(OUT, "cfg = { x: 1 }"), "syntax errors", id="no comma goes"),
    pytest.param(moved_edge(OUT, ", cfg = { x: 1 },"), "", id="two commas go"),
    pytest.param(moved_edge(OUT, "1, cfg = { x: 1 }"), "", id="the value of another goes"),
    pytest.param(moved_edge(OUT, ", cfg = { x: 1 }, b = k"), UNHOISTING, id="another goes too"),
    pytest.param(moved_edge(OUT, "a = 1, cfg = { x: 1 },"), UNHOISTING, id="one before it too"),
    pytest.param(moved_edge(OUT, OUT, b" cfg = 2,"), UNHOISTING, id="another value stays"),
    pytest.param(moved_edge(OUT, OUT, b" c,"), UNHOISTING, id="another variable stays"),
    pytest.param(
        moved_edge(OUT, "let a = 1, cfg = { x: 1 },", b"let"), UNHOISTING, id="from the keyword on"
    ),
    pytest.param(
        moved_edge(OUT, "cfg = { x: 1 }, b = k;", b"b = k"), UNHOISTING, id="the semicolon goes"
    ),
    pytest.param(not_at("cfg[k]"), "`cfg`", id="a use is left"),
    pytest.param(not_at("cfg, y"), "`cfg`", id="a shorthand use is left"),
    pytest.param(and_at("k(cfg", "cfg"), "`cfg`", id="a use of another of its name"),
    pytest.param(and_at("cfg, a", "a"), "`a`", id="a use of another variable"),
    pytest.param(and_at("let cfg", "cfg"), "", id="another's declaration"),
    pytest.param(rewritten(b"cfg: CFG", b"CFG"), UNHOISTING, id="a key lost"),
    pytest.param(rewritten(b"cfg: CFG", b"cgf: CFG"), UNHOISTING, id="another key"),
]


def test_the_plan_of_a_list_is_carried_out() -> None:
    result = guard(parse(source_of(LISTED)), listed_plan())
    assert isinstance(result, bytes)
    assert result.decode() == (
        "const CFG = Object.freeze({ x: 1 });\n\nfunction f(k) {\n  let a = 1, b = k;\n"
        "  if (k) { let cfg = 2; k(cfg, a, cfg = b); }\n  return { cfg: CFG, y: CFG[k] };\n}\n"
    )


@pytest.mark.parametrize(("tamper", "objection"), TAMPERED_LISTS)
def test_tampered_lists(tamper: Tamper, objection: str) -> None:
    result = guard(parse(source_of(LISTED)), tamper(listed_plan()))
    assert isinstance(result, str)
    assert objection in result


ARGUMENTS = "function f(k) {\n  let a;\n  k(a, a = { x: 1 }, 2);\n}\n"


def test_an_argument_that_goes_is_no_variable() -> None:
    source = source_of(ARGUMENTS)
    start = ARGUMENTS.index(", a = ")
    literal = Span(ARGUMENTS.index("{ x"), ARGUMENTS.index(", 2"))
    edits = (Edit(Span(0, 0), b"const C_C = { x: 1 };\n"), Edit(Span(start, literal.end), b""))
    plan = Plan((Hoisted("C_C", (0,), (edits,), (literal,), None),), edits)
    assert UNHOISTING in str(guard(parse(source), plan))


def test_a_freeze_may_end_bare_where_the_statement_below_stays_apart() -> None:
    text = "function f(k) {\n  k()\n  const c = {a: 1}\n  return c[k]\n}\n"
    for first, fine in (("", True), ("(k)\n", False), ("[k].map(k)\n", False)):
        source = source_of(first + text)
        made, _ = planned(source_of(text), [{"literal": "{a: 1}"}], DEEP)
        shift = len(first)
        edits = [
            replace(edit, span=Span(edit.span.start + shift, edit.span.end + shift))
            if edit.span.start
            else edit
            for edit in made.edits
        ]
        moved = tuple(Span(span.start + shift, span.end + shift) for span in made.hoisted[0].moved)
        plan = Plan((replace(made.hoisted[0], moved=moved),), tuple(edits))
        assert isinstance(guard(parse(source), plan), bytes) is fine
