"""Where V8 says that functions begin: `¤` marks the text, as coverage does, and `§` the parameter
list, as profilers do (v8-cost section 7, measured with Node 18 to 24)."""

import pytest

from allocscan.sites.frames import Frames
from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import parse

BODIES = ["", "/* \U0001f600é */ ", "\t\t", "\r\n\r\n"]


def frames_of(text: bytes, language: Language = Language.JS) -> Frames:
    return Frames(parse(SourceFile(f"a.{language.value}", text, language)))


def marked(text: str) -> tuple[bytes, int, int]:
    """`text` without its marks, and where they stood, in bytes."""
    plain = text.replace("¤", "").replace("§", "").encode()
    start = len(text.split("¤")[0].replace("§", "").encode())
    parameters = len(text.split("§")[0].replace("¤", "").encode())
    return plain, start, parameters


@pytest.mark.parametrize("before", BODIES)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(Language.JS, "¤function f§(x) {}", id="declaration"),
        pytest.param(Language.JS, "¤async function f§(x) {}", id="async"),
        pytest.param(Language.JS, "¤function* f§(x) {}", id="generator"),
        pytest.param(Language.JS, "const f = ¤function §(x) {};", id="expression"),
        pytest.param(Language.JS, "const f = ¤async function* g§(x) {};", id="named expression"),
        pytest.param(Language.JS, "const f = ¤§(x) => x;", id="arrow"),
        pytest.param(Language.JS, "const f = ¤§x => x;", id="bare arrow"),
        pytest.param(Language.JS, "const f = ¤§async x => x;", id="bare async arrow"),
        pytest.param(Language.JS, "const f = ¤async §(x) => x;", id="async arrow"),
        pytest.param(Language.JS, "const o = { ¤m§(x) {} };", id="method"),
        pytest.param(Language.JS, "const o = { ¤async m§(x) {} };", id="async method"),
        pytest.param(Language.JS, "const o = { ¤*m§(x) {} };", id="generator method"),
        pytest.param(Language.JS, "const o = { ¤['k']§(x) {} };", id="computed method"),
        pytest.param(Language.JS, "const o = { ¤get p§() {} };", id="getter"),
        pytest.param(Language.JS, "const o = { ¤set p§(v) {} };", id="setter"),
        pytest.param(Language.JS, "class A { static ¤s§(x) {} }", id="static method"),
        pytest.param(Language.JS, "class A { static ¤async s§(x) {} }", id="static async method"),
        pytest.param(Language.JS, "class A { ¤#p§(x) {} }", id="private method"),
        pytest.param(Language.JS, "class A { ¤constructor§(x) {} }", id="constructor"),
        pytest.param(Language.JS, "export default ¤function §(x) {}", id="default export"),
        pytest.param(Language.TS, "export const f = ¤§(x: number): number[] => [x];", id="typed"),
        pytest.param(Language.TS, "¤function f<T>§(x: T) {}", id="generic"),
        pytest.param(Language.TS, "class A { private static ¤m§(x) {} }", id="modifiers"),
        pytest.param(Language.TS, "class A { @d() public ¤m§(x) {} }", id="decorated"),
        pytest.param(Language.TS, "class A { override ¤async m§(x) {} }", id="override"),
    ],
)
def test_frame(language: Language, text: str, before: str) -> None:
    content, start, parameters = marked(before + text)
    frames = frames_of(content, language)
    frame = frames.at(start)
    assert frame is not None
    assert frame.function
    assert frame is frames.at(parameters)
    assert (frame.start, frame.parameters) == (start, parameters)
    assert frames.headed(start) is frames.headed(parameters) is frame


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("class A {}", [0, 8], id="no fields"),
        pytest.param("class A { a = 1; }", [0, 8, 10], id="fields"),
        pytest.param("class A { static s = 1; a = 1; }", [0, 8, 10, 24], id="static ones first"),
        pytest.param("class A { m() {} static { f(); } }", [0, 8, 17], id="static block"),
    ],
)
def test_fields_are_functions_of_their_class(text: str, places: list[int]) -> None:
    frames = frames_of(text.encode())
    for place in places:
        frame = frames.at(place)
        assert frame is not None
        assert not frame.function
        assert frame.start == 0 or frame is frames.top
    assert frames.at(3) is None


@pytest.mark.parametrize(
    ("text", "inner", "name"),
    [
        pytest.param("const a = [1];", "[1]", None, id="top level"),
        pytest.param("function f() { return [1]; }", "[1]", "f", id="function"),
        pytest.param("function f(x = [1]) {}", "[1]", "f", id="default value"),
        pytest.param(
            "function f() { function g() {} return [1]; }", "[1]", "f", id="after another"
        ),
        pytest.param("function f() { function g() { return [1]; } }", "[1]", "g", id="inner"),
        pytest.param("const o = { m() { return [1]; } };", "[1]", "m", id="method"),
    ],
)
def test_around(text: str, inner: str, name: str | None) -> None:
    frame = frames_of(text.encode()).around(text.index(inner))
    assert frame.name == name


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        pytest.param("const f = (x) => [x];", "const f = (x) => [x];", 10, id="its declaration"),
        pytest.param("o.f = (x) => [x];", "o.f = (x) => [x];", 6, id="its assignment"),
        pytest.param("const a = 1, f = (x) => [x];", "const a = 1, f = (x) => [x];", 0, id="two"),
        pytest.param(
            "g(); const f = (x) => [x];", "g(); const f = (x) => [x];", 0, id="two statements"
        ),
        pytest.param("list.map((x) => [x]);", "list.map((x) => [x]);", 0, id="an argument"),
    ],
)
def test_what_makes_up_a_line(text: str, line: str, start: int) -> None:
    at = text.index(line)
    assert frames_of(text.encode()).declared_around(Span(at, at + len(line))).start == start
