"""Which built-ins may a file change: by assigning to them, or by letting out what holds them?"""

from collections.abc import Sequence
from functools import cached_property

from allocscan.knowledge.built_ins import GLOBAL_OBJECT, SAME_OBJECT
from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.scopes.model import Reference, ScopeTree
from allocscan.sites.flow.aliases import references_to, references_to_modules
from allocscan.sites.flow.deeds import Deed
from allocscan.sites.flow.intrinsics import Intrinsics
from allocscan.sites.flow.let_out import let_out
from allocscan.sites.flow.member_names import MemberNames
from allocscan.sites.flow.replaced import Named, lets_out_this, replaced, replaced_by_this
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_WITH_ARGUMENTS: Final = FUNCTIONS - {"arrow_function"}
_LOADERS: Final = regex(
    rb"\bimport\s*\(|\brequire\s*\(\s*[^'\"\s]|\.\s*require\b|\bcreateRequire\b|\bgetBuiltinModule\b"
    rb"|\brequire\s*[^\s(]|\bexport\s+import\b"
)
"""Ways to a module of Node that are not followed: an import at run time, a computed `require`,
`export import fs = require("fs")`, which the TypeScript grammar does not know."""

_RELOADS: Final = regex(
    rb"\bmodule\s*\.\s*constructor\b|\brequire\s*\.\s*(?:cache|extensions)\b"
    rb"|['\"](?:node:)?module['\"](?s:.*)\b_(?:load|resolveFilename|extensions|cache)\b"
)
"""What `require` itself rests on (Node.js API: Modules)."""

_EVALUATES: Final = regex(rb"\bFunction\s*\(|\beval\b")
_MOCKS: Final = regex(
    rb"(?:[mM]ock\w*|[sS]tub\w*|\btd\s*\.\s*replace\w*|\bquibble)\s*(?:\.\s*\w+\s*)?"
    rb"(?:<[^;]*>)?\(\s*(?:import\s*\(\s*)?['\"`]([\w:/.-]+)['\"`]"
)
"""Calls of test libraries that put something in the place of a module or a global, by its name."""


@dataclass(frozen=True, slots=True)
class _Change:
    """The paths of what is `replaced`, and of the objects that are `let_out`: whoever has them may
    change them."""

    replaced: frozenset[str]
    let_out: frozenset[str]


class Changes:
    """The changes of one file. `named` tells the path of an expression, before any of them."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames, named: Named) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names
        self._named = named
        self._content = syntax.source.content
        self._intrinsics = Intrinsics(syntax, scopes, names)
        self._known: dict[str, _Change] = {}

    def may_hit(self, path: str) -> bool:
        """True when the built-in at `path`, or something above it, may have been replaced."""
        parts = path.split(".")
        above = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        is_module = path.startswith("node:")
        what = self._of(parts[0])
        if is_module:
            above.add(parts[0].split("/")[0])
        elif what.replaced & GLOBAL_OBJECT:
            return True
        if above & what.replaced or (is_module and self._reloads):
            return True
        if not is_module and self._is_open("", parts, what):
            return True
        tops = range(1, len(parts))
        if is_module and self._loads_otherwise and self._may_put(parts[1:]):
            return True
        return any(self._is_open(".".join(parts[:top]), parts[top:], what) for top in tops)

    def _of(self, top: str) -> "_Change":
        """What is done to the global object, to the modules of Node, and to the global `top`."""
        known = self._known.get(top)
        if known is None:
            own = () if top.startswith("node:") or top in GLOBAL_OBJECT else (top,)
            uses = references_to(own, self._syntax, self._scopes, self._named)
            known = self._known[top] = self._by(list(uses), self._common)
        return known

    @cached_property
    def _common(self) -> "_Change":
        modules = references_to_modules(self._syntax, self._scopes, self._named)
        uses = references_to(GLOBAL_OBJECT, self._syntax, self._scopes, self._named)
        mocked = {name.decode() for name in _MOCKS.findall(self._content)}
        found = mocked | {f"node:{name.removeprefix('node:')}" for name in mocked}
        found |= replaced_by_this(self._syntax, self._scopes)
        seen = lets_out_this(self._syntax, self._scopes) or bool(_EVALUATES.search(self._content))
        first = _Change(frozenset(found), frozenset({""}) if seen else frozenset())
        return self._by([*modules, *uses], first)

    def _by(self, uses: Sequence[Reference], before: "_Change") -> "_Change":
        """What `uses` do, and what is done `before` and without them."""
        changed = {*before.replaced, *replaced(uses, self._syntax, self._named)}
        seen = let_out(uses, self._syntax, self._named) | before.let_out
        for path, same in SAME_OBJECT.items():
            owner, _, _ = path.partition(".")
            if owner in changed or path in changed:
                changed.add(same or "globalThis")
        beside = {same for path, same in SAME_OBJECT.items() if path.partition(".")[0] in seen}
        return _Change(frozenset(changed), seen | beside)

    def _is_open(self, owner: str, below: Sequence[str], what: "_Change") -> bool:
        return (owner in what.let_out or self._constructs) and self._may_put(below)

    @cached_property
    def _constructs(self) -> bool:
        """True when the file may change what it reads as a `constructor`, or comes by otherwise
        than by a name."""
        return bool(self._intrinsics.done_to_constructors - {Deed.READS})

    def _may_put(self, below: Sequence[str]) -> bool:
        """True when the file may put something in the place of what `below` names, read one after
        the other from an object that it has under another name."""
        names = self._names
        if names.may_be_computed or Deed.PUTS_ANY in self._intrinsics.done_to_constructors:
            return True
        for index, name in enumerate(below):
            if names.is_assigned(name) or names.is_put(name):
                return True
            if index + 1 < len(below) and not names.is_read(name):
                return False
        return False

    @cached_property
    def _loads_otherwise(self) -> bool:
        return _LOADERS.search(self._content) is not None

    @cached_property
    def _reloads(self) -> bool:
        """True when `require` may give something else than the module that is asked for."""
        if _RELOADS.search(self._content) or self._names.is_assigned("require"):
            return True
        return any(
            use.binding is None and self._syntax.enclosing(use.node, _WITH_ARGUMENTS) is None
            for use in self._scopes.uses_of("arguments")
        )
