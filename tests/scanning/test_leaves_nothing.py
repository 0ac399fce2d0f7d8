"""When a file is done, all that was made for it is gone: a cycle would keep its tree, or its text,
until the next full collection."""

import gc
from collections.abc import Iterator

import pytest

from allocscan.findings import Report
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import SourceFile, language_of

RULES = standard_rules()
TABLE = "{ " + ", ".join(f"key{at}: 'value {at}'" for at in range(20)) + " }"
PROGRAMS = {
    "nothing.js": "// nothing to say, at some length\n" * 40,
    "sifted.js": f"export const f = (a) => g({TABLE.replace('1', 'a')});\n" * 3,
    "arrow.js": f"export const table = {TABLE};\n" + "const g = (a = [1, 2]) => a;\n" * 40,
    "found.js": f"export function f(key) {{\n  const t = {TABLE};\n  return t[key];\n}}\n",
    "typed.ts": f"export function f(key: string) {{\n  const t = {TABLE};\n  return t[key];\n}}\n",
    "handed.js": f"export function f(use) {{\n  return use({TABLE});\n}}\n",
    "silenced.js": f"// allocscan-ignore-next-line\nexport const f = () => g({TABLE});\n",
    "class.js": f"class A {{\n  m(k) {{\n    return {TABLE}[k];\n  }}\n}}\nnew A().m('a');\n",
    "broken.js": f"const a = {{;\nexport const f = (k) => {TABLE}[k];\n",
}


def scanned(name: str) -> Report:
    language = language_of(name)
    assert language is not None
    source = SourceFile(name, PROGRAMS[name].encode(), language)
    return scan(source, RULES, Settings(may_cycle=False, known_rules=frozenset()))


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.usefixtures("uncollected")
def test_no_cycle_is_left(name: str) -> None:
    scanned(name)  # imports, and what is made once, leave cycles of their own
    gc.collect()
    scanned(name)
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    ours = {type(each).__qualname__ for each in gc.garbage if _is_ours(each)}
    assert ours == set()


def _is_ours(made: object) -> bool:
    return type(made).__module__.startswith(("allocscan", "tree_sitter"))
