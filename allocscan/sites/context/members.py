"""The uses of methods in their own file: `this.step(…)`, `this.#step`, `rates.findAll()`."""

from collections import defaultdict

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_WORD: Final = regex(rb"(?<![\w$])[a-z_$][\w$]*[A-Z][\w$]*")
_THIS: Final = regex(rb"this\b")
_SEVERAL_WORDS: Final = regex(r"[a-z_$][\w$]*[A-Z][\w$]*")
_DEFINING: Final = frozenset({"method_definition", "pair", *FIELDS})


def is_of_several_words(name: str) -> bool:
    """True for `getRates`, which is likely one method where it is defined once; `get` is not."""
    return _SEVERAL_WORDS.fullmatch(name) is not None


class Members:
    """Member expressions by name: `this.name` in each class body, searched once, when asked, and
    `x.name` in the file."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._bodies: dict[int, dict[str, list[Node]]] = {}
        self._words: dict[bytes, list[int]] | None = None

    def of_others(self, name: str) -> list[Node]:
        """The `x.name` expressions of the file, `this.name` left out, where `name` is of several
        words and one method of the file alone is called so; else none."""
        if not is_of_several_words(name):
            return []
        found: list[Node] = []
        definitions = 0
        for at in self._offsets(name.encode("utf-8", "surrogateescape")):
            leaf = self._syntax.root.descendant_for_byte_range(at, at + 1)
            holder = None if leaf is None else self._syntax.parent(leaf)
            if leaf is None or holder is None:
                continue
            definitions += holder.type in _DEFINING and holder.children[-1].id != leaf.id
            owner = holder.child_by_field_name("object")
            if holder.type == "member_expression" and owner is not None and owner.id != leaf.id:
                found += [] if owner.type == "this" else [holder]
        return found if definitions == 1 else []

    def _offsets(self, word: bytes) -> list[int]:
        """Where `word` stands in the file, which is read once for all words."""
        if self._words is None:
            self._words = defaultdict(list)
            for match in _WORD.finditer(self._syntax.source.content):
                self._words[match.group()].append(match.start())
        return self._words.get(word, [])

    def uses(self, body: Node, name: str) -> list[Node]:
        """The `this.name` expressions in the class `body`, in source order."""
        index = self._bodies.get(body.id)
        if index is None:
            index = self._bodies[body.id] = self._index(body)
        return index.get(name, [])

    def is_private(self, method: Node) -> bool:
        """True for `#step()` and TypeScript's `private step()`: no caller outside the class."""
        name = method.child_by_field_name("name")
        if name is not None and name.type == "private_property_identifier":
            return True
        return any(
            child.type == "accessibility_modifier" and self._syntax.text(child) == b"private"
            for child in method.children[:3]
        )

    def _index(self, body: Node) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        root, content = self._syntax.root, self._syntax.source.content
        for match in _THIS.finditer(content, body.start_byte, body.end_byte):
            leaf = root.descendant_for_byte_range(*match.span())
            holder = None if leaf is None or leaf.type != "this" else leaf.parent
            if leaf is None or holder is None or holder.type != "member_expression":
                continue
            name = holder.child_by_field_name("property")
            if name is not None and holder.child_by_field_name("object") == leaf:
                found[self._syntax.name(name)].append(holder)
        return dict(found)
