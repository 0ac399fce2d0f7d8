"""What is known of a binding: its kind, who else sees it, whether it is written, and in how far it is
one variable that can be followed."""

import pytest
from support.scoping import binding_of, scopes_of

from allocscan.scopes.model import BindingKind
from allocscan.source.file import Language


@pytest.mark.parametrize(
    ("code", "exported"),
    [
        pytest.param("let a", False, id="module-level"),
        pytest.param("let a; export { a } from 'x'", False, id="another module's"),
        pytest.param("let a; export { b as a }; let b", False, id="another's name"),
        pytest.param("let a; export default [a]", False, id="in an expression"),
        pytest.param("let a; export default a.b", False, id="a member"),
        pytest.param("let a; module.exports = a", False, id="CommonJS is a use"),
        pytest.param("export default (function a() {})", False, id="an inner name"),
        pytest.param("export function f(a) {}", False, id="a parameter"),
        pytest.param("export class B { static { let a } }", False, id="inside an exported class"),
        pytest.param("let a; { let a2; } { let b; }", False, id="blocks"),
        pytest.param("export let a", True, id="let"),
        pytest.param("export const { b: [a] } = c", True, id="pattern"),
        pytest.param("export function a() {}", True, id="function"),
        pytest.param("export class a {}", True, id="class"),
        pytest.param("let a; export { a }", True, id="list"),
        pytest.param("export { a as b }; var a", True, id="renamed, before its declaration"),
        pytest.param("let a; export default a", True, id="default"),
        pytest.param("let a; export default (a)", True, id="default in parentheses"),
        pytest.param("export default function a() {}", True, id="default function"),
        pytest.param("export default class a {}", True, id="default class"),
        pytest.param("import { a } from 'x'; export { a }", True, id="import passed on"),
    ],
)
def test_exported(code: str, exported: bool) -> None:
    assert binding_of(scopes_of(code), "a").exported is exported
    assert binding_of(scopes_of(code, Language.TS), "a").exported is exported


@pytest.mark.parametrize(
    ("ts", "exported"),
    [
        pytest.param("namespace N { const a = 1 }", False, id="inside a namespace"),
        pytest.param("declare const a: 1", False, id="ambient"),
        pytest.param("export = a; var a", True, id="export ="),
        pytest.param("export default a as T; let a", True, id="default of a cast"),
        pytest.param("namespace N { export const a = 1 }", True, id="from a namespace"),
        pytest.param("export enum a {}", True, id="enum"),
        pytest.param("export namespace a {}", True, id="namespace"),
        pytest.param("export declare const a: 1", True, id="export declare"),
        pytest.param("export import a = B.C", True, id="export import"),
        pytest.param("export type a = 1", True, id="type"),
        pytest.param("export default interface a {}", True, id="default interface"),
        pytest.param("export function a(): 1; export function a() {}", True, id="overloads"),
        pytest.param("export abstract class a {}", True, id="abstract class"),
    ],
)
def test_exported_in_typescript(ts: str, exported: bool) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").exported is exported


@pytest.mark.parametrize(
    ("code", "written"),
    [
        pytest.param("let a = 1; f(a)", False, id="read"),
        pytest.param("let a = {}; a.b = 1", False, id="member written"),
        pytest.param("for (const a of b) {}", False, id="declared by a loop"),
        pytest.param("{ function a() {} }", False, id="one block function"),
        pytest.param("let a; function f(a) { a = 1 }", False, id="a parameter of its name is"),
        pytest.param("let a; a = 1", True, id="assigned"),
        pytest.param("let a; ({ a } = b)", True, id="assigned by a pattern"),
        pytest.param("var a = 1; var a = 2", True, id="declared twice"),
        pytest.param("function a() {} function a() {}", True, id="function twice"),
        pytest.param("{ function a() {} } var a", True, id="block function and var"),
        pytest.param("try {} catch (a) { var a = 1 }", True, id="var of a catch parameter"),
    ],
)
def test_written(code: str, written: bool) -> None:
    assert scopes_of(code).bindings[0].written is written


@pytest.mark.parametrize(
    ("ts", "written"),
    [
        pytest.param("function a(b: 1): 2; function a(b) {}", False, id="overloads"),
        pytest.param("const a = 1; type a = 2", False, id="constant and type"),
        pytest.param("interface a {} class a {}", False, id="interface and class"),
        pytest.param("interface a {} interface a {}", False, id="two interfaces"),
        pytest.param("class a {} namespace a {}", False, id="class and namespace"),
        pytest.param("namespace a {} namespace a {}", True, id="two namespaces: not looked into"),
        pytest.param("let a: T; (a as U) = 1", True, id="assigned through a cast"),
    ],
)
def test_written_in_typescript(ts: str, written: bool) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").written is written


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        pytest.param("var a", BindingKind.VAR, id="var"),
        pytest.param("let a", BindingKind.LET, id="let"),
        pytest.param("const [a] = b", BindingKind.CONST, id="const"),
        pytest.param("for (const a of b) {}", BindingKind.CONST, id="const of a loop"),
        pytest.param("using a = b", BindingKind.CONST, id="using"),
        pytest.param("function* a() {}", BindingKind.FUNCTION, id="generator"),
        pytest.param("x = function a() {}", BindingKind.FUNCTION, id="function expression"),
        pytest.param("class a {}", BindingKind.CLASS, id="class"),
        pytest.param("x = class a {}", BindingKind.CLASS, id="class expression"),
        pytest.param("function f({ b: [a = 1] }) { }", BindingKind.PARAMETER, id="parameter"),
        pytest.param("a => a", BindingKind.PARAMETER, id="bare parameter"),
        pytest.param("try {} catch ([a]) {}", BindingKind.CATCH, id="catch"),
        pytest.param("import a from 'b'", BindingKind.IMPORT, id="import"),
        pytest.param("import * as a from 'b'", BindingKind.IMPORT, id="import star"),
    ],
)
def test_kind(code: str, kind: BindingKind) -> None:
    assert binding_of(scopes_of(code), "a").kind is kind
    assert binding_of(scopes_of(code, Language.TS), "a").kind is kind


