"""Which form a constant takes, by language, use and settings."""

import pytest
from support.fixing import Wanted, fixed

from allocscan.settings import FreezeMode, Settings
from allocscan.sites.values import Form, Use
from allocscan.source.file import Language

CODE = "function f(k) {\n  const cfg = {a: {b: 1}, c: [2]};\n  return cfg[k];\n}\n"
LIST = "function f(k) {\n  const cfg = [{b: 1}, [2]];\n  return cfg.at(k);\n}\n"
OBJECT = "{a: {b: 1}, c: [2]}"
ARRAY = "[{b: 1}, [2]]"
CROSSED = {"{b: 1}": [Use.CROSSED], "[2]": [Use.CROSSED]}

JS_FORMS = [
    pytest.param(CODE, OBJECT, {}, "never", OBJECT, id="object, never"),
    pytest.param(CODE, OBJECT, {"unsafe": True}, "never", OBJECT, id="unsafe object, never"),
    pytest.param(
        CODE, OBJECT, {"uses": {OBJECT: [Use.SPREAD]}}, "auto", OBJECT, id="object that is spread"
    ),
    pytest.param(LIST, ARRAY, {}, "auto", ARRAY, id="array of unknown use"),
    pytest.param(
        LIST,
        ARRAY,
        {"uses": {ARRAY: [Use.SEARCHED, Use.ITERATED]}},
        "auto",
        ARRAY,
        id="array that is iterated",
    ),
    pytest.param(LIST, ARRAY, {}, "shallow", ARRAY, id="array, shallow"),
    pytest.param(CODE, OBJECT, {}, "auto", "F({a: {b: 1}, c: [2]})", id="object"),
    pytest.param(CODE, OBJECT, {"uses": CROSSED}, "shallow", f"F({OBJECT})", id="object, shallow"),
    pytest.param(
        CODE, OBJECT, {"uses": CROSSED}, "auto", "F({a: F({b: 1}), c: [2]})", id="inner object out"
    ),
    pytest.param(
        CODE,
        OBJECT,
        {"uses": {"{b: 1}": [Use.CROSSED, Use.SPREAD]}},
        "auto",
        f"F({OBJECT})",
        id="inner object out and spread",
    ),
    pytest.param(
        LIST, ARRAY, {"uses": {ARRAY: [Use.SEARCHED]}}, "auto", f"F({ARRAY})", id="searched array"
    ),
    pytest.param(LIST, ARRAY, {"uses": CROSSED}, "auto", "[F({b: 1}), [2]]", id="element goes out"),
    pytest.param(CODE, OBJECT, {}, "deep", "F({a: F({b: 1}), c: F([2])})", id="object, deep"),
    pytest.param(
        CODE, OBJECT, {"unsafe": True}, "auto", "F({a: F({b: 1}), c: F([2])})", id="unsafe object"
    ),
    pytest.param(
        LIST, ARRAY, {"unsafe": True}, "shallow", "F([F({b: 1}), F([2])])", id="unsafe array"
    ),
]


@pytest.mark.parametrize(("text", "literal", "order", "mode", "form"), JS_FORMS)
@pytest.mark.parametrize("pure", [False, True], ids=["bare", "pure"])
def test_javascript_form(
    text: str, literal: str, order: Wanted, mode: str, form: str, pure: bool
) -> None:
    settings = Settings(freeze=FreezeMode(mode), pure_annotation=pure)
    call = ("/* @__PURE__ */ " if pure else "") + "Object.freeze("
    result = fixed(text, {"literal": literal, **order}, settings=settings)
    assert result.startswith(f"const CFG = {form.replace('F(', call)};\n\nfunction")


@pytest.mark.parametrize("mode", FreezeMode)
def test_a_shadowed_object_is_never_called(mode: FreezeMode) -> None:
    for unsafe in (False, True):
        result = fixed(
            CODE,
            {"literal": OBJECT, "unsafe": unsafe},
            settings=Settings(freeze=mode),
            object_is_global=False,
        )
        assert result.startswith(f"const CFG = {OBJECT};\n")


