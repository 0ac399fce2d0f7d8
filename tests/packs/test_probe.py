"""Probes: run by Node, compared as text."""

import shutil

import pytest

from allocscan.packs.probe import CALLS, Answers, NotProbed, ProbeFailed, ask, has_probe
from allocscan.source.file import Language, SourceFile

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not on the PATH")


def js(text: str, path: str = "a.js") -> SourceFile:
    return SourceFile(path, text.encode(), Language.JS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("const probe = 1;", False, id="not exported"),
        pytest.param("export const probed = 1;", False, id="a longer name"),
        pytest.param("// export const probe", False, id="in a comment"),
        pytest.param("module.exports = { a }; const probe = 1;", False, id="after the export"),
        pytest.param("export const probe = () => 1;", True, id="a constant"),
        pytest.param("a;\nexport async function probe() {}", True, id="an async function"),
        pytest.param("module.exports = {\n  a,\n  probe,\n};", True, id="CommonJS"),
        pytest.param("exports.probe = () => 1;", True, id="a property of exports"),
    ],
)
def test_has_probe(text: str, expected: bool) -> None:
    assert has_probe(js(text)) is expected


def test_other_languages_are_not_run() -> None:
    source = SourceFile("a.ts", b"export const probe = () => 1;", Language.TS)
    assert ask([source]) == NotProbed("Node runs plain JavaScript only")


def test_without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert ask([js("export const probe = () => 1;")]) == NotProbed("node is not on the PATH")


@needs_node
def test_each_file_is_called_several_times() -> None:
    counting = "let n = 0;\nexport const probe = () => [(n += 1), { a: undefined }];"
    same = "module.exports = { probe: async () => 'x' };"
    expected = tuple(f"[{call},{{}}]" for call in range(1, CALLS + 1))
    assert ask([js(counting), js(same)]) == Answers((expected, ('"x"',) * CALLS))


@needs_node
def test_an_answer_may_be_an_error() -> None:
    frozen = "export const probe = () => { Object.freeze([1]).push(2); };"
    answers = ask([js(frozen)])
    assert isinstance(answers, Answers)
    assert answers.of_files[0][0].startswith("threw TypeError")


@needs_node
@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("export const prob = 1;", "exports no function", id="no probe"),
        pytest.param("export const probe = 1;", "exports no function", id="no function"),
        pytest.param("export const probe = (;", "SyntaxError", id="a syntax error"),
        pytest.param("import './x.js';\nexport const probe = 1;", "x.js", id="a missing import"),
    ],
)
def test_failures(text: str, message: str) -> None:
    failed = ask([js(text)])
    assert isinstance(failed, ProbeFailed)
    assert message in failed.message
