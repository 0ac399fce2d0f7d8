"""Files that would run something on import. Each is shown to be dangerous first, then refused."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from allocscan.packs.errors import PackError
from allocscan.packs.gate import Declared, Refused, judge
from allocscan.packs.load import load_pack

RULE = """\
from dataclasses import dataclass
from typing import TYPE_CHECKING
from allocscan.rule import Claim, Meta, Site, SiteKind
META = Meta(summary="A thing is rebuilt", since="0.1.0")
def check(site: Site) -> Claim | None:
    return None
"""
FROZEN = "@dataclass(frozen=True, slots=True)\n"

# RUN stands for an expression that leaves a file behind, and is falsy.
ATTACKS = [
    pytest.param("RUN\n", id="a call"),
    pytest.param("X = 1; RUN\n", id="after a semicolon"),
    pytest.param("import os; RUN\n", id="after an import"),
    pytest.param("def f(a=RUN): ...\n", id="a default"),
    pytest.param("def f(*, a=RUN): ...\n", id="a keyword-only default"),
    pytest.param("def f(a=(x := RUN)): ...\n", id="a walrus in a default"),
    pytest.param("def f(a=lambda b=RUN: b): ...\n", id="a default of a lambda"),
    pytest.param("def f(a: RUN): ...\n", id="an annotation"),
    pytest.param('def f(a: f"{RUN}"): ...\n', id="an f-string in an annotation"),
    pytest.param("def f(*a: list[RUN]): ...\n", id="a subscript in an annotation"),
    pytest.param("def f() -> (RUN, int): ...\n", id="a return annotation"),
    pytest.param("X: RUN = 1\n", id="a variable's annotation"),
    pytest.param("@RUN.__class__\ndef f(): ...\n", id="a decorator"),
    pytest.param("@(lambda f: RUN or f)\ndef f(): ...\n", id="a lambda as a decorator"),
    pytest.param("@dataclass\n@(lambda c: RUN or c)\nclass A: ...\n", id="two decorators"),
    pytest.param("async def f(a=RUN): ...\n", id="an async function's default"),
    pytest.param('f"{RUN}"\n', id="an f-string"),
    pytest.param('X = "a" f"{RUN}"\n', id="an f-string in joined text"),
    pytest.param("X = '%s' % RUN\n", id="formatting"),
    pytest.param("X = not RUN\n", id="not"),
    pytest.param("X = 1 if RUN else 2\n", id="a conditional"),
    pytest.param("X = RUN or 1\n", id="or"),
    pytest.param("X = [RUN for _ in (1,)]\n", id="a comprehension"),
    pytest.param("X = tuple(RUN for _ in (1,))\n", id="a generator"),
    pytest.param("X = {**(RUN or {})}\n", id="unpacked"),
    pytest.param("X = [*(RUN or ())]\n", id="a starred element"),
    pytest.param("X = (lambda: RUN)()\n", id="a lambda that is called"),
    pytest.param("X = {}\nX[RUN] = 1\n", id="a subscript is set"),
    pytest.param("check.x = RUN\n", id="an attribute is set"),
    pytest.param("X = ''\nX += RUN or ''\n", id="an update"),
    pytest.param("X = {None: 1}\ndel X[RUN]\n", id="a deletion"),
    pytest.param("assert not RUN\n", id="an assertion"),
    pytest.param("if TYPE_CHECKING: ...\nelse:\n    RUN\n", id="the other of TYPE_CHECKING"),
    pytest.param("try:\n    X = 1\nfinally:\n    RUN\n", id="finally"),
    pytest.param("while RUN: ...\n", id="while"),
    pytest.param("for x in RUN or (): ...\n", id="for"),
    pytest.param("with RUN or open('/dev/null'): ...\n", id="with"),
    pytest.param("match RUN:\n    case None: ...\n", id="match"),
    pytest.param("match 1:\n    case 1 if RUN: ...\n", id="a guard of a pattern"),
    pytest.param("global X\nX = RUN\n", id="global"),
    pytest.param(FROZEN + "class A:\n    x: int = RUN or 1\n", id="a field's default"),
    pytest.param(FROZEN + "class A:\n    x: RUN\n", id="a field's annotation"),
    pytest.param(FROZEN + "class A:\n    [RUN for _ in (1,)]\n", id="a comprehension in a class"),
    pytest.param(FROZEN + "class A:\n    RUN\n", id="a class's body"),
    pytest.param(FROZEN + "class A:\n    def f(self, a=RUN): ...\n", id="a method's default"),
    pytest.param(FROZEN + "class A(RUN or object): ...\n", id="a base"),
    pytest.param(
        "class M(type):\n    def __new__(*a, **k):\n        return RUN or type.__new__(*a)\n"
        "class A(metaclass=M): ...\n",
        id="a metaclass",
    ),
    pytest.param(
        "class A:\n    def __init_subclass__(cls): RUN\nclass B(A): ...\n", id="a subclass is made"
    ),
    pytest.param(
        "class A:\n    def __class_getitem__(cls, k): RUN\ndef f(a: A[int]): ...\n",
        id="a subscript of a class",
    ),
    pytest.param(
        "class D:\n    def __set_name__(self, *a): RUN\nclass A:\n    d = D()\n", id="a descriptor"
    ),
    pytest.param(
        "class A:\n    def __or__(self, o): RUN\nX = A()\ndef f(a: X | int): ...\n",
        id="an operator in an annotation",
    ),
    pytest.param(
        FROZEN + "class A:\n    def __eq__(self, o): RUN\n    def __hash__(self): return 0\n"
        "X = {A(): 1, A(): 2}\n",
        id="equal keys",
    ),
    pytest.param("exec('RUN')\n", id="exec of text"),
    pytest.param("\uff45val('RUN')\n", id="eval in other letters"),
    pytest.param("X = \U0001d428pen and RUN\n", id="open in bold letters"),
    pytest.param("META = RUN or META\n", id="META once more"),
    pytest.param("def g():\n    pass\n\\\nRUN\n", id="a lone backslash after a function"),
    pytest.param("def g():\n    pass\n\\\n\\\nRUN\n", id="two lone backslashes after a function"),
    pytest.param(
        FROZEN + "class A:\n    def f(self):\n        pass\n\\\n    RUN\n",
        id="a lone backslash after a method",
    ),
    pytest.param("def g():\n    pass\n \fRUN\n", id="a form feed in the indentation"),
    pytest.param("def g(): pass\n# \u2028\nRUN\n", id="after a line separator"),
    pytest.param("# a comment\rRUN\n", id="after a carriage return"),
]


def sentinel(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "ran"
    return path, f"open({str(path)!r}, 'w').close()"


def attack(more: str, run: str) -> bytes:
    quoted = run.replace("'", '"')
    return (RULE + more.replace("'RUN'", f"'{quoted}'").replace("RUN", run)).encode()


def run_without_gate(content: bytes) -> None:
    script = "import sys; exec(compile(sys.stdin.buffer.read(), 'rule.py', 'exec'))"
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-c", script],
        input=content,
        env={"PYTHONPATH": root},
        capture_output=True,
        check=False,
    )


def refused(tmp_path: Path, content: bytes) -> PackError:
    folder = tmp_path / "pack" / "my_rule"
    folder.mkdir(parents=True)
    (folder / "rule.py").write_bytes(content)
    before = set(sys.modules)
    with pytest.raises(PackError) as caught:
        load_pack(str(tmp_path / "pack"))
    assert not [name for name in set(sys.modules) - before if name.endswith("rule.py")]
    return caught.value


@pytest.mark.parametrize("more", ATTACKS)
def test_what_would_run_is_refused_where_it_stands(more: str, tmp_path: Path) -> None:
    path, run = sentinel(tmp_path)
    content = attack(more, run)
    run_without_gate(content)
    assert path.exists(), "this row is no attack"
    path.unlink()
    error = refused(tmp_path, content)
    assert not path.exists()
    assert len(RULE.encode()) <= error.span.start < error.span.end <= len(content)
    assert ":" in str(error)


ENCODED = [
    pytest.param("# coding: utf-7\n# +AAo-RUN\n", "utf-7", id="UTF-7 hides a line"),
    pytest.param("\n# coding: utf-7\n# +AAo-RUN\n", "utf-7", id="in the second line"),
    pytest.param("\r# coding: utf-7\r# +AAo-RUN\r", "utf-7", id="lines end in CR"),
    pytest.param("\f\r# coding: utf-7\r# +AAo-RUN\r", "utf-7", id="CR and a form feed"),
    pytest.param("# coding: unicode_escape\n# \\x0aRUN\n", "unicode_escape", id="escapes"),
    pytest.param("# coding: raw_unicode_escape\n# \\u000aRUN\n", "escape", id="raw escapes"),
]


@pytest.mark.parametrize(("head", "encoding"), ENCODED)
def test_encodings_that_hide_lines(head: str, encoding: str, tmp_path: Path) -> None:
    path, run = sentinel(tmp_path)
    eol = "\r" if "\r" in head else "\n"
    content = (head.replace("RUN", run) + RULE.replace("\n", eol)).encode()
    run_without_gate(content)
    assert path.exists(), "this row is no attack"
    path.unlink()
    error = refused(tmp_path, content)
    assert error.message == "write rules in UTF-8"
    assert encoding.encode() in error.span.of(content)
    assert not path.exists()


@pytest.mark.parametrize(
    ("more", "witness"),
    [
        pytest.param("def __getattr__(name): ...\n", "__getattr__", id="a module's __getattr__"),
        pytest.param("def __dir__(): ...\n", "__dir__", id="a module's __dir__"),
        pytest.param("__path__ = ['/tmp']\n", "__path__", id="a module becomes a package"),
        pytest.param("__builtins__ = {}\n", "__builtins__", id="other built-ins"),
        pytest.param(FROZEN + "class A:\n    __match_args__: int = 1\n", "__match", id="a field"),
        pytest.param("from typing import *\n", "from typing import *", id="a star import"),
        pytest.param("from allocscan.rule import os\n", "os", id="a module of ours's own"),
        pytest.param("from allocscan.rule import Final\n", "Final", id="what a module imported"),
        pytest.param("from os.path import join\n", "from os", id="a module of a package"),
        pytest.param("def f():\n    import os\n", "import os", id="later"),
        pytest.param("X = \u202e1\u202c\n", "\u202e", id="text that runs backwards"),
        pytest.param("X = 'a\u2066b\u2069'\n", "\u2066", id="an isolate in text"),
        pytest.param("X = 'a\x1b[2Jb'\n", "\x1b", id="what clears a terminal"),
        pytest.param("X = 1\n\x1a", "\x1a", id="the end of a file on other systems"),
        pytest.param("X = 1\r\rY = 1\n", "\r", id="lone carriage returns"),
    ],
)
def test_refused_though_nothing_runs_yet(more: str, witness: str, tmp_path: Path) -> None:
    content = (RULE + more).encode()
    error = refused(tmp_path, content)
    assert error.span.start >= len(RULE.encode())
    assert error.span.of(content).decode().startswith(witness)


HARMLESS = [
    pytest.param(FROZEN + "class A:\n    x: 'ClassVar[int]' = 1\n", id="ClassVar in text"),
    pytest.param(FROZEN + "class A:\n    '''One.'''\n    x: int\n    y: str = ''\n", id="fields"),
    pytest.param(FROZEN + "class A: pass\nX = {A: 1}\n", id="a class as a key"),
    pytest.param("X = SiteKind.OBJECT\n", id="a member"),
    pytest.param("X = (check, len, 'a')\n", id="functions by name"),
    pytest.param("def f(a=check, b=None, *c, d=()): ...\n", id="defaults by name"),
    pytest.param("def f(a: 'os.system(1)'): ...\n", id="text that nobody evaluates"),
    pytest.param("def f(a: 'Site' | None = None): ...\n".replace("'Site'", "Site"), id="a union"),
    pytest.param("X = 'open(1)'  # open(1)\n", id="text and comments say what they like"),
    pytest.param("def f(x):\n    match x:\n        case 1 if x: return 2\n", id="match inside"),
    pytest.param("def f(x):\n    return [y for y in x if (z := y)]\n", id="a walrus inside"),
    pytest.param("def f(x):\n    async def g(): await x\n    return g\n", id="async inside"),
    pytest.param("def f(x):\n    try: return x[0]\n    except KeyError: raise\n", id="try inside"),
    pytest.param("def f(x):\n    def g(a=len(x)): return a\n    return g\n", id="a default inside"),
    pytest.param("def f(x):\n    @staticmethod\n    def g(): ...\n", id="a decorator inside"),
    pytest.param("def f(x):\n    class A(x): ...\n    return A\n", id="a class inside"),
    pytest.param("def f(x): return f'{x!r:>{x}}'\n", id="an f-string inside"),
    pytest.param("X = 'ä 表 😀 \u200d'\n", id="other scripts in text"),
    pytest.param("X = '\\u202e'\n", id="an escape of what is not seen"),
    pytest.param("X = (1 ,\n  2)  # tab:\there\n", id="tabs in comments"),
    pytest.param("def f():\n\treturn 1\n", id="tabs as indentation"),
    pytest.param("X = 1; Y = 2\n", id="semicolons"),
    pytest.param("X = 'a' \\\n    'b'\n", id="a continued line"),
    pytest.param("X: int = -1\n", id="a sign"),
]


@pytest.mark.parametrize("more", HARMLESS)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_harmless(more: str, eol: str) -> None:
    content = (RULE + more).replace("\n", eol).encode()
    verdict = judge("rule.py", content)
    assert isinstance(verdict, Declared), verdict


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(RULE.replace("def check", "async def check"), id="a coroutine"),
        pytest.param(RULE.replace("return None", "yield None"), id="a generator"),
        pytest.param(RULE.replace("(site: Site)", "()"), id="of nothing"),
        pytest.param(RULE.replace("(site: Site)", "(site: Site, more: int)"), id="of two"),
        pytest.param(RULE.replace("(site: Site)", "(*, site: Site)"), id="by keyword"),
        pytest.param(RULE.replace("(site: Site)", "(*sites: Site)"), id="of many"),
    ],
)
def test_check_takes_a_site_and_returns(rule: str) -> None:
    verdict = judge("rule.py", rule.encode())
    assert isinstance(verdict, Refused)
    assert verdict.errors[0].message.startswith("check ")


@pytest.mark.parametrize("summary", ['"a\\nb"', '"\\x1b[2J"', '""', '" "', '"a\\u202eb"'], ids=repr)
def test_what_is_printed_is_one_line(summary: str) -> None:
    content = RULE.replace('"A thing is rebuilt"', summary).encode()
    verdict = judge("rule.py", content)
    assert isinstance(verdict, Refused)
    (error,) = verdict.errors
    assert error.message == "META.summary must be one line of text"
    assert error.span.of(content).decode() == summary


def test_all_is_told_in_source_order() -> None:
    more = "import os\nX = len('a')\ndef f(a=len('b')): ...\nprint(X)\n"
    content = (RULE.replace('since="0.1.0"', "since=1") + more).encode()
    verdict = judge("rule.py", content)
    assert isinstance(verdict, Refused)
    assert [error.span.of(content) for error in verdict.errors] == [
        b"import os",
        b"len('a')",
        b"len('b')",
        b"print(X)",
        b"1",
    ]


DEEP = """
import sys
from allocscan.packs.gate import Refused, judge
rule = sys.stdin.read()
shapes = {
    "signs": lambda n: "X = " + "-" * n + "1",
    "nots": lambda n: "def f(): return " + "not " * n + "1",
    "lambdas": lambda n: "def f(): return " + "lambda: " * n + "1",
    "attributes": lambda n: "def f(x): return x" + ".a" * n,
    "calls": lambda n: "def f(x): return x" + "()" * n,
    "sums": lambda n: "def f(x): return x" + "+x" * n,
    "conditionals": lambda n: "def f(x): return " + "x if x else " * n + "x",
    "tuples": lambda n: "X = " + "(" * n + "1," + ")" * n,
    "lists": lambda n: "X = " + "[" * n + "]" * n,
    "dicts": lambda n: "X = " + "{1:" * n + "1" + "}" * n,
    "blocks": lambda n: "def f(x):" + "".join("\\n" + " " * i + "if x:" for i in range(1, n)) + " x",
    "branches": lambda n: "def f(x):\\n if x: x" + "\\n elif x: x" * n,
    "unions": lambda n: "def f(x: int" + " | int" * n + "): ...",
    "texts": lambda n: "X = " + "'a' " * n,
    "f-strings": lambda n: "def f(x): return " + "f'{" * n + "x" + "}'" * n,
    "strings of marks": lambda n: "def f(x): return " + "x[" * n + "1" + "]" * n,
}
for name, shape in shapes.items():
    for n in (20, 60, 90, 99, 150, 199, 500, 2000, 8000):
        verdict = judge("rule.py", (rule + shape(n) + "\\n").encode())
        print(name, n, type(verdict).__name__)
"""


def test_no_depth_brings_the_parsers_down() -> None:
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(DEEP)],
        input=RULE.encode(),
        env={"PYTHONPATH": root},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = done.stdout.decode()
    assert "attributes 20 Declared" in said
    assert "attributes 8000 Refused" in said


def test_a_rule_is_small() -> None:
    verdict = judge("rule.py", (RULE + "# a\n" * 20_000).encode())
    assert isinstance(verdict, Refused)
    assert "64 KiB" in verdict.errors[0].message


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("type X = open('x')\n", id="a type alias"),
        pytest.param("def f[T: (open('x'), int)](a: T): ...\n", id="a bound of a function's"),
        pytest.param(FROZEN + "class A[T]:\n    x: T\n", id="a parameter of a class"),
        pytest.param("try: ...\nexcept* ValueError: ...\n", id="a group of exceptions"),
        pytest.param("X = t'{open(1)}'\n", id="a template"),
    ],
)
def test_what_only_some_versions_of_python_read(more: str) -> None:
    assert isinstance(judge("rule.py", (RULE + more).encode()), Refused)
