"""Equal literals become one constant where that is the same for everyone."""

import pytest
from support.fixing import Wanted, fixed, planned
from support.sites import module_of, order_of, source_of

from allocscan.fixes.plan import plan
from allocscan.settings import Settings
from allocscan.syntax.parse import parse

APART = [
    pytest.param("{a:1, /* c */}", "{a:1, /* c */}", {}, id="a comment inside"),
    pytest.param("{a:1}", "{a:'1'}", {}, id="another value"),
    pytest.param("{a:1}", "{a:1}", {"unsafe": True}, id="one of them unsafe"),
    pytest.param("{a:1}", "{a:1}", {"needs": ("N",)}, id="needs what stands above it alone"),
]


@pytest.mark.parametrize(("one", "other", "order"), APART)
def test_not_shared(one: str, other: str, order: Wanted) -> None:
    text = (
        f"function f(k) {{ return ({one})[k]; }}\nlet x = 1;\n"
        f"function g(k) {{ return ({other})[k]; }}\n"
    )
    second = {"literal": other, "nth": int(one == other), "before": "function g", **order}
    result = fixed(text, {"literal": one, "role": "table a", **order, "unsafe": False}, second)
    assert result.count("const ") == 2


def test_shared_where_equal() -> None:
    text = (
        "function f(k) {\n  // one\n  const cfg = {a: 1,\n  }; // two\n  return cfg[k];\n}\n"
        "let x = 1;\nfunction g(k) {\n  // three\n  const opts = {a:1,}; // four\n"
        "  return opts[k];\n}\n"
    )
    first = {"literal": "{a: 1,\n  }", "function": "price"}
    second = {"literal": "{a:1,}", "before": "function g", "function": "g"}
    source = source_of(text)
    made, orders = planned(source, (second, first), Settings(), object_is_global=True)
    assert [each.orders for each in made.hoisted] == [(1, 0)]
    assert [each.moved for each in made.hoisted] == [(orders[1].site.moved, orders[0].site.moved)]
    assert fixed(text, first, second) == (
        "// one\n// three\n// four\nconst PRICE_CFG = {a: 1,\n}; // two\n\n"
        "function f(k) {\n  return PRICE_CFG[k];\n}\n"
        "let x = 1;\nfunction g(k) {\n  return PRICE_CFG[k];\n}\n"
    )


def test_not_shared_between_wrappers() -> None:
    body = "(function () {\n  function f(k) { return [1].at(k); }\n})();\n"
    offset = {"literal": "[1]", "before": "  function f", "indent": "  ", "role": "small"}
    source = source_of(body + body.replace("f(k)", "g(k)"))
    orders = [
        order_of(source, **offset),  # type: ignore[arg-type]
        order_of(source, **{**offset, "nth": 1, "before": "  function g"}),  # type: ignore[arg-type]
    ]
    made = plan(parse(source), module_of(source), orders, Settings())
    assert [each.name for each in made.hoisted] == ["SMALL", "SMALL_LIST"]
