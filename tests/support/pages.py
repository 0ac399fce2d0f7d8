"""Pages of HTML as tests read them: well-formed or not, what is said, what a script is given."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

EMPTY: Final = frozenset({"meta", "input", "col", "br", "link"})


class Page(HTMLParser):
    """A page that was read: `tags` in order with their attributes, the `text` of those that show
    one, and whether every tag was closed by its own end tag."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self.crossed: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All text but that of `style` and `script`."""
        return "".join(
            piece
            for tag, pieces in self.texts.items()
            if tag not in {"style", "script"}
            for piece in pieces
        )

    @property
    def balanced(self) -> bool:
        """Every element that must end does, in the order of nesting."""
        return not self._open and not self.crossed

    def with_class(self, tag: str, name: str) -> list[dict[str, str]]:
        """The attributes of each such element."""
        return [
            attributes
            for found, attributes in self.tags
            if found == tag and name in attributes.get("class", "").split()
        ]

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def values(self, attribute: str) -> Iterator[str]:
        """What elements have as `attribute`."""
        return (each[attribute] for _, each in self.tags if attribute in each)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part of HTMLParser."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Part of HTMLParser."""
        if self._open[-1:] == [tag]:
            self._open.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        """Part of HTMLParser."""
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    def handle_comment(self, data: str) -> None:
        """Part of HTMLParser."""
        self.comments.append(data)