def typed(annotation: str, value: str) -> str:
    return f"function f(k) {{\n  const cfg{annotation} = {value};\n  return cfg[k];\n}}\n"


TS_FORMS = [
    pytest.param("", "{a: 1}", {}, "auto", "C = {a: 1};", id="object"),
    pytest.param("", "{a: 1} as const", {}, "auto", "C = {a: 1} as const;", id="as const"),
    pytest.param("", "{a: 1} satisfies T", {}, "auto", "C = {a: 1} satisfies T;", id="satisfies"),
    pytest.param(": number[]", "[1]", {}, "auto", "C: number[] = [1];", id="annotated array"),
    pytest.param(
        ": A | B", "{a: 1}", {}, "auto", "C: A | B = {a: 1};", id="a union narrows by assignment"
    ),
    pytest.param(
        ": T", "{a: 1}", {"uses": {"{a: 1}": [Use.SPREAD]}}, "auto", "C: T = {a: 1};", id="spread"
    ),
    pytest.param(": T", "{a: 1}", {}, "never", "C: T = {a: 1};", id="never"),
    pytest.param(": T", "{a: 1}", {}, "auto", "C: T = F<T>({a: 1});", id="annotated object"),
    pytest.param(
        ": Record<string, 'x' | 'y'>",
        "{a: 'x'}",
        {},
        "auto",
        "C: Record<string, 'x' | 'y'> = F<Record<string, 'x' | 'y'>>({a: 'x'});",
        id="a union inside the type",
    ),
    pytest.param("", "{a: 1}", {}, "shallow", "C = {a: 1};\nF(C);", id="object, shallow"),
    pytest.param("", "[1]", {}, "deep", "C = [1];\nF(C);", id="array, deep"),
    pytest.param(": T", "{a: 1}", {"unsafe": True}, "auto", "C: T = {a: 1};\nF(C);", id="unsafe"),
    pytest.param("", "[1]", {"unsafe": True}, "auto", "C = [1];\nF(C);", id="unsafe array"),
]


@pytest.mark.parametrize(("annotation", "value", "order", "mode", "form"), TS_FORMS)
@pytest.mark.parametrize("language", [Language.TS, Language.TSX])
def test_typescript_form(
    annotation: str, value: str, order: Wanted, mode: str, form: str, language: Language
) -> None:
    literal = value.split(" as ")[0].split(" satisfies ")[0]
    settings = Settings(freeze=FreezeMode(mode))
    text = typed(annotation, value)
    result = fixed(text, {"literal": literal, **order}, language=language, settings=settings)
    written = form.replace("F<", "Object.freeze<").replace("F(", "Object.freeze(")
    wanted = "const " + written.replace("C:", "CFG:").replace("C =", "CFG =").replace(
        "(C)", "(CFG)"
    )
    assert result == f"{wanted}\n\nfunction f(k) {{\n  return CFG[k];\n}}\n"


def test_a_kept_local_keeps_its_annotation() -> None:
    result = fixed(
        typed(": T", "{a: 1}"), {"literal": "{a: 1}", "keep": True}, language=Language.TS
    )
    assert result.startswith("const CFG: T = {a: 1};\n")
    assert "const cfg: T = CFG;" in result


ARGUMENTS = [
    pytest.param("{a: [1]}", "auto", "const ROLE = {a: [1]};", id="nested, plain"),
    pytest.param("[1]", "auto", "const ROLE = [1];", id="array, plain"),
    pytest.param("{a: 1}", "auto", "const ROLE = Object.freeze({a: 1});", id="flat, frozen"),
    pytest.param("{a: 1}", "never", None, id="flat and never: its types need the call"),
]


@pytest.mark.parametrize(("literal", "mode", "head"), ARGUMENTS)
def test_typescript_argument(literal: str, mode: str, head: str | None) -> None:
    text = f"function f(k: K) {{ return k({literal}); }}\n"
    order = {"literal": literal, "form": Form.ARGUMENT, "role": "role"}
    settings = Settings(freeze=FreezeMode(mode))
    result = fixed(text, order, language=Language.TS, settings=settings)
    assert result.split("\n")[0] == (text.split("\n")[0] if head is None else head)
