"""The floors hold: imports go down only, in no circle, and few modules touch the world."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "allocscan"

FLOORS: Final = {
    "typed": -1,
    "": 0,
    "records": 0,
    "regex": 0,
    "enums": 0,
    "errors": 1,
    "severity": 1,
    "components": 1,
    "source": 1,
    "syntax": 2,
    "profiles": 3,
    "scopes": 3,
    "knowledge": 3,
    "gclog": 4,
    "sites": 4,
    "program": 5,
    "rule": 6,
    "settings": 6,
    "findings": 7,
    "rank": 5,
    "known": 5,
    "least": 7,
    "worth": 8,
    "suppressions": 7,
    "fixes": 7,
    "packs": 7,
    "scanning": 9,
    "scan": 10,
    "project": 11,
    "reports": 11,
    "trials": 11,
    "cli": 12,
    "lsp": 12,
    "__main__": 13,
}
"""The room (a module or folder of `allocscan/`) and its floor. Rooms of one floor may not look
at one another, but for `settings`, which may look at `rule`. `""` is the package itself."""

NEIGHBOURS: Final = frozenset({("settings", "rule")})

WORLDLY_ROOMS: Final = frozenset({"project", "packs", "trials", "cli", "lsp", "__main__"})
WORLDLY_MODULES: Final = frozenset(
    {"os", "pathlib", "subprocess", "io", "sys", "tempfile", "shutil", "socket", "glob", "time"}
)
WORLDLY_CALLS: Final = frozenset({"open", "print", "input", "exec", "eval"})


def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_bytes())
    return found


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each imported name, dotted, and its line; lazy imports and those of type checkers too."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module, names, 0):
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in names)
            case ast.ImportFrom():
                raise AssertionError(f"line {node.lineno}: imports are absolute")


def own_imports(tree: ast.Module, known: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """The modules of ours that `tree` imports, and the lines."""
    for name, line in imports(tree):
        if name.split(".")[0] == "allocscan":
            while name not in known:
                name = name.rpartition(".")[0]
            yield name, line


def room_of(module: str) -> str:
    """`allocscan.sites.values` is in `sites`; `allocscan` is in the room without a name."""
    return module.partition(".")[2].partition(".")[0]


def climbs(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """Each import that does not go down."""
    for module, tree in trees.items():
        room = room_of(module)
        for imported, line in own_imports(tree, trees):
            below = room_of(imported)
            down = FLOORS[below] < FLOORS[room] or (room, below) in NEIGHBOURS
            if below != room and not down:
                yield f"{module}:{line} imports {imported}"


def circles(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """Each module that reaches itself through imports, and the way it goes."""
    edges = {name: {to for to, _ in own_imports(tree, trees)} for name, tree in trees.items()}
    for start in edges:
        reached, pending = set[str](), [(start, start)]
        while pending:
            module, way = pending.pop()
            for to in edges[module]:
                if to == start:
                    yield f"{way} → {start}"
                elif to not in reached:
                    reached.add(to)
                    pending.append((to, f"{way} → {to}"))


def worldly(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """Each hold on disk, process or terminal outside the rooms that may have one."""
    for module, tree in trees.items():
        if room_of(module) in WORLDLY_ROOMS:
            continue
        for imported, line in imports(tree):
            loads = (module, imported) == ("allocscan.syntax.binding", "sys")  # compiled modules
            if imported.split(".")[0] in WORLDLY_MODULES and not loads:
                yield f"{module}:{line} imports {imported}"
        if module == "allocscan.records":
            continue  # it compiles what it wrote itself, as the standard library's does
        for node in ast.walk(tree):
            match node:
                case ast.Call(ast.Name(name)) if name in WORLDLY_CALLS:
                    yield f"{module}:{node.lineno} calls {name}()"


def test_every_room_has_a_floor() -> None:
    assert {room_of(module) for module in modules()} <= FLOORS.keys()


def test_imports_go_down() -> None:
    assert list(climbs(modules())) == []


def test_no_module_reaches_itself() -> None:
    assert list(circles(modules())) == []


def test_only_some_rooms_touch_the_world() -> None:
    assert list(worldly(modules())) == []


def test_a_rule_imports_the_contract_of_rules_only() -> None:
    strangers = []
    for path in sorted((ROOT / "rules").rglob("*.py")):
        for name, line in imports(ast.parse(path.read_bytes())):
            if name.split(".")[0] == "allocscan" and not name.startswith("allocscan.rule."):
                strangers.append(f"{path.parent.name}/{path.name}:{line} imports {name}")
    assert strangers == []


# ------------------------------------------------------------------ the test can fail


def parsed(**sources: str) -> dict[str, ast.Module]:
    """`sites_find="…"` is the module `allocscan.sites.find`."""
    named = {"allocscan": "", **{f"allocscan.{n.replace('_', '.')}": s for n, s in sources.items()}}
    return {name: ast.parse(source) for name, source in named.items()}


@pytest.mark.parametrize(
    ("source", "count"),
    [
        pytest.param("from allocscan.source.span import Span", 0, id="down"),
        pytest.param("from allocscan.sites import values", 0, id="own room"),
        pytest.param("import allocscan", 0, id="package"),
        pytest.param("from allocscan.scan import Report", 1, id="up"),
        pytest.param("def f():\n    from allocscan.scan import Report", 1, id="up, lazily"),
        pytest.param("import allocscan.scan", 1, id="up, by module"),
        pytest.param("from allocscan import scan", 1, id="up, from the package"),
    ],
)
def test_a_climb_is_seen(source: str, count: int) -> None:
    trees = parsed(source="", source_span="", scan="", sites="", sites_values="", sites_find=source)
    assert len(list(climbs(trees))) == count


def test_a_circle_is_seen() -> None:
    trees = parsed(
        sites_a="import allocscan.sites.b",
        sites_b="def f():\n    from allocscan.sites.c import x",
        sites_c="from allocscan.sites.a import y",
    )
    assert sorted(circles(trees))[0] == (
        "allocscan.sites.a → allocscan.sites.b → allocscan.sites.c → allocscan.sites.a"
    )


@pytest.mark.parametrize(
    ("room", "source", "count"),
    [
        pytest.param("cli", "import sys", 0, id="cli may"),
        pytest.param("scan", "from collections import Counter", 0, id="harmless"),
        pytest.param("scan", "import os.path", 1, id="os"),
        pytest.param("scan", "from pathlib import Path", 1, id="pathlib"),
        pytest.param("sites", "open('x')", 1, id="open"),
        pytest.param("sites", "print('x')", 1, id="print"),
    ],
)
def test_a_worldly_module_is_seen(room: str, source: str, count: int) -> None:
    assert len(list(worldly(parsed(**{room: source})))) == count
