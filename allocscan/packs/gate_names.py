"""Which names a `rule.py` may import, bind and speak of."""

import builtins
import collections.abc
import typing
from collections.abc import Collection, Iterator, Mapping

import libcst as cst

import allocscan.rule
from allocscan.packs.gate_values import Offence
from allocscan.typed import Final

IMPORTS: Final[Mapping[str, Collection[str]]] = {
    "__future__": ("annotations",),
    "allocscan.rule": allocscan.rule.__all__,
    "collections.abc": collections.abc.__all__,
    "dataclasses": ("dataclass",),
    "typing": typing.__all__,
}
"""The modules that a rule may import from, and the names in each."""

_IMPORTED_ONLY: Final = frozenset({"Meta", "dataclass"})
"""The names that the gate lets a file call: they must be ours and Python's."""

_FORBIDDEN: Final = frozenset(
    {"breakpoint", "compile", "delattr", "eval", "exec", "getattr", "globals", "input", "locals"}
    | {"open", "setattr", "vars"}
)
"""Names that have no place in a pure function of a site, wherever they stand."""


def import_offences(statement: cst.ImportFrom) -> Iterator[Offence]:
    """Yield what `statement` imports beyond `IMPORTS`, or under another name."""
    module = _dotted(statement.module) if statement.module and not statement.relative else ""
    if module not in IMPORTS or isinstance(statement.names, cst.ImportStar):
        yield Offence(statement, f"import names, and only from {', '.join(IMPORTS)}")
        return
    for alias in statement.names:
        if alias.asname is not None:
            yield Offence(alias, "import it under its own name")
        elif _dotted(alias.name) not in IMPORTS[module]:
            yield Offence(alias, f"{module} has no such name for rules")


def _dotted(node: cst.BaseExpression) -> str:
    names: list[str] = []
    while isinstance(node, cst.Attribute):
        names.append(node.attr.value)
        node = node.value
    return ".".join([*([node.value] if isinstance(node, cst.Name) else []), *names[::-1]])


def binding_offences(module: cst.Module) -> Iterator[Offence]:
    """Yield each second binding of a top-level name, and each that hides one we rely on.

    What the gate lets run (`Meta(…)`, `@dataclass(…)`, annotations) is judged by name, so a name
    must have one meaning in the whole file.
    """
    seen: set[str] = set()
    for name, node, imported in _bindings(module):
        if name in seen:
            yield Offence(node, f"`{name}` is bound twice")
        elif name in _IMPORTED_ONLY and not imported:
            yield Offence(node, f"`{name}` must be the imported one")
        elif hasattr(builtins, name):
            yield Offence(node, f"`{name}` hides a built-in: choose another name")
        seen.add(name)


def _bindings(module: cst.Module) -> Iterator[tuple[str, cst.CSTNode, bool]]:
    for statement in module.body:
        match statement:
            case cst.FunctionDef(name=name) | cst.ClassDef(name=name):
                yield name.value, name, False
            case cst.SimpleStatementLine(body=parts):
                for part in parts:
                    yield from _bound_by(part)


def _bound_by(part: cst.BaseSmallStatement) -> Iterator[tuple[str, cst.CSTNode, bool]]:
    match part:
        case cst.ImportFrom(names=[*aliases]):
            for alias in aliases:
                yield _dotted(alias.name), alias, True
        case cst.Assign(targets=targets):
            for target in targets:
                yield _dotted(target.target), target, False
        case cst.AnnAssign(target=target):
            yield _dotted(target), target, False


def name_offences(module: cst.Module) -> Iterator[Offence]:
    """Yield, in source order, imports inside functions and names that no pure check needs."""
    pending: list[cst.CSTNode] = list(module.children)[::-1]
    while pending:
        node = pending.pop()
        match node:
            case cst.ImportFrom() | cst.Import() if not _is_top_level(node, module):
                yield Offence(node, "import at the top of the file")
            case cst.ImportFrom() | cst.Import():
                continue
            case cst.Global() | cst.Nonlocal():
                yield Offence(node, "a check is pure: it rebinds no outer name")
            case cst.Attribute(value=root, attr=attr):
                if _is_odd(attr.value):
                    yield Offence(attr, f"`{attr.value}` has no place in a rule")
                pending.append(root)
                continue
            case cst.Name(value=word) if word in _FORBIDDEN or _is_odd(word):
                yield Offence(node, f"`{word}` has no place in a rule")
        pending += list(node.children)[::-1]


def _is_odd(word: str) -> bool:
    # Python folds other letters to ASCII ones: `ｅval` is `eval`.
    return not word.isascii() or (word.startswith("__") and word.endswith("__"))


def _is_top_level(node: cst.CSTNode, module: cst.Module) -> bool:
    return any(
        node in statement.body
        for statement in module.body
        if isinstance(statement, cst.SimpleStatementLine)
    )
