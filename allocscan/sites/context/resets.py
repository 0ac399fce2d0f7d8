"""Where a file lets go of what it kept: `cache = null`, `this.x = undefined`."""

from collections.abc import Iterator

from allocscan.knowledge.run_once import RESETTERS
from allocscan.regex import regex
from allocscan.scopes.model import Binding
from allocscan.sites.context.frame_names import name_of
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped

_SET = frozenset(
    {
        "array",
        "arrow_function",
        "class",
        "function_expression",
        "new_expression",
        "number",
        "object",
        "regex",
        "string",
        "true",
    }
)
_RESET = regex(rb"([\w$\x80-\xff]+)\s*=\s*(?:null|undefined|void 0|false)\b")
_PART_OF_NAME = regex(rb"[\w$.]")
_UNSET_TEXTS = frozenset({b"''", b'""', b"0", b"{}", b"[]", b"-1"})


class Resets:
    """The resets of one file. Its text is searched once, each name is looked up once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._members: dict[str, list[Node]] = {}
        self._variables: dict[int, list[Node]] = {}
        self._ends: dict[bytes, list[int]] | None = None

    def of_member(self, name: str) -> list[Node]:
        """The functions that set `name`, as in `this.x`, to nothing; constructors left out, and
        what is called so that resets are its purpose."""
        known = self._members.get(name)
        if known is None:
            known = self._members[name] = [
                function
                for start in self._starts(name.encode())
                if (function := self._function_at(start)) is not None
                and not self.is_purpose_of(function)
            ]
        return known

    def _starts(self, name: bytes) -> Iterator[int]:
        """Where `name` is set to nothing: offsets of its first byte, in order."""
        content = self._syntax.source.content
        if self._ends is None:
            self._ends = {}
            for found in _RESET.finditer(content):
                self._ends.setdefault(found.group(1), []).append(found.end(1))
        for end in self._ends.get(name.rpartition(b".")[2].lstrip(b"#"), ()):
            start = end - len(name)
            before = content[start - 1 : start] if start > 0 else b""
            if start >= 0 and content[start:end] == name and not _PART_OF_NAME.match(before):
                yield start

    def _function_at(self, at: int) -> Node | None:
        node = self._syntax.root.descendant_for_byte_range(at, at + 1)
        return None if node is None else self._syntax.enclosing(node, FUNCTIONS)

    def is_purpose_of(self, function: Node) -> bool:
        """True for a constructor, and for functions that let go on purpose."""
        name = name_of(function, self._syntax)
        return name is not None and (name == "constructor" or bool(RESETTERS.search(name)))

    def of_variable(self, binding: Binding) -> list[Node]:
        """The writes that may leave the variable without a value."""
        key = binding.declarations[0].id
        known = self._variables.get(key)
        if known is None:
            known = self._variables[key] = list(self._unsure_writes(binding))
        return known

    def _unsure_writes(self, binding: Binding) -> Iterator[Node]:
        for use in binding.references:
            holder = self._syntax.parent(use.node)
            if not use.writes or holder is None:
                continue
            right = holder.child_by_field_name("right")
            value = None if right is None else unwrapped(right)
            sure = value is not None and value.type in _SET
            if value is None or not sure or self._syntax.text(value) in _UNSET_TEXTS:
                yield use.node

    def is_plain(self, use: Node) -> bool:
        """True for `x = null` and the like."""
        holder = self._syntax.parent(use)
        right = None if holder is None else holder.child_by_field_name("right")
        return right is not None and right.type in ("null", "undefined", "false")