@pytest.mark.parametrize(
    ("ts", "kind"),
    [
        pytest.param("enum a {}", BindingKind.ENUM, id="enum"),
        pytest.param("enum E { a }", BindingKind.ENUM_MEMBER, id="enum member"),
        pytest.param("namespace a {}", BindingKind.NAMESPACE, id="namespace"),
        pytest.param("type a = 1", BindingKind.TYPE, id="type"),
        pytest.param("interface a {}", BindingKind.TYPE, id="interface"),
        pytest.param("declare type a = 1", BindingKind.TYPE, id="ambient type"),
        pytest.param("function f<a>() {}", BindingKind.TYPE_PARAMETER, id="type parameter"),
        pytest.param("type T = X extends infer a ? 1 : 2", BindingKind.TYPE_PARAMETER, id="infer"),
        pytest.param("import a = require('x')", BindingKind.IMPORT, id="import ="),
        pytest.param("import type a from 'x'", BindingKind.IMPORT, id="import type"),
        pytest.param("declare const a: 1", BindingKind.AMBIENT, id="declare const"),
        pytest.param("declare function a(): 1", BindingKind.AMBIENT, id="declare function"),
        pytest.param("declare class a {}", BindingKind.AMBIENT, id="declare class"),
        pytest.param("declare enum a {}", BindingKind.AMBIENT, id="declare enum"),
        pytest.param("declare namespace N { let a }", BindingKind.AMBIENT, id="inside declare"),
        pytest.param("declare function f(a: 1): 2", BindingKind.PARAMETER, id="ambient parameter"),
        pytest.param("class A { constructor(public a) {} }", BindingKind.PARAMETER, id="property"),
    ],
)
def test_kind_in_typescript(ts: str, kind: BindingKind) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").kind is kind


@pytest.mark.parametrize(
    ("code", "obscured"),
    [
        pytest.param("let a, b; f(a)", set(), id="no error"),
        pytest.param("let a, b; function f() { a + ; } f(b)", {"a"}, id="something is missing"),
        pytest.param("let a, b; f(b); class C { a x y }", {"a"}, id="named in the region"),
        pytest.param(
            "let a = 1, b; f(b); g(); [(a)] = [4];", {"a"}, id="cut off: `=` is the region"
        ),
        pytest.param(
            "let a = 1, b; f(b); g();\n({ x: (a) } = o);", {"a"}, id="cut off in brackets"
        ),
        pytest.param("let a, ab; class C { a2 x y }", set(), id="part of a word"),
        pytest.param("let abc; class C { \\u0061bc x y }", {"abc"}, id="with an escape"),
    ],
)
def test_obscured(code: str, obscured: set[str]) -> None:
    tree = scopes_of(code)
    assert {binding.name for binding in tree.bindings if binding.obscured} == obscured


@pytest.mark.parametrize(
    ("js", "doubled"),
    [
        pytest.param("function f() {}", False, id="a function of the file"),
        pytest.param("function g() { function f() {} }", False, id="a function of a function"),
        pytest.param("l: function f() {}", False, id="with a label"),
        pytest.param("'use strict'; { function f() {} }", False, id="strict"),
        pytest.param("export {}; { function f() {} }", False, id="in a module"),
        pytest.param("{ async function f() {} }", False, id="async"),
        pytest.param("let f; { f; }", False, id="used in a block"),
        pytest.param("function g(f) { { function f() {} } }", False, id="kept in by a parameter"),
        pytest.param("try {} catch (f) { f; }", False, id="a catch parameter"),
        pytest.param("try {} catch (f) { var g; }", False, id="beside another var"),
        pytest.param("try {} catch (f) { var f; }", True, id="with a var of its name"),
        pytest.param("try {} catch (f) { { for (var f;;); } }", True, id="deep in the catch"),
        pytest.param("{ function f() {} }", True, id="a block"),
        pytest.param("switch (x) { case 1: function f() {} }", True, id="a case"),
        pytest.param("try {} catch { function f() {} }", True, id="a catch"),
        pytest.param("{ function f() {} } var f", True, id="beside a var"),
        pytest.param("var f; { function f() {} }", True, id="below a var"),
        pytest.param("{ function f() {} } { function f() {} }", True, id="twice"),
        pytest.param("{ { function f() {} } }", True, id="two blocks deep"),
        pytest.param("if (x) function f() {}", True, id="a branch"),
        pytest.param("if (x); else function f() {}", True, id="the other branch"),
        pytest.param("function g() { if (x) function f() {} }", True, id="a branch in a function"),
    ],
)
def test_names_of_two_variables_are_doubled(js: str, doubled: bool) -> None:
    at = 1 if "g(f)" in js else 0
    assert scopes_of(js).called("f")[at].doubled is doubled
