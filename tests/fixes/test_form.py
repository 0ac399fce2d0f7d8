"""Which form a constant takes, by language, use and settings."""

import pytest
from support.fixer import EVERYTHING, source_file
from support.fixing import Wanted, fixed

from allocscan.fixes.form import marks_pure
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import FreezeMode, PureMark, Settings
from allocscan.sites.hoist_values import Typing
from allocscan.sites.kinds import Form
from allocscan.sites.values import Module
from allocscan.sites.verdicts import Use
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
    mark = PureMark.ALWAYS if pure else PureMark.MODULES
    settings = Settings(freeze=FreezeMode(mode), pure_annotation=mark)
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
    pytest.param(
        ": Record<string, string | number>",
        "{a: 1}",
        {},
        "auto",
        "C: Record<string, string | number> = {a: 1};",
        id="a type too long to be written twice on one line",
    ),
    pytest.param(": T", "{a: 1}", {}, "auto", "C: T = F<T>({a: 1});", id="annotated object"),
    pytest.param(
        ": Record<K, 'x' | 'y'>",
        "{a: 'x'}",
        {},
        "auto",
        "C: Record<K, 'x' | 'y'> = F<Record<K, 'x' | 'y'>>({a: 'x'});",
        id="a union inside the type",
    ),
    pytest.param("", "{a: 1}", {}, "shallow", "C = {a: 1};\nF(C);", id="object, shallow"),
    pytest.param("", "[1]", {}, "deep", "C = [1];\nF(C);", id="array, deep"),
    pytest.param(
        ": T",
        "{a: {b: 1}, c: [2]}",
        {"typing": Typing.WRITTEN},
        "deep",
        "C: T = F<T>({a: {b: 1}, c: [2]});",
        id="a type does not reach through a freeze into an array",
    ),
    pytest.param(
        ": T",
        "{a: {b: (x) => x}}",
        {"typing": Typing.INWARD},
        "deep",
        "C: T = F<T>({a: {b: (x) => x}});",
        id="nor to the parameters of a function",
    ),
    pytest.param(
        ": T",
        "{a: {b: 1}}",
        {"typing": Typing.WRITTEN},
        "shallow",
        "C: T = F<T>({a: {b: 1}});",
        id="annotated, shallow",
    ),
    pytest.param("", "{a: {b: 1}}", {}, "deep", "C = {a: {b: 1}};\nF(C);", id="no type, deep"),
    pytest.param(
        "", "{a: 1}", {"typing": Typing.MERGED}, "auto", "C = {a: 1};", id="merged with others"
    ),
    pytest.param(
        "",
        "{a: 1}",
        {"typing": Typing.MERGED, "unsafe": True},
        "auto",
        "C = {a: 1};\nF(C);",
        id="merged with others, unsafe",
    ),
    pytest.param(
        ": T | U",
        "{a: 1}",
        {"unsafe": True},
        "auto",
        "C: T | U = {a: 1};\nF(C);",
        id="an unsafe union",
    ),
    pytest.param(
        ": T", "{a: 1}", {"unsafe": True}, "auto", "C: T = F<T>({a: 1});", id="unsafe and annotated"
    ),
    pytest.param(": T", "{a: 1}", {"unsafe": True}, "never", "C: T = {a: 1};", id="unsafe, never"),
    pytest.param("", "{a: 1}", {"unsafe": True}, "auto", "C = {a: 1};\nF(C);", id="unsafe"),
    pytest.param("", "[1]", {"unsafe": True}, "auto", "C = [1];\nF(C);", id="unsafe array"),
    pytest.param(
        ": T",
        "{a: {b: 1}}",
        {"typing": Typing.WRITTEN},
        "deep",
        "C: T = F<T>({a: F({b: 1})});",
        id="annotated, deep",
    ),
    pytest.param(
        ": T",
        "{a: {b: 1}}",
        {"typing": Typing.WRITTEN, "uses": {"{b: 1}": [Use.CROSSED]}},
        "auto",
        "C: T = F<T>({a: F({b: 1})});",
        id="annotated, an inner object goes out",
    ),
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
    pytest.param(Typing.OPTIONS, "{a: 1}", "never", None, id="never: its types need the call"),
    pytest.param(Typing.LOST, "{a: 1}", "auto", None, id="only its place can give its type"),
    pytest.param(Typing.LOST, "[1]", "deep", None, id="an array that a pattern types"),
    pytest.param(Typing.DEMANDED, "{a: 1}", "never", None, id="demanded, never"),
    pytest.param(Typing.OWN, "{a: 1}", "never", "{a: 1}", id="its own type, never"),
    pytest.param(Typing.OWN, "{a: [1]}", "auto", "{a: [1]}", id="its own type"),
    pytest.param(Typing.OWN, "[1]", "auto", "[1]", id="an array"),
    pytest.param(Typing.DEMANDED, "{a: [1]}", "auto", "{a: [1]}", id="demanded, with an array"),
    pytest.param(Typing.OPTIONS, "{a: 1}", "auto", "F({a: 1})", id="options"),
    pytest.param(Typing.OPTIONS, "{a: 1}", "shallow", "F({a: 1})", id="options, shallow"),
    pytest.param(Typing.DEMANDED, "{a: {b: 1}}", "shallow", "F({a: F({b: 1})})", id="demanded"),
]


