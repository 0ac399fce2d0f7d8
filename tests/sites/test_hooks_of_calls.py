"""Built-ins that make a constant, and call what the file has put on a prototype."""

import pytest
from support.analysed import MARK, survey_of
from support.hooks import LIST, OWN, ROW

from allocscan.fixes.grant import Granted, grant
from allocscan.settings import Applicability

SET = f"new Set({LIST})"
MAP = "new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4]])"


def is_hoisted(before: str, literal: str, *, use: str = "c.has(k)") -> bool:
    """True when all of `literal` is hoisted without asking."""
    text = f"{before}\nexport function f(k) {{ const c = {MARK}{literal}; return {use}; }}"
    start = text.index(MARK) + len(MARK)
    ends = {start + len(literal), start + len(literal) - 1}
    answers = [grant(one) for one in survey_of(text).sites if one.span.end in ends]
    return any(
        isinstance(answer, Granted) and answer.applicability is Applicability.SAFE
        for answer in answers
    )


@pytest.mark.parametrize("before", OWN)
@pytest.mark.parametrize(
    ("literal", "use"),
    [
        pytest.param(SET, "c.has(k)", id="a Set"),
        pytest.param(MAP, "c.has(k)", id="a Map"),
        pytest.param(f"{{ words: {SET}, n: 1 }}", "c.words.has(k)", id="a Set in a table"),
    ],
)
def test_collections_that_nothing_else_fills_are_hoisted(
    before: str, literal: str, use: str
) -> None:
    assert is_hoisted(before, literal, use=use)


FILLING = (
    pytest.param("Set.prototype.add = g;", SET, "c.has(k)", id="add"),
    pytest.param(
        "Object.defineProperty(Set.prototype, 'add', { value: g });", SET, "c.has(k)", id="defined"
    ),
    pytest.param("new Set().__proto__.add = g;", SET, "c.has(k)", id="by __proto__"),
    pytest.param("Set.prototype[g] = g;", SET, "c.has(k)", id="any method"),
    pytest.param("Map.prototype.set = g;", MAP, "c.has(k)", id="set"),
    pytest.param("const P = Map.prototype; P.set = g;", MAP, "c.has(k)", id="under a name"),
    pytest.param("Object.assign(Map.prototype, { set: g });", MAP, "c.has(k)", id="assigned"),
    pytest.param(
        "Set.prototype.add = g;", f"{{ words: {SET}, n: 1 }}", "c.words.has(k)", id="in a table"
    ),
    pytest.param("Map.prototype.set = g;", f"[{MAP}, {MAP}]", "c[0].has(k)", id="in a list"),
    pytest.param(
        "Set.prototype.add = g;", f"Object.freeze({SET})", "c.has(k)", id="frozen afterwards"
    ),
)


@pytest.mark.parametrize(("before", "literal", "use"), FILLING)
def test_a_collection_may_be_filled_by_a_method_of_the_file(
    before: str, literal: str, use: str
) -> None:
    """sec-set-iterable, sec-map-iterable: the constructor calls `add`, `set`."""
    assert is_hoisted("const g = (x) => x;", literal, use=use)
    assert not is_hoisted(f"const g = (x) => x; {before}", literal, use=use)


@pytest.mark.parametrize(
    ("before", "literal", "use"),
    [
        pytest.param("Set.prototype.add = g;", MAP, "c.has(k)", id="add fills no Map"),
        pytest.param("Map.prototype.set = g;", SET, "c.has(k)", id="set fills no Set"),
        pytest.param("Set.prototype.first = g;", SET, "c.has(k)", id="another method"),
        pytest.param("Set.prototype.add = g;", ROW, "c.a + k", id="no collection"),
    ],
)
def test_other_collections_are_filled_as_ever(before: str, literal: str, use: str) -> None:
    assert is_hoisted(f"const g = (x) => x; {before}", literal, use=use)


@pytest.mark.parametrize(
    ("before", "literal", "use"),
    [
        pytest.param(
            "String.prototype[Symbol.split] = g;",
            "{ words: 'a b c'.split(' '), b: 2, c: 3, d: 4 }",
            "c.words[0]",
            id="split",
        ),
        pytest.param(
            "Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { get: g });",
            "{ words: ['a', 'b'].concat(['c', 'd']), b: 2, c: 3, d: 4 }",
            "c.words[0]",
            id="concat",
        ),
        pytest.param(
            "Object.defineProperty(Array, Symbol.species, { value: g });",
            "{ words: ['a', 'b', 'c'].slice(1), b: 2, c: 3, d: 4 }",
            "c.words[0]",
            id="the species of arrays",
        ),
        pytest.param(
            "Object.defineProperty(Object.prototype, 'a', { set: g });",
            "{ row: Object.assign({}, { a: 1, b: 2 }), b: 2, c: 3, d: 4 }",
            "c.row.b",
            id="Object.assign",
        ),
        pytest.param(
            "Object.defineProperty(Object.prototype, 'currency', { get: g });",
            "new Intl.NumberFormat('en', { style: 'percent' })",
            "c.format(k)",
            id="a formatter",
        ),
    ],
)
def test_what_a_call_gives_may_be_made_by_a_hook(before: str, literal: str, use: str) -> None:
    assert is_hoisted("const g = (x) => x;", literal, use=use)
    assert not is_hoisted(f"const g = (x) => x; {before}", literal, use=use)
