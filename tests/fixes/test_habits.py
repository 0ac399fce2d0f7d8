"""What a file does already, the constant does too: the word that declares, the mark of purity."""

import re

import pytest
from support.fixer import source_file

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import PureMark, Settings

LOOKUP = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }"
MARKED = Settings(may_cycle=False, module_file=True, pure_annotation=PureMark.ALWAYS)
PLAIN = Settings(may_cycle=False, module_file=True)


def fixed(text: str, settings: Settings = PLAIN, name: str = "a.mjs") -> str:
    """The text after `--fix`."""
    report = scan(source_file(text.encode(), name), standard_rules(), settings)
    assert report.fixed is not None, report.findings
    return report.fixed.decode()


@pytest.mark.parametrize(
    ("before", "keyword"),
    [
        pytest.param("var n = 1;\n", "var", id="a module of var"),
        pytest.param("import x from 'x';\nvar n = 1;\n", "var", id="after an import"),
        pytest.param("const n = 1;\n", "const", id="of const"),
        pytest.param("var n = () => 1;\n", "const", id="with an arrow"),
        pytest.param("", "const", id="of nothing"),
    ],
)
def test_declares_as_the_file_does(before: str, keyword: str) -> None:
    use = f"export function f(k) {{ {keyword} table = {LOOKUP}; return table[k]; }}\n"
    assert re.search(rf"^{keyword} \w+ = Object.freeze", fixed(before + use), re.MULTILINE)


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        pytest.param("", "/* @__PURE__ */", id="of its own accord"),
        pytest.param("const a = /*#__PURE__*/ g();\n", "/*#__PURE__*/", id="as compilers write it"),
        pytest.param("const a = /*@__PURE__*/ g();\n", "/*@__PURE__*/", id="without spaces"),
        pytest.param(
            "const a = /* #__PURE__ */ g(), b = /* #__PURE__ */ g();\nconst c = /*@__PURE__*/ g();\n",
            "/* #__PURE__ */",
            id="as most are written",
        ),
    ],
)
def test_marks_a_pure_call_as_the_file_does(before: str, mark: str) -> None:
    use = f"export function f(k) {{ const table = {LOOKUP}; return table[k]; }}\n"
    assert f" = {mark} Object.freeze(" in fixed(before + use, MARKED)