@pytest.mark.parametrize(("typing", "literal", "mode", "form"), ARGUMENTS)
def test_typescript_argument(typing: Typing, literal: str, mode: str, form: str | None) -> None:
    text = f"function f(k: K) {{ return k({literal}); }}\n"
    order = {"literal": literal, "form": Form.ARGUMENT, "role": "role", "typing": typing}
    settings = Settings(freeze=FreezeMode(mode))
    head = fixed(text, order, language=Language.TS, settings=settings).split("\n")[0]
    if form is None:
        assert head == text.split("\n")[0]
    else:
        assert head.split(" = ", 1)[1] == form.replace("F(", "Object.freeze(") + ";"


def test_the_type_of_the_place_is_written_beside_the_constant() -> None:
    text = "function f(opts: Opts = {a: 1}) { return opts.a; }\n"
    order = {"literal": "{a: 1}", "form": Form.DEFAULT, "role": "opts", "typed": "Opts"}
    result = fixed(text, order, language=Language.TS, settings=Settings())
    head, _, rest = result.partition(";\n")
    assert head.endswith(": Opts = Object.freeze<Opts>({a: 1})")
    assert "(opts: Opts = " in rest


@pytest.mark.parametrize(
    ("mark", "imported", "written"),
    [
        pytest.param(PureMark.NEVER, True, False, id="never"),
        pytest.param(PureMark.MODULES, False, False, id="a script, or CommonJS"),
        pytest.param(PureMark.MODULES, True, True, id="a module that is imported"),
        pytest.param(PureMark.ALWAYS, False, True, id="always"),
    ],
)
def test_marks_pure(mark: PureMark, imported: bool, written: bool) -> None:
    module = Module(Language.JS, frozenset(), (), (), object_is_global=True, imported=imported)
    assert marks_pure(module, mark) is written


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        pytest.param("a.js", "exports.f = (k) => LIT[k];\n", False, id="CommonJS"),
        pytest.param(
            "a.mjs", "#!/usr/bin/env node\nexport const f = (k) => LIT[k];\n", False, id="a program"
        ),
        pytest.param(
            "a.mjs",
            "export const g = (() => { function f(k) { return LIT[k]; } return f; })();\n",
            False,
            id="in a wrapper",
        ),
        pytest.param("a.mjs", "export const f = (k) => LIT[k];\n", True, id="a module"),
        pytest.param(
            "a.ts",
            "export const f = (k: K) => new Set(['a', 'b', 'c']).has(k);\n",
            True,
            id="a Set",
        ),
    ],
)
def test_pure_mark_by_file(name: str, text: str, written: bool) -> None:
    source = source_file(text.replace("LIT", "{ a: 1, b: 2, c: 3 }").encode(), name)
    settings = Settings(
        thresholds=EVERYTHING, module_file=True, may_cycle=False, pure_annotation=PureMark.MODULES
    )
    fixed_text = scan(source, standard_rules(), settings).fixed
    assert fixed_text is not None
    assert (b"/* @__PURE__ */" in fixed_text) is written
