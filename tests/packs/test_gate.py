"""The gate: what only declares passes, all else is refused where it stands, nothing is run."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.errors import AllocscanError
from allocscan.packs.errors import PackError
from allocscan.packs.gate import check_rule_file, declared
from allocscan.rule import Meta
from allocscan.source.span import Span

IMPORT = "from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind\n"
META = 'META = Meta(summary="A thing is rebuilt", since="0.1.0")\n'
CHECK = "def check(site: Site) -> Claim | None:\n    return None\n"
RULE = IMPORT + META + CHECK


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(RULE, id="the least"),
        pytest.param('"""What it finds."""\n' + RULE, id="a docstring"),
        pytest.param("\ufeff" + RULE, id="a byte order mark"),
        pytest.param("# -*- coding: utf-8 -*-\n" + RULE, id="UTF-8 by name"),
        pytest.param("from __future__ import annotations\n" + RULE, id="future annotations"),
        pytest.param("from typing import Final\n" + RULE + "N: Final = -1\n", id="a typed literal"),
        pytest.param(RULE + 'T = ("a", [1, 2.5], {"k": {1, 2}}, None, True)\n', id="containers"),
        pytest.param(RULE + "KINDS = (SiteKind.OBJECT, SiteKind.ARRAY)\n", id="imported members"),
        pytest.param(RULE + 'TEXT = "a" "b"\n', id="joined text"),
        pytest.param(RULE.replace("Site)", "Site, /)"), id="positional only"),
        pytest.param(RULE + "def f(a: int = 1, *b: str, c='x', **d: int): ...\n", id="defaults"),
        pytest.param(RULE + "def f(a: 'Site | None', b: list[int]): ...\n", id="annotations"),
        pytest.param(
            IMPORT.replace("Site\n", "Site\n")
            + "from collections.abc import Callable\n"
            + META
            + CHECK
            + "def f(g: Callable[[int, str], bool], t: tuple[int, ...]) -> None: ...\n",
            id="nested annotations",
        ),
        pytest.param(
            "from dataclasses import dataclass\n" + RULE + "@dataclass(frozen=True, slots=True)\n"
            'class Row:\n    """One."""\n    name: str\n    size: int = 2\n'
            "    def double(self) -> int:\n        return self.size * 2\n",
            id="a frozen dataclass",
        ),
        pytest.param(
            RULE + "def _deep(site):\n    return [len(x) for x in sorted(site.parts)][0] or f(1)\n",
            id="functions say what they like",
        ),
    ],
)
def test_declares(rule: str) -> None:
    assert check_rule_file("rule.py", rule.encode()) == Meta("A thing is rebuilt", "0.1.0")


REFUSED = [
    pytest.param("print('x')\n", "print('x')", id="a call"),
    pytest.param("X = len('x')\n", "len('x')", id="a call as a value"),
    pytest.param("X = [y() for y in ()]\n", "[y() for y in ()]", id="a comprehension"),
    pytest.param("X = lambda: 1\n", "lambda: 1", id="a lambda"),
    pytest.param("X = f'{1}'\n", "f'{1}'", id="an f-string"),
    pytest.param("X = 'a' f'{1}'\n", "f'{1}'", id="an f-string in joined text"),
    pytest.param("X = 9 ** 9 ** 9\n", "9 ** 9 ** 9", id="arithmetic"),
    pytest.param("X = SiteKind['OBJECT']\n", "SiteKind['OBJECT']", id="a subscript"),
    pytest.param("X = (y := 1)\n", "y := 1", id="a walrus"),
    pytest.param("X = [*META]\n", "*META", id="unpacking"),
    pytest.param("X = {**META}\n", "**META", id="unpacking of a dict"),
    pytest.param("X = {'k': len('x')}\n", "len('x')", id="a call deep in a dict"),
    pytest.param("X = {len('x'): 1}\n", "len('x')", id="a call as a key"),
    pytest.param("X = Y = 1\n", "X = Y = 1", id="two targets"),
    pytest.param("X, Y = 1, 2\n", "X, Y = 1, 2", id="unpacking targets"),
    pytest.param("SiteKind.X = 1\n", "SiteKind.X = 1", id="an attribute is set"),
    pytest.param("X = 1\nX += 1\n", "X += 1", id="an update"),
    pytest.param("del META\n", "del META", id="a deletion"),
    pytest.param("assert META\n", "assert META", id="an assertion"),
    pytest.param("raise SystemExit\n", "raise SystemExit", id="a raise"),
    pytest.param("if META:\n    X = 1\n", "if META:\n    X = 1", id="an if"),
    pytest.param("for x in ():\n    pass\n", "for x in ():\n    pass", id="a loop"),
    pytest.param("with META:\n    pass\n", "with META:\n    pass", id="a with"),
    pytest.param("try:\n    pass\nfinally:\n    pass\n", "try:", id="a try"),
    pytest.param("import os\n", "import os", id="import"),
    pytest.param("from os import path\n", "from os import path", id="another module"),
    pytest.param("from . import x\n", "from . import x", id="a relative import"),
    pytest.param("from allocscan.scan import scan\n", "from allocscan.scan", id="our other rooms"),
    pytest.param("from typing import *\n", "from typing import *", id="a star import"),
    pytest.param("from typing import sys\n", "sys", id="a module through typing"),
    pytest.param("from typing import Final as F\n", "Final as F", id="another name"),
    pytest.param("from allocscan.rule import Site\n", "Site", id="imported twice"),
    pytest.param("def f():\n    import os\n", "import os", id="an import in a function"),
    pytest.param("def f():\n    eval('1')\n", "eval", id="eval"),
    pytest.param("def f():\n    exec('1')\n", "exec", id="exec"),
    pytest.param("def f():\n    \uff45val('1')\n", "\uff45val", id="eval in other letters"),
    pytest.param("def f():\n    return __import__('os')\n", "__import__", id="import by name"),
    pytest.param("def f(s):\n    return s.__class__\n", "__class__", id="dunder attributes"),
    pytest.param("def f(s):\n    return getattr(s, 'x')\n", "getattr", id="getattr"),
    pytest.param("def f():\n    return open('x')\n", "open", id="open"),
    pytest.param("N = 1\ndef f():\n    global N\n", "global N", id="global"),
    pytest.param("RUN = eval\n", "eval", id="an alias of eval"),
    pytest.param("def __getattr__(name): ...\n", "__getattr__", id="a module's __getattr__"),
    pytest.param("@print\ndef f(): ...\n", "@print", id="a decorator"),
    pytest.param("@print('x')\ndef f(): ...\n", "@print('x')", id="a decorator with a call"),
    pytest.param("def f(a=len('x')): ...\n", "len('x')", id="a default"),
    pytest.param("def f(*, a=len('x')): ...\n", "len('x')", id="a keyword-only default"),
    pytest.param("def f(a=len('x'), /): ...\n", "len('x')", id="a positional-only default"),
    pytest.param("def f(a: len('x')): ...\n", "len('x')", id="an annotation"),
    pytest.param("def f(*a: len('x')): ...\n", "len('x')", id="an annotation of *args"),
    pytest.param("def f(**a: len('x')): ...\n", "len('x')", id="an annotation of **kwargs"),
    pytest.param("def f() -> len('x'): ...\n", "len('x')", id="a return annotation"),
    pytest.param("def f(a: list[len('x')]): ...\n", "len('x')", id="deep in an annotation"),
    pytest.param("def f(a: list[len('x'):1]): ...\n", "len('x'):1", id="a slice"),
    pytest.param("def f(a: int + str): ...\n", "int + str", id="another operator"),
    pytest.param("X: len('x') = 1\n", "len('x')", id="a variable's annotation"),
    pytest.param("X: len('x')\n", "X: len('x')", id="an annotation alone"),
    pytest.param("class A:\n    x: int\n", "class A:\n    x: int", id="a class of another kind"),
    pytest.param(
        "def dataclass(**flags): ...\n@dataclass(frozen=True, slots=True)\nclass A:\n    pass\n",
        "dataclass",
        id="a dataclass of one's own",
    ),
    pytest.param("class \uff24ata: pass\n", "class \uff24ata: pass", id="a class in other letters"),
    pytest.param("int = 1\n", "int", id="a built-in is hidden"),
    pytest.param("def len(x): ...\n", "len", id="a built-in function is hidden"),
    pytest.param("def check(site): ...\n", "check", id="a second check"),
    pytest.param("META = 1\n", "META = 1", id="a second META"),
]


@pytest.mark.parametrize(("more", "witness"), REFUSED)
def test_refused_after_a_good_rule(more: str, witness: str) -> None:
    content = (RULE + more).encode()
    with pytest.raises(PackError) as caught:
        check_rule_file("pack/a/rule.py", content)
    error = caught.value
    found = error.span.of(content).decode()
    assert found.startswith(witness) or witness.startswith(found)
    assert error.span.start >= len(RULE.encode())
    line = content[: error.span.start].count(b"\n") + 1
    assert str(error).startswith(f"pack/a/rule.py:{line}:")
    assert isinstance(error, AllocscanError)


DATACLASS = "from dataclasses import dataclass\n" + RULE


@pytest.mark.parametrize(
    ("before", "decorator"),
    [
        pytest.param("", "@dataclass", id="not frozen"),
        pytest.param("", "@dataclass(frozen=True)", id="no slots"),
        pytest.param("", "@dataclass(frozen=True, slots=False)", id="slots refused"),
        pytest.param("", "@dataclass(frozen=True, slots=len('x'))", id="a call"),
        pytest.param("", "@dataclass(**META, frozen=True, slots=True)", id="unpacked"),
        pytest.param("", "@Site.dataclass(frozen=True, slots=True)", id="of something else"),
        pytest.param("@dataclass(frozen=True, slots=True)\n", "@print", id="a second one"),
    ],
)
def test_other_decorators(before: str, decorator: str) -> None:
    content = f"{DATACLASS}{before}{decorator}\nclass A:\n    x: int\n".encode()
    with pytest.raises(PackError, match="frozen=True, slots=True") as caught:
        check_rule_file("rule.py", content)
    assert caught.value.span.of(content).decode() == decorator


@pytest.mark.parametrize(
    ("body", "witness"),
    [
        pytest.param("(print('x')):\n    x: int\n", "print('x')", id="a base"),
        pytest.param("(metaclass=Site):\n    x: int\n", "metaclass=Site", id="a metaclass"),
        pytest.param(":\n    x: int = len('x')\n", "len('x')", id="a field's default"),
        pytest.param(":\n    x: len('x')\n", "len('x')", id="a field's annotation"),
        pytest.param(":\n    print('x')\n", "print('x')", id="a call"),
        pytest.param(":\n    x = 1\n", "x = 1", id="a plain assignment"),
        pytest.param(":\n    if 1:\n        x: int\n", "if 1:", id="an if"),
        pytest.param(":\n    def f(self, a=len('x')): ...\n", "len('x')", id="a method's default"),
        pytest.param(":\n    @print\n    def f(self): ...\n", "@print", id="a method's decorator"),
        pytest.param(":\n    def __hash__(self): ...\n", "__hash__", id="a dunder method"),
        pytest.param(":\n    class B: pass\n", "class B", id="a class in a class"),
        pytest.param(": print('x')\n", "print('x')", id="on one line"),
    ],
)
def test_class_bodies(body: str, witness: str) -> None:
    content = (DATACLASS + "@dataclass(frozen=True, slots=True)\nclass A" + body).encode()
    with pytest.raises(PackError) as caught:
        check_rule_file("rule.py", content)
    assert caught.value.span.of(content).decode().startswith(witness)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        pytest.param("", "declares `META", id="an empty file"),
        pytest.param(IMPORT + CHECK, "declares `META", id="no META"),
        pytest.param(IMPORT + META, "declares `def check", id="no check"),
        pytest.param(IMPORT + "META = 1\n" + CHECK, "declares `META", id="META is no Meta"),
        pytest.param(IMPORT + "META = Site()\n" + CHECK, "Meta\\(summary", id="another call"),
        pytest.param(
            IMPORT.replace("Meta, ", "") + "def Meta(**x): ...\n" + META + CHECK,
            "imported one",
            id="a Meta of one's own",
        ),
        pytest.param(RULE.replace('"0.1.0"', "N"), "META.since must be", id="a name"),
        pytest.param(RULE.replace('"0.1.0"', "b'0'"), "META.since must be", id="bytes"),
        pytest.param(RULE.replace('"0.1.0"', "1"), "META.since must be", id="a number"),
        pytest.param(RULE.replace('since="0.1.0"', "fixable=True"), "needs since", id="missing"),
        pytest.param(RULE.replace("since=", "from_version="), "keyword arguments", id="unknown"),
        pytest.param(
            IMPORT + 'META = Meta("A", since="1")\n' + CHECK, "keyword arguments", id="positional"
        ),
        pytest.param(
            RULE.replace('0")', '0", fixable=1)'), "META.fixable must be", id="not a bool"
        ),
        pytest.param(RULE.replace("since=", "**"), "keyword arguments", id="unpacked"),
        pytest.param("def (:\n", "not Python", id="a syntax error"),
        pytest.param("x = 1\0\n", r"U\+0000", id="a zero byte"),
        pytest.param("(" * 50_000, "not Python", id="deep parentheses"),
        pytest.param("X = " + "-" * 5_000 + "1\n" + RULE, "not Python|deeply", id="deep signs"),
        pytest.param("# coding: latin-1\n" + RULE, "UTF-8", id="another encoding"),
        pytest.param("# coding: utf-7\n" + RULE, "UTF-8", id="an encoding that hides code"),
        pytest.param("# coding: nonsense\n" + RULE, "UTF-8", id="no encoding at all"),
    ],
)
def test_no_rule(rule: str, message: str) -> None:
    with pytest.raises(PackError, match=message) as caught:
        check_rule_file("rule.py", rule.encode())
    assert 0 <= caught.value.span.start <= caught.value.span.end <= len(rule.encode())


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no mark", "byte order mark"])
def test_literals_have_exact_spans(bom: str) -> None:
    meta = 'META = Meta(\n summary="Fünf " "Äpfel",\n since="1.2", fixable=False, default=True)\n'
    content = (bom + '"""Ä."""\n' + IMPORT + meta + CHECK).encode()
    found = declared("rule.py", content)
    assert found.meta == Meta("Fünf Äpfel", "1.2", fixable=False, default=True)
    assert {name: span.of(content).decode() for name, span in found.literals.items()} == {
        "summary": '"Fünf " "Äpfel"',
        "since": '"1.2"',
        "fixable": "False",
        "default": "True",
    }


def test_nothing_is_run(tmp_path: Path) -> None:
    witness = tmp_path / "ran"
    before = set(sys.modules)
    content = f"{RULE}\ndef f(a=open({str(witness)!r}, 'w')): ...\nimport antigravity\n"
    with pytest.raises(PackError):
        check_rule_file("rule.py", content.encode())
    check_rule_file("rule.py", RULE.encode())
    assert not witness.exists()
    assert "antigravity" not in set(sys.modules) - before


@given(st.text(st.sampled_from(list("()[]{}:=.,@*'\"\\ \nabfx1#-")) | st.characters(), max_size=60))
def test_any_text_passes_or_is_refused(text: str) -> None:
    content = (RULE + text).encode("utf-8", errors="replace")
    try:
        passed: Meta | Span = check_rule_file("rule.py", content)
    except PackError as error:
        passed = error.span
    assert passed == Meta("A thing is rebuilt", "0.1.0") or (
        isinstance(passed, Span) and passed.end <= len(content)
    )
