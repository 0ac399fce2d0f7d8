"""tree-sitter, its compiled part alone.

The `__init__` of tree-sitter's package imports `typing`, those of the grammars' packages
`importlib.resources`: 15 ms of CPU, more than the interpreter itself takes to start. What they
offer comes from a compiled module beside them. Type checkers see the packages.
"""

import sys

from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from tree_sitter import Language as Grammar
    from tree_sitter import Node, Parser, Query, QueryCursor, Tree

__all__ = ["Grammar", "Node", "Parser", "Query", "QueryCursor", "Tree", "compiled_part"]


def compiled_part(package: str) -> "ModuleType":
    """The module `_binding` of `package`, without running the `__init__` of that; the package
    itself where there is no such module.

    Whoever imports the package, before or after, gets the same module.
    """
    name = f"{package}._binding"
    if name in sys.modules:
        return sys.modules[name]
    whole = _spec(package)
    folders = whole.submodule_search_locations if whole is not None else None
    found = _spec(name, folders) if folders else None
    loader = found.loader if found is not None else None
    module = loader.create_module(found) if found is not None and loader is not None else None
    if module is None or loader is None:
        from importlib import import_module

        return import_module(package)
    loader.exec_module(module)
    sys.modules[name] = module
    return module


def _spec(name: str, folders: list[str] | None = None) -> "ModuleSpec | None":
    """Where the module `name` lies, of a package in `folders`."""
    specs = (finder.find_spec(name, folders) for finder in sys.meta_path)
    return next((spec for spec in specs if spec is not None), None)


if not TYPE_CHECKING:
    _native = compiled_part("tree_sitter")
    Grammar = _native.Language
    Node = _native.Node
    Parser = _native.Parser
    Query = _native.Query
    QueryCursor = _native.QueryCursor
    Tree = _native.Tree
