"""What binds to what in ECMAScript. The marks are explained in `support.scoping`."""

import pytest
from support.scoping import assert_marks

MERE_NAMES = [
    pytest.param("o/*0*/.a/*-*/.b/*-*/", id="property names"),
    pytest.param("o/*0*/?.a/*-*/?.[b/*0*/]", id="optional property names"),
    pytest.param("x/*0*/ = { a/*-*/: 1, b/*-*/() {}, get c/*-*/() { return 1 } }", id="keys"),
    pytest.param("let a/*1*/; x/*0*/ = { a/*-*/: a/*1*/ }", id="key beside its value"),
    pytest.param("l/*-*/: for (;;) { break l/*-*/; continue l/*-*/ }", id="labels"),
    pytest.param("let l/*1*/; l/*-*/: for (;;) break l/*-*/", id="label named as a variable"),
    pytest.param("let { a/*-*/: b/*1*/ } = o/*0*/; a/*0*/; b/*1*/", id="key of a pattern"),
    pytest.param("class A { #p/*-*/; m/*-*/() { this.#p/*-*/ } x/*-*/ = 1 }", id="class members"),
    pytest.param(
        "class A { #p/*-*/; static m(o/*1*/) { return #p/*-*/ in o/*1*/ } }", id="#p in o"
    ),
    pytest.param("import { a/*-*/ as b/*1*/ } from 'x'; a/*0*/; b/*1*/", id="imported name"),
    pytest.param("let a/*1*/; export { a/*-*/ } from 'x'", id="export from elsewhere"),
    pytest.param("let a/*1*/; export { a/*1*/ as b/*-*/ }; b/*0*/", id="exported name"),
    pytest.param("export * as ns/*-*/ from 'x'; ns/*0*/", id="export star as"),
    pytest.param("import j/*1*/ from 'x' with { type/*-*/: 'json' }", id="import attributes"),
    pytest.param("<div/*-*/ a/*-*/={b/*0*/} c:d/*-*/='e'/>", id="lower-case tag, attributes"),
    pytest.param("<my-tag/*-*/><a:b/*-*/ /></my-tag/*-*/>", id="custom element, name with a colon"),
    pytest.param("function f() { return new.target/*-*/ }", id="new.target"),
    pytest.param(
        "class A { static/*-*/ = 1; get/*-*/ = 2; async/*-*/() {} }", id="words as members"
    ),
]

UNRESOLVED = [
    pytest.param("a/*0*/; { let a/*1*/ }", id="let of an inner block"),
    pytest.param("a/*0*/; (function a/*1*/() { a/*1*/ })", id="function expression's name"),
    pytest.param("A/*0*/; (class A/*1*/ { m() { A/*1*/ } })", id="class expression's name"),
    pytest.param("function f(a/*1*/) {} a/*0*/", id="parameter outside"),
    pytest.param("a/*1*/ => a/*1*/; a/*0*/", id="arrow parameter outside"),
    pytest.param("try {} catch (e/*1*/) { e/*1*/ } e/*0*/", id="catch parameter outside"),
    pytest.param("for (let i/*1*/ of i2/*0*/) i/*1*/; i/*0*/", id="loop variable outside"),
    pytest.param("for (let i/*1*/ = 0; i/*1*/ < 1; i/*1*/++) {} i/*0*/", id="for variable outside"),
    pytest.param("switch (a/*0*/) { case a/*1*/: let a/*1*/ }", id="case variable outside"),
    pytest.param("function f() { return arguments/*0*/ }", id="arguments"),
    pytest.param("var arguments/*1*/; function f() { arguments/*0*/ } arguments/*1*/", id="own"),
    pytest.param("var arguments/*1*/; class A { x = arguments/*0*/ }", id="arguments of a field"),
    pytest.param("'use strict'; { function f/*1*/() {} } f/*0*/", id="strict block function"),
    pytest.param("{ async function f/*1*/() {} } f/*0*/", id="async block function"),
    pytest.param("{ function* f/*1*/() {} } f/*0*/", id="generator in a block"),
    pytest.param("undefined/*0*/; [undefined/*0*/]; x/*0*/ = { undefined/*0*/ }", id="undefined"),
    pytest.param("function f(a = b/*0*/) { var b/*1*/ }", id="default does not see the body"),
    pytest.param("class A { static { var v/*1*/ } m() { v/*0*/ } }", id="var of a static block"),
    pytest.param("class A { static { let v/*1*/ } x = v/*0*/ }", id="let of a static block"),
    pytest.param("<Foo/*0*/ />", id="component from elsewhere"),
    pytest.param("(function () { { let x/*1*/; (() => x/*1*/)() } x/*0*/ })", id="closure"),
]

