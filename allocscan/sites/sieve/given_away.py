"""Literals that are handed to code which is not in sight, by the text around them.

Of what other code gets, nothing is said below a size (`worth`): its callee is no function of the
file, and none whose effects are known.
"""

import re
from bisect import bisect_right
from functools import cache, cached_property
from operator import itemgetter

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import ARGUMENTS
from allocscan.source.words import Words
from allocscan.syntax.brackets import Pair
from allocscan.syntax.code_before import OPERATOR_WORDS, last_code, next_code
from allocscan.typed import Final

_CALLEE: Final = regex(
    rb"(?<![\w$#.?\x80-\xff])((?:this\s*\.\s*)?[A-Za-z_$][\w$]*(?:\s*\??\.\s*[\w$]+)*)"
    rb"\s*\((?:[^(){}\[\]\"'`/;=<>]*,)?\s*\Z"
)
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


class GivenAway:
    """Asked about the literals of one text, `content`."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._words = Words(content)
        self._known: dict[bytes, bool] = {}

    def is_given(self, start: int, end: int) -> bool:
        """True for an argument, whole, of a call whose callee surely is not in sight."""
        content = self.content
        after = next_code(content, end)
        if content[after : after + 1] not in (b")", b","):
            return False
        before = last_code(content, start)
        if before < 0 or content[before] not in b"(,":
            return False
        line = content.rfind(b"\n", 0, before) + 1
        found = _CALLEE.search(content, max(line, start - _HEAD), start)
        if found is None:
            return False
        callee = b"".join(found[1].split())
        return self.is_out_of_sight(callee)

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


class GivenPlaces:
    """The places of what is handed to code out of sight, of those `asked` about: of most nobody
    wants to know. `away` knows it of any place."""

    def __init__(self, away: GivenAway) -> None:
        self.away = away
        self.asked: dict[int, Pair] = {}

    def __contains__(self, place: object) -> bool:
        span = self.asked.get(place) if isinstance(place, int) else None
        return span is not None and self.away.is_given(*span)


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
