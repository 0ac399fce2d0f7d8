"""The name stands where the literal stood, apart from what is beside it."""

import pytest
from support.fixing import fixed

INLINE = [
    pytest.param("function f(k){return{a:1}[k]}\n", "{a:1}", "return C[k]", id="return"),
    pytest.param("function f(k){return(k,{a:1})[k]}\n", "{a:1}", "(k,C)", id="in a sequence"),
    pytest.param("function f(k){if({a:1})k()}\n", "{a:1}", "if(C)", id="parentheses of if"),
    pytest.param("function f(k){k({a:1})}\n", "{a:1}", "k(C)", id="parentheses of a call"),
    pytest.param("function f(k){k(({a:1}))}\n", "{a:1}", "k((C))", id="in an argument"),
    pytest.param(
        "function f(k){return(/* c */{a:1})[k]}\n", "{a:1}", "(/* c */C)", id="comment in them"
    ),
    pytest.param(
        "function f(k){return/** @type {X} */({a:1})[k]}\n", "{a:1}", "*/(C)[k]", id="a cast"
    ),
    pytest.param("function f(k){return({a:1})[k]}\n", "{a:1}", "return C[k]", id="parentheses"),
    pytest.param(
        "function f(k){return(\n{a:1}\n)[k]}\n", "{a:1}", "return C[k]", id="lines in parentheses"
    ),
    pytest.param("const f=function(){},g=()=>({a:1});\n", "{a:1}", "g=()=>C;\n", id="arrow body"),
    pytest.param("function f(k){for(k of[1,2])k()}\n", "[1,2]", "of C)", id="of before"),
    pytest.param("function f(k){return[1,2]instanceof k}\n", "[1,2]", "C instanceof", id="after"),
    pytest.param("function f(k){return k in{a:1}}\n", "{a:1}", "k in C}", id="in"),
    pytest.param("function f(k){switch(k){case[1]:}}\n", "[1]", "case C:", id="case"),
    pytest.param("function f(k){return[...[1,2]]}\n", "[1,2]", "[...C]", id="spread"),
    pytest.param("function f(k){return`${[1,2]}`}\n", "[1,2]", "`${C}`", id="template"),
    pytest.param("function f(k={a:1}){}\n", "{a:1}", "f(k=C)", id="default"),
    pytest.param("function f(k){return k||{a:1}}\n", "{a:1}", "k||C}", id="fallback"),
    pytest.param("function f(k){return <k style={{a:1}}/>}\n", "{a:1}", "{C}/>", id="JSX"),
]


@pytest.mark.parametrize(("text", "literal", "part"), INLINE)
def test_the_name_where_the_literal_stood(text: str, literal: str, part: str) -> None:
    before = "const" if text.startswith("const") else "function"
    result = fixed(text, {"literal": literal, "role": "c c", "before": before})
    assert part.replace("C", "C_C") in result
    assert result.startswith(f"const C_C = {literal};\n\n{before}")