BOUND = [
    pytest.param("a/*1*/; var a/*1*/", id="var before its declaration"),
    pytest.param("f/*1*/(); function f/*1*/() {}", id="function before its declaration"),
    pytest.param("{ { var a/*1*/ } } a/*1*/", id="var leaves blocks"),
    pytest.param("for (var i/*1*/ in o/*0*/) {} i/*1*/", id="var leaves a loop's head"),
    pytest.param(
        "function f() { if (1) { var a/*1*/ } return a/*1*/ } a/*0*/", id="var in function"
    ),
    pytest.param("let a/*1*/; { let a/*2*/; a/*2*/ } a/*1*/", id="shadowing"),
    pytest.param("let a/*1*/; { a/*2*/; const a/*2*/ = 1 }", id="dead zone shadows too"),
    pytest.param("var a/*1*/; var a/*1*/; a/*1*/", id="two vars are one"),
    pytest.param("function f(a/*1*/) { var a/*1*/; return a/*1*/ }", id="var of a parameter"),
    pytest.param("function f(a/*1*/, a/*1*/) {}", id="parameter twice"),
    pytest.param(
        "function f(a/*1*/, { b/*2*/, x: c/*3*/ = a/*1*/ }, [d/*4*/] = b/*2*/, ...e/*5*/) {"
        " return [a/*1*/, b/*2*/, c/*3*/, d/*4*/, e/*5*/] }",
        id="patterns in parameters",
    ),
    pytest.param("let b/*1*/; function f(a = b/*1*/) { var b/*2*/; b/*2*/ }", id="default, outer"),
    pytest.param("function f(a/*1*/, b = () => a/*1*/) { a/*1*/ }", id="closure in a default"),
    pytest.param(
        "function f(a = g/*1*/) { return g/*1*/ } function g/*1*/() {}", id="default, later"
    ),
    pytest.param("const f/*1*/ = async (a/*2*/) => a/*2*/(f/*1*/)", id="async arrow"),
    pytest.param("const f = async a/*1*/ => a/*1*/", id="async arrow, bare parameter"),
    pytest.param("a/*1*/ => b/*2*/ => [a/*1*/, b/*2*/]; var b/*3*/", id="arrow in arrow"),
    pytest.param("(function f/*1*/() { f/*1*/ }); var f/*2*/; f/*2*/", id="own name"),
    pytest.param("(function f/*1*/() { var f/*2*/; f/*2*/ })", id="own name shadowed"),
    pytest.param("(function f/*1*/(f/*2*/) { f/*2*/ })", id="own name is a parameter"),
    pytest.param(
        "function f/*1*/() { f/*1*/ } f/*1*/ = 1", id="function declaration inside itself"
    ),
    pytest.param("class A/*1*/ { m() { A/*1*/ } } A/*1*/", id="class inside itself"),
    pytest.param("class A/*1*/ extends B/*0*/ { [k/*0*/]() {} }", id="heritage and computed key"),
    pytest.param("let A/*1*/; x = class A/*2*/ extends A/*2*/ {}", id="heritage sees own name"),
    pytest.param(
        "let k/*1*/; class A { [k/*1*/] = k/*1*/; [k/*1*/](k/*2*/) { k/*2*/ } }", id="keys"
    ),
    pytest.param(
        "let v/*1*/; class A { x = () => { let v/*2*/; v/*2*/ }; y = v/*1*/ }", id="fields"
    ),
    pytest.param("let a/*1*/; class A { static { let a/*2*/; a/*2*/ } }", id="static block"),
    pytest.param("let d/*1*/; @d/*1*/ class A { @d/*1*/(d/*1*/) m(d/*2*/) {} }", id="decorators"),
    pytest.param("try {} catch ({ a/*1*/, b: [c/*2*/] }) { a/*1*/; c/*2*/ }", id="catch pattern"),
    pytest.param("try {} catch { a/*0*/ }", id="catch without parameter"),
    pytest.param("try {} catch (e/*1*/) { var e/*1*/ = 1; e/*1*/ } e/*1*/", id="var of catch"),
    pytest.param("try {} catch (e/*1*/) { f/*0*/(e/*1*/) } finally { e/*0*/ }", id="finally"),
    pytest.param("{ function f/*1*/() {} f/*1*/ } f/*1*/", id="sloppy block function"),
    pytest.param("{ function f/*1*/() {} } { f/*1*/ } var f/*1*/", id="sloppy and var"),
    pytest.param("{ function f/*1*/() {} } { function f/*1*/() {} } f/*1*/", id="sloppy, twice"),
    pytest.param("if (1) function f/*1*/() {} f/*1*/", id="function as a branch"),
    pytest.param("switch (1) { case 1: function f/*1*/() {} } f/*1*/", id="function in a case"),
    pytest.param("let f/*1*/; { function f/*2*/() {} f/*2*/ } f/*1*/", id="kept in by let"),
    pytest.param(
        "{ let f/*1*/; { function f/*2*/() {} f/*2*/ } f/*1*/ } f/*0*/", id="kept in inside"
    ),
    pytest.param(
        "function g(f/*1*/) { { function f/*2*/() {} f/*2*/ } f/*1*/ }", id="kept in, param"
    ),
    pytest.param(
        "try {} catch (f/*1*/) { { function f/*2*/() {} } f/*1*/ } f/*2*/", id="past catch"
    ),
    pytest.param("'use strict'; { function f/*1*/() {} f/*1*/ }", id="strict block function"),
    pytest.param("for (const a/*1*/ of b/*0*/) { let a/*2*/; a/*2*/ }", id="head and body"),
    pytest.param("for (let i/*1*/ of i/*1*/) {}", id="the value is in the head's dead zone"),
    pytest.param("let a/*1*/, b/*2*/; for ([a/*1*/, { b/*2*/ }] of c/*0*/) {}", id="head writes"),
    pytest.param("let a/*1*/; ({ a/*1*/ } = o/*0*/)", id="shorthand in an assignment"),
    pytest.param("let a/*1*/; ({ a/*1*/ = 1, ...b/*0*/ } = o/*0*/)", id="shorthand with default"),
    pytest.param("let a/*1*/; x/*0*/ = { a/*1*/ }", id="shorthand in a literal"),
    pytest.param("let a/*1*/; ({ [a/*1*/]: a/*1*/.b } = o/*0*/)", id="computed key, member target"),
    pytest.param(
        "const { a/*1*/, b: { c/*2*/ = a/*1*/ }, ...d/*3*/ } = o/*0*/; d/*3*/", id="object"
    ),
    pytest.param("const [a/*1*/, , [b/*2*/ = a/*1*/], ...c/*3*/] = o/*0*/; c/*3*/", id="array"),
    pytest.param(
        "import a/*1*/, { b/*2*/, c as d/*3*/ } from 'x'; [a/*1*/, b/*2*/, d/*3*/]", id="i"
    ),
    pytest.param("import * as ns/*1*/ from 'x'; ns/*1*/.a/*-*/", id="namespace import"),
    pytest.param("import { default as a/*1*/, 'b c' as b/*2*/ } from 'x'; a/*1*/(b/*2*/)", id="as"),
    pytest.param("export default a/*1*/; var a/*1*/", id="export default of a name"),
    pytest.param("export default function f/*1*/() {} f/*1*/()", id="export default function"),
    pytest.param("export default class A/*1*/ {} A/*1*/", id="export default class"),
    pytest.param("export const { a/*1*/ } = o/*0*/, b/*2*/ = a/*1*/; b/*2*/", id="export const"),
    pytest.param("export { a/*1*/ as default, b/*0*/ }; let a/*1*/", id="export list"),
    pytest.param(
        "let F/*1*/, o/*2*/, p/*3*/; <F/*1*/ {...p/*3*/}><o/*2*/.x/*-*/ /></F/*1*/>", id="jsx"
    ),
    pytest.param("let div/*1*/; <div/*-*/>{div/*1*/}</div/*-*/>", id="tag named as a variable"),
    pytest.param("let _c/*1*/, $/*2*/; [<_c/*1*/ />, <$/*2*/ />]", id="tags that are no letters"),
    pytest.param("let a/*1*/; `x${a/*1*/}${`${a/*1*/}`}`; t/*0*/`${a/*1*/}`", id="templates"),
    pytest.param("let abc/*1*/; \\u0061bc/*1*/; a\\u{62}c/*1*/", id="escapes in uses"),
    pytest.param("let \\u0061bc/*1*/; abc/*1*/", id="escapes in a declaration"),
    pytest.param("function f(undefined/*1*/) { undefined/*1*/ }", id="undefined as a parameter"),
    pytest.param("let undefined/*1*/; { undefined/*1*/ }", id="undefined as a variable"),
    pytest.param("function f() { var arguments/*1*/; () => arguments/*1*/ }", id="own arguments"),
    pytest.param("var arguments/*1*/; () => arguments/*1*/", id="arguments of an arrow"),
    pytest.param("function f(arguments/*1*/) { arguments/*1*/ }", id="arguments as a parameter"),
    pytest.param("using a/*1*/ = f/*0*/(); a/*1*/", id="using"),
    pytest.param("async () => { await using a/*1*/ = f/*0*/(); a/*1*/ }", id="await using"),
    pytest.param("for (using a/*1*/ of f/*0*/) a/*1*/", id="using in a loop's head"),
    pytest.param(
        "var let/*1*/, async/*2*/, of/*3*/; let/*1*/; async/*2*/; of/*3*/", id="soft words"
    ),
    pytest.param("let a/*1*/; with (a/*1*/) { let b/*2*/; b/*2*/; a/*1*/ }", id="with"),
    pytest.param(
        "let a/*1*/; while (a/*1*/) { let a/*2*/ } do { a/*1*/ } while (a/*1*/)", id="while"
    ),
    pytest.param("#!/usr/bin/env node\nlet a/*1*/; a/*1*/", id="hash-bang"),
    pytest.param(
        "class A { get x() { return y/*1*/ } set x(v/*2*/) { y/*1*/ = v/*2*/ } } let y/*1*/", id="s"
    ),
    pytest.param(
        "x/*0*/ = { m/*-*/(a/*1*/) { a/*1*/ }, [k/*0*/](k/*2*/) { k/*2*/ } }", id="methods"
    ),
]


