"""What the functions of the language make of a value that they are handed."""

import pytest
from support.analysed import Out
from support.uses import OPTIONS, outs_below

from allocscan.sites.verdicts import Route

ARGUMENT, COMPARED, THROWN = Route.ARGUMENT, Route.COMPARED, Route.THROWN
WRITTEN, COERCED, MUTATED = Route.WRITTEN, Route.COERCED, Route.MUTATED
TREE = "{ a: 1, b: { c: 1 } }"

WAYS_OUT = [
    pytest.param(
        "", "Object.assign(c, o);", OPTIONS, (MUTATED, "Object.assign(c, o)"), id="assign"
    ),
    pytest.param("", "Promise.reject(c);", OPTIONS, (THROWN, "c"), id="reject"),
    pytest.param("", "Promise.all([c]);", OPTIONS, (ARGUMENT, "[c]"), id="Promise.all"),
    pytest.param(
        "",
        "Promise.resolve(c).then(g);",
        OPTIONS,
        (ARGUMENT, "g"),
        id="then",
    ),
    pytest.param("", "Promise.resolve(c);", "{ then: () => 1 }", (COERCED, "c"), id="a thenable"),
    pytest.param("", "Reflect.apply(g, o, [c]);", OPTIONS, (ARGUMENT, "[c]"), id="Reflect.apply"),
    pytest.param("", "Reflect.apply(g, c, []);", OPTIONS, (ARGUMENT, "c"), id="as this"),
    pytest.param(
        "", "Reflect.get(c, 'b').c = 2;", TREE, (WRITTEN, "Reflect.get(c, 'b').c"), id="get"
    ),
    pytest.param("", "Reflect.get(c, k).c = 2;", TREE, (WRITTEN, "Reflect.get(c, k).c"), id="any"),
    pytest.param("", "Reflect.get(c, k, o);", TREE, (ARGUMENT, "c"), id="with a receiver"),
    pytest.param("", "Array.of(c)[0].a = 2;", TREE, (WRITTEN, "Array.of(c)[0].a"), id="Array.of"),
    pytest.param(
        "", "new Array(c, 1)[0].a = 2;", TREE, (WRITTEN, "new Array(c, 1)[0].a"), id="Array"
    ),
    pytest.param("", "Object(c).a = 2;", TREE, (WRITTEN, "Object(c).a"), id="Object"),
    pytest.param("", "BigInt(c);", "{ valueOf: () => 1 }", (COERCED, "c"), id="converted"),
    pytest.param(
        "", "Object.groupBy(c, (e) => { e.x = 2; });", "[{ x: 1 }]", (WRITTEN, "e.x"), id="grouping"
    ),
    pytest.param(
        "",
        "Object.groupBy(c, (e) => e.x).size[0].x = 2;",
        "[{ x: 1 }]",
        (WRITTEN, "Object.groupBy(c, (e) => e.x).size[0].x"),
        id="a group",
    ),
    pytest.param("", "Object.groupBy(c, g);", "[{ x: 1 }]", (ARGUMENT, "g"), id="by a stranger"),
    pytest.param(
        "", "Object.defineProperty(o, k, c);", "{ value: { a: 1 } }", (ARGUMENT, "c"), id="a value"
    ),
    pytest.param(
        "",
        "Object.defineProperties(o, c);",
        "{ a: { value: [1] } }",
        (ARGUMENT, "c"),
        id="values of properties",
    ),
    pytest.param(
        "", "new Error(k, { cause: c });", OPTIONS, (ARGUMENT, "{ cause: c }"), id="a cause"
    ),
    pytest.param("", "new Error(k, c);", "{ cause: { a: 1 } }", (ARGUMENT, "c"), id="its object"),
    pytest.param("", "new AggregateError(c);", "[{ a: 1 }]", (ARGUMENT, "c"), id="errors are kept"),
    pytest.param("", "new WeakMap().set(c, 1);", OPTIONS, (COMPARED, "c"), id="a WeakMap's key"),
    pytest.param(
        "", "new WeakMap([[c, 1]]);", OPTIONS, (ARGUMENT, "[[c, 1]]"), id="its first keys"
    ),
    pytest.param("", "new WeakRef(c);", OPTIONS, (ARGUMENT, "c"), id="WeakRef"),
]


@pytest.mark.parametrize(("before", "body", "literal", "out"), WAYS_OUT)
def test_a_way_out(before: str, body: str, literal: str, out: Out) -> None:
    assert outs_below(before, body, literal) == [out]


ONLY_READ = [
    pytest.param("", "return Date.UTC(...c);", "[2020, 1]", id="Date.UTC"),
    pytest.param("", "return encodeURIComponent(c);", "['a', 'b']", id="encodeURIComponent"),
    pytest.param("", "return new Date(c);", "['2020']", id="Date"),
    pytest.param("", "return Array.of(c).length;", OPTIONS, id="Array.of"),
    pytest.param(
        "",
        "(async () => { if ((await Promise.resolve(c)).flag) g(); })();",
        OPTIONS,
        id="Promise.resolve",
    ),
    pytest.param("", "return Reflect.get(c, k);", OPTIONS, id="Reflect.get"),
    pytest.param("", "return JSON.stringify(o, c);", "['a', 'b']", id="a list of properties"),
    pytest.param("", "Object.defineProperty(o, k, c);", "{ value: 1 }", id="a descriptor"),
    pytest.param("", "return Object.create(o, c);", "{ a: { value: 1 } }", id="descriptors"),
    pytest.param("", "return Map.groupBy(c, (n) => n % 2);", "[1, 2, 3]", id="groups of numbers"),
    pytest.param("const { keys } = Object;", "return keys(c);", OPTIONS, id="a method taken out"),
    pytest.param("", "return globalThis.Object.keys(c);", OPTIONS, id="by the global object"),
    pytest.param("", "return new Error(k, c);", "{ cause: 1 }", id="a primitive cause"),
]


@pytest.mark.parametrize(("before", "body", "literal"), ONLY_READ)
def test_only_read(before: str, body: str, literal: str) -> None:
    assert outs_below(before, body, literal) == []
