"""Files with methods that have the names of hooks of the language, and are none."""

from typing import Final

import pytest

ROW: Final = "{ a: 1, b: 2, c: 3, d: 4 }"
LIST: Final = "['a', 'b', 'c', 'd']"
ROWS: Final = "[{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]"

OWN: Final = (
    pytest.param("class Bag { add(x) {} set(k, v) {} join() {} then() {} next() {} }", id="class"),
    pytest.param("class Steps { next() { return { done: true }; } return() {} }", id="an iterator"),
    pytest.param("const steps = { next() { return { done: true }; } };", id="a literal iterator"),
    pytest.param("let tail = {}; tail.next = { next: null }; tail = tail.next;", id="a list"),
    pytest.param(
        "function Node(v) { this.v = v; } Node.prototype.next = null; new Node(1).next = new Node(2);",
        id="a list of an old class",
    ),
    pytest.param("function Bag() {} Bag.prototype.add = g; Bag.prototype.set = g;", id="add, set"),
    pytest.param("function Text() {} Text.prototype.join = g; Text.prototype.then = g;", id="join"),
    pytest.param("class Bag extends Set { add(x) { return super.add(x); } }", id="a subclass"),
    pytest.param("g.add(1); g.set(1, 2); g.then(k); g.next();", id="calls"),
    pytest.param("g.add = k; g.set = k; g.next = k; g.then = k; g.join = k;", id="of another"),
    pytest.param("const { add } = Set.prototype; add.call(g, 1);", id="only read"),
    pytest.param("if (Object.getPrototypeOf(g) === null) g.next = k;", id="a prototype asked for"),
    pytest.param("String.prototype.shout = g; g.next = () => k;", id="another method, a list"),
    pytest.param("Promise.resolve(1).then((x) => x); new Promise((yes) => yes(1));", id="promises"),
    pytest.param("Object.defineProperty(g, 'total', { get() { return 1; } });", id="an own getter"),
    pytest.param("const o = { get total() { return 1; } };", id="a getter of a literal"),
    pytest.param("class A { get total() { return 1; } }", id="a getter of a class"),
    pytest.param("g[Symbol.isConcatSpreadable] = true;", id="one object is spread"),
)
