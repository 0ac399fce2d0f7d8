"""Which built-ins may a file change: by assigning to them, or by letting out what holds them?"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from allocscan.knowledge.built_ins import GLOBAL_OBJECT, SAME_OBJECT
from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.let_out import let_out
from allocscan.sites.flow.member_names import MemberNames
from allocscan.sites.flow.replaced import Named, replaced
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax

_WITH_ARGUMENTS: Final = FUNCTIONS - {"arrow_function"}
_LOADERS: Final = regex(
    rb"\bimport\s*\(|\brequire\s*\(\s*[^'\"\s]|\.\s*require\b|\bcreateRequire\b|\bgetBuiltinModule\b"
    rb"|\brequire\s*[^\s(]"
)
"""Ways to a module of Node that are not followed: an import at run time, a computed `require`."""

_RELOADS: Final = regex(
    rb"\bmodule\s*\.\s*constructor\b|\brequire\s*\.\s*(?:cache|extensions)\b"
    rb"|['\"](?:node:)?module['\"](?s:.*)\b_(?:load|resolveFilename|extensions|cache)\b"
)
"""What `require` itself rests on (Node.js API: Modules)."""

_EVALUATES: Final = regex(rb"\bFunction\s*\(|\beval\b")
_CONSTRUCTORS: Final = regex(rb"\.\s*constructor\s*(?:\.|\[)[^;\n=]*=(?![=>])")
_MOCKS: Final = regex(
    rb"(?:[mM]ock\w*|[sS]tub\w*|\btd\s*\.\s*replace\w*|\bquibble)\s*(?:\.\s*\w+\s*)?"
    rb"(?:<[^;]*>)?\(\s*(?:import\s*\(\s*)?['\"`]([\w:/.-]+)['\"`]"
)
"""Calls of test libraries that put something in the place of a module or a global, by its name."""


class Changes:
    """The changes of one file. `named` tells the path of an expression, before any of them."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames, named: Named) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names
        self._named = named
        self._content = syntax.source.content

    def may_hit(self, path: str) -> bool:
        """True when the built-in at `path`, or something above it, may have been replaced."""
        parts = path.split(".")
        above = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        is_module = path.startswith("node:")
        if is_module:
            above.add(parts[0].split("/")[0])
        elif self._replaced & GLOBAL_OBJECT:
            return True
        if above & self._replaced or (is_module and self._reloads):
            return True
        if not is_module and self._is_open("", parts):
            return True
        tops = range(1, len(parts))
        if is_module and self._loads_otherwise and self._may_put(parts[1:]):
            return True
        return any(self._is_open(".".join(parts[:top]), parts[top:]) for top in tops)

    def _is_open(self, owner: str, below: Sequence[str]) -> bool:
        return (owner in self._let_out or self._constructs) and self._may_put(below)

    @cached_property
    def _constructs(self) -> bool:
        """True when the file assigns to a property of what is read as a `constructor`."""
        return _CONSTRUCTORS.search(self._content) is not None

    def _may_put(self, below: Sequence[str]) -> bool:
        """True when the file may put something in the place of what `below` names, read one after
        the other from an object that it has under another name."""
        names = self._names
        if names.may_be_computed:
            return True
        for index, name in enumerate(below):
            if names.is_assigned(name) or names.is_put(name):
                return True
            if index + 1 < len(below) and not names.is_read(name):
                return False
        return False

    @cached_property
    def _let_out(self) -> frozenset[str]:
        found = let_out(self._syntax, self._scopes, self._named)
        if _EVALUATES.search(self._content):
            found |= {""}
        return found | {
            same for path, same in SAME_OBJECT.items() if path.partition(".")[0] in found
        }

    @cached_property
    def _replaced(self) -> frozenset[str]:
        found = set(replaced(self._syntax, self._scopes, self._named))
        for mocked in _MOCKS.findall(self._content):
            name = mocked.decode()
            found |= {name, f"node:{name.removeprefix('node:')}"}
        for path, same in SAME_OBJECT.items():
            owner, _, _ = path.partition(".")
            if owner in found or path in found:
                found |= {same or "globalThis"}
        return frozenset(found)

    @cached_property
    def _loads_otherwise(self) -> bool:
        return _LOADERS.search(self._content) is not None

    @cached_property
    def _reloads(self) -> bool:
        """True when `require` may give something else than the module that is asked for."""
        if _RELOADS.search(self._content) or self._names.is_assigned("require"):
            return True
        return any(
            use.name == "arguments" and self._syntax.enclosing(use.node, _WITH_ARGUMENTS) is None
            for use in self._scopes.unresolved
        )
