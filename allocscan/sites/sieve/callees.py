"""Which callees are not in sight, by the text of a file: no functions of its own, and none whose
effects are known. Of what such code gets, nothing is said below a size (`worth`)."""

import re
from bisect import bisect_right
from functools import cache, cached_property
from operator import itemgetter

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import ARGUMENTS
from allocscan.source.words import Words
from allocscan.syntax.code_before import OPERATOR_WORDS, next_code
from allocscan.typed import Final

_NO_CALLEES: Final = OPERATOR_WORDS | frozenset(
    {b"if", b"while", b"for", b"switch", b"with", b"catch", b"function", b"super", b"import"}
    | {b"async", b"get", b"set", b"constructor", b"require"}
)
_HEAD: Final = 200
_OF_NODE: Final = regex(
    rb"['\"](?:node:[\w/]+|assert|buffer|child_process|console|crypto|dns|events|fs|http2?|https|net|os"
    rb"|path|perf_hooks|process|querystring|readline|stream|string_decoder|sys|timers|tls|tty|url|util"
    rb"|v8|vm|worker_threads|zlib)(?:/\w+)*['\"]"
)
"""Modules of Node, whose functions may go by any name."""

_IMPORTS: Final = regex(rb"(?m)^\s*import\s[^;'\"=(]*['\"]")


class Callees:
    """Those of the text `content`."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._words = Words(content)
        self._known: dict[bytes, bool] = {}

    def is_out_of_sight(self, callee: bytes) -> bool:
        """True when `callee`, a name or the path of a member, surely is no function of the file,
        and none whose effects are known."""
        if callee not in self._known:
            self._known[callee] = self._is_out_of_sight(callee)
        return self._known[callee]

    def _is_out_of_sight(self, callee: bytes) -> bool:
        path, _, name = callee.replace(b"?.", b".").rpartition(b".")
        if name in _NO_CALLEES or name in known_names():
            return False
        uses = [(at, at + len(name)) for at in self._words.at(name)]
        if path:
            return all(self._is_member_use(*use) for use in uses)
        if self._names_node or self._renames:
            return False
        return all(self._is_call(*use) or self._is_imported(use[0]) for use in uses)

    @cached_property
    def _names_node(self) -> bool:
        return _OF_NODE.search(self.content) is not None

    @cached_property
    def _imports(self) -> list[tuple[int, int]]:
        return [found.span() for found in _IMPORTS.finditer(self.content)]

    @cached_property
    def _renames(self) -> bool:
        return any(b" as " in self.content[start:end] for start, end in self._imports)

    def _is_imported(self, at: int) -> bool:
        """True in an import declaration."""
        before = bisect_right(self._imports, at, key=itemgetter(0)) - 1
        return before >= 0 and at < self._imports[before][1]

    def _is_member_use(self, start: int, end: int) -> bool:
        """True for `.name` that is not assigned to."""
        content = self.content
        after = next_code(content, end)
        assigned = content[after : after + 1] == b"=" and content[after + 1 : after + 2] != b"="
        return content[start - 1 : start] == b"." and not assigned

    def _is_call(self, start: int, end: int) -> bool:
        """True for `name(…)`, where that is no definition, and for a decorator or a tag."""
        content = self.content
        if content[start - 1 : start] == b"@":
            return True
        if _FUNCTION.search(content, max(0, start - _HEAD), start):
            return False
        given = _GIVEN.match(content, end)
        following = b"{" if given is None else content[given.end() : given.end() + 1]
        return following not in (b"{", b":", b"/")


_FUNCTION: Final = regex(rb"\bfunction\s*\*?\s*\Z")
_GIVEN: Final = regex(rb"(?:<[^<>(){};]*+>)?\s*+%b\s*+" % ARGUMENTS)


@cache
def known_names() -> frozenset[bytes]:
    """The last names of all functions and methods whose effects are known."""
    from allocscan.knowledge.built_ins import ALL_CONSTRUCTORS, ALL_FUNCTIONS
    from allocscan.knowledge.platform_methods import DISTINCTIVE, METHODS, TAKE_PATTERNS
    from allocscan.knowledge.pure_calls import ARRAY_METHODS, STRING_METHODS

    paths = (*ALL_FUNCTIONS, *ALL_CONSTRUCTORS)
    methods = (name for rows in METHODS.values() for name in rows)
    listed = (*methods, *DISTINCTIVE, *TAKE_PATTERNS, *ARRAY_METHODS, *STRING_METHODS)
    last = {re.split(r"[.:/]", path)[-1] for path in paths}
    own = {"apply", "bind", "call", "concat", "reduce", "reduceRight"}
    return frozenset(name.encode() for name in last | set(listed) | own)