@pytest.mark.parametrize("js", MERE_NAMES)
def test_mere_names(js: str) -> None:
    assert_marks(js)


@pytest.mark.parametrize("js", UNRESOLVED)
def test_unresolved(js: str) -> None:
    assert_marks(js)


@pytest.mark.parametrize("js", BOUND)
def test_bound(js: str) -> None:
    assert_marks(js)


BROKEN = [
    pytest.param("let a/*1*/; ] ) a/*1*/; function f(b/*2*/) { b/*2*/ }", id="stray brackets"),
    pytest.param("function f() { let a/*1*/ = 1; a/*1*/ } }}", id="one brace too many"),
    pytest.param("let a/*1*/; [(a/*1*/)] = b", id="a target the grammar does not know"),
]


@pytest.mark.parametrize("js", BROKEN)
def test_what_is_left_of_broken_code_is_bound(js: str) -> None:
    assert_marks(js, broken=True)


LIES = [
    pytest.param("let a/*1*/; { let a/*1*/ }", id="two bindings, one mark"),
    pytest.param("let a/*1*/; a/*2*/", id="one binding, two marks"),
    pytest.param("let a/*1*/; a/*0*/", id="bound, said to be unresolved"),
    pytest.param("o.a/*0*/", id="mere name, said to be unresolved"),
    pytest.param("a/*-*/", id="reference, said to be a mere name"),
    pytest.param("a/*1*/", id="global, said to be bound"),
]


@pytest.mark.parametrize("js", LIES)
def test_marks_that_lie_are_found_out(js: str) -> None:
    with pytest.raises(AssertionError):
        assert_marks(js)
