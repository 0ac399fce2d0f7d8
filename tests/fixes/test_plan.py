"""All hoists of a file at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.fixing import fixed, planned
from support.node import needs_node, run_js
from support.sites import module_of, order_of, source_of

from allocscan.fixes.plan import Plan, plan
from allocscan.settings import FreezeMode, PureMark, Settings
from allocscan.source.edits import apply_edits
from allocscan.source.file import Language
from allocscan.syntax.parse import parse


def test_left_out() -> None:
    source = source_of("function f(k) { return [[1, 2], 3].at(k); }\n")
    inner = order_of(source, "[1, 2]", before="function", role="inner")
    outer = order_of(source, "[[1, 2], 3]", before="function", role="outer")
    made = plan(parse(source), module_of(source), [inner, outer], Settings())
    assert [(each.name, each.orders) for each in made.hoisted] == [("OUTER", (1,))]


def test_alone_is_as_together() -> None:
    text = (
        "function f(k) {\n  const red = ['r'];\n  return red;\n}\n\n"
        "function g(k) {\n  const blue = {\n    b: 1,\n  };\n  return blue;\n}\n"
    )
    wanted = ({"literal": "['r']"}, {"literal": "{\n    b: 1,\n  }", "before": "function g"})
    source = source_of(text)
    together, orders = planned(source, wanted, Settings(), object_is_global=True)
    for number, order in enumerate(orders):
        alone = plan(parse(source), module_of(source), [order], Settings())
        assert (alone.edits,) == together.hoisted[number].edits
        assert alone.hoisted[0].name == together.hoisted[number].name
    both = [edit for each in together.hoisted for edit in each.edits[0]]
    assert apply_edits(source.content, both) == apply_edits(source.content, together.edits)


def test_what_is_shared_is_made_of_each_alone() -> None:
    texts = ("[1, 1, 2]", "[1,1,2]", "[ 1, 1, 2 ]")
    source = source_of("".join(f"function f() {{\n  return {text}[2];\n}}\n\n" for text in texts))
    wanted = [{"literal": text, "before": "function"} for text in texts]
    (shared,) = planned(source, wanted, Settings(), object_is_global=True)[0].hoisted
    assert shared.orders == (0, 1, 2)
    for number, edits in enumerate(shared.edits):
        alone = apply_edits(source.content, edits)
        assert alone.count(shared.name.encode()) == 2
        assert alone.index(texts[number].encode()) < alone.index(b"function")
        for other in {*texts} - {texts[number]}:
            assert alone.index(other.encode()) > alone.index(b"function")


CAMEL = [
    pytest.param(
        "const max = 1;\nfunction f(k) {\n  const colors = [1];\n"
        "  return colors[k] + k.colors;\n}\n",
        "const max = 1;\nconst colors = [1];\n\nfunction f(k) {\n"
        "  return colors[k] + k.colors;\n}\n",
        id="a property is called so",
    ),
    pytest.param(
        "const max = 1;\nfunction f(k) {\n  const colors = [1];\n  return {colors};\n}\n",
        "const max = 1;\nconst colors = [1];\n\nfunction f(k) {\n  return {colors};\n}\n",
        id="the local keeps its name",
    ),
]


@pytest.mark.parametrize(("text", "result"), CAMEL)
def test_camel_case(text: str, result: str) -> None:
    assert fixed(text, {"literal": "[1]", "function": "paint"}) == result


def test_no_orders_no_edits() -> None:
    source = source_of("function f() {}\n")
    assert plan(parse(source), module_of(source), [], Settings()) == Plan((), ())


PROGRAMS = [
    pytest.param(
        "'use strict';function f(k){const c={a:1};return{b:c}.b[k]}console.log(f('a'))",
        "{a:1}",
        id="one line",
    ),
    pytest.param(
        "#!/usr/bin/env node\nfunction f(k) {\n  const c = {\n    a: `x\n    y`,\n  };\n"
        "  return c[k];\n}\nconsole.log(JSON.stringify(f('a')))\n",
        "{\n    a: `x\n    y`,\n  }",
        id="hashbang and template",
    ),
    pytest.param(
        "\ufefffunction f(k) {\r\n\tlet c = {a: 1}, d = 2\r\n\treturn c[k] + d\r\n}\r\n"
        "console.log(f('a'))\r\n",
        "{a: 1}",
        id="byte order mark, CRLF, tabs, two declarators",
    ),
    pytest.param(
        "const out = []\n;(() => out.push(f('a')))()\n"
        "function f (k) {\n  out.push(1)\n  const c = {a: 1}\n  ;[c[k]].map(x => out.push(x))\n}\n"
        "console.log(out.join())\n",
        "{a: 1}",
        id="no semicolons",
    ),
    pytest.param(
        "function f(k){for(const x of['a','b'])if(x===k)return 1;return 0}\nconsole.log(f('b'))\n",
        "['a','b']",
        id="keywords beside it",
    ),
    pytest.param(
        "function f(k) {\n  const größen = {ä: 1}; // ö\n  return größen[k];\n}\n"
        "console.log(f('ä'))\n",
        "{ä: 1}",
        id="letters beyond ASCII",
    ),
]


@needs_node
@pytest.mark.parametrize(("text", "literal"), PROGRAMS)
@pytest.mark.parametrize("freeze", [FreezeMode.NEVER, FreezeMode.DEEP])
def test_node_runs_it_alike(text: str, literal: str, freeze: FreezeMode) -> None:
    # Above all that is called early, which `before` cannot know: the first statement.
    before = "const out" if text.startswith("const out") else "function"
    settings = Settings(freeze=freeze, pure_annotation=PureMark.ALWAYS)
    result = fixed(text, {"literal": literal, "before": before}, settings=settings)
    was, now = (run_js({"a.cjs": each.encode()}, "a.cjs") for each in (text, result))
    assert result != text
    assert (now.code, now.stdout) == (0, was.stdout)


LEAVES = st.sampled_from(
    ["1", "'x'", '"{"', "`a\n  b`", "`${1}\n`", "/[{]/", "() => ({})", "-1", "'\\\n  '", "[]", "{}"]
)
GAPS = st.sampled_from(
    ["", " ", "\n    ", "\n\t", " // {\n  ", " /* [ */ ", "\n  /*\n   * x\n   */\n"]
)


def arrays(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(GAPS, inner), max_size=3).map(
        lambda items: "[" + ",".join(gap + item for gap, item in items) + "]"
    )


def objects(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(GAPS, inner), max_size=3).map(
        lambda items: (
            "{" + ",".join(f"{gap}k{i}: {x}" for i, (gap, x) in enumerate(items)) + "\n  }"
        )
    )


LITERALS = objects(st.recursive(LEAVES, lambda inner: arrays(inner) | objects(inner), max_leaves=8))


@given(
    literal=LITERALS,
    eol=st.sampled_from(["\n", "\r\n"]),
    keep=st.booleans(),
    unsafe=st.booleans(),
    language=st.sampled_from([Language.JS, Language.TS]),
    indent=st.sampled_from(["", "  ", "\t\t"]),
)
def test_whatever_the_literal_the_guard_agrees(
    literal: str, eol: str, keep: bool, unsafe: bool, language: Language, indent: str
) -> None:
    head = f"{indent}function f(k) {{\n{indent}  const cfg = {literal};\n"
    body = head + "  // c\n  return cfg[k];\n}\n"
    text, value = body.replace("\n", eol), literal.replace("\n", eol)
    order = {"literal": value, "keep": keep, "unsafe": unsafe, "indent": indent}
    result = fixed(text, order, language=language, settings=Settings())
    assert result.count("\n") == result.count(eol)
    again = parse(source_of(result, language))
    assert not again.errors
