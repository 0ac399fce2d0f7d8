"""All hoists of a file at once."""

import pytest
from support.fixing import fixed, planned
from support.sites import module_of, order_of, source_of

from allocscan.fixes.plan import Plan, plan
from allocscan.settings import Settings
from allocscan.source.edits import apply_edits


def test_left_out() -> None:
    source = source_of("function f(k) { return [[1, 2], 3].at(k); }\n")
    inner = order_of(source, "[1, 2]", before="function", role="inner")
    outer = order_of(source, "[[1, 2], 3]", before="function", role="outer")
    made = plan(source, module_of(source), [inner, outer], Settings())
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
        alone = plan(source, module_of(source), [order], Settings())
        assert alone.edits == together.hoisted[number].edits
        assert alone.hoisted[0].name == together.hoisted[number].name
    both = [edit for each in together.hoisted for edit in each.edits]
    assert apply_edits(source.content, both) == apply_edits(source.content, together.edits)


CAMEL = [
    pytest.param(
        "const max = 1;\nfunction f(k) {\n  const colors = [1];\n"
        "  return colors[k] + k.colors;\n}\n",
        "const max = 1;\nconst paintColors = [1];\n\nfunction f(k) {\n"
        "  return paintColors[k] + k.colors;\n}\n",
        id="the word is used elsewhere",
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
    assert plan(source, module_of(source), [], Settings()) == Plan((), ())
