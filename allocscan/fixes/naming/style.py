"""The case that a file's own constants are written in, and the new ones after them."""

from collections.abc import Callable, Mapping, Sequence

from allocscan.enums import Enum
from allocscan.fixes.naming.words import (
    Words,
    camel,
    is_camel,
    is_pascal,
    is_screaming,
    is_snake,
    pascal,
    screaming,
    snake,
)
from allocscan.records import dataclass
from allocscan.sites.values import Module
from allocscan.typed import Final

MARKS: Final = ("_", "$")
"""What some files begin the names of their private constants with."""


class Style(Enum):
    """The case of a new name. The first two values are those of `hoist.name-style`."""

    SCREAMING = "screaming-snake"
    CAMEL = "camel"
    PASCAL = "pascal"
    SNAKE = "snake"


_WRITERS: Final[Mapping[Style, Callable[[Words], str]]] = {
    Style.SCREAMING: screaming,
    Style.CAMEL: camel,
    Style.PASCAL: pascal,
    Style.SNAKE: snake,
}
_SIGNS: Final[Mapping[Style, Callable[[str], bool]]] = {
    Style.SCREAMING: is_screaming,
    Style.CAMEL: is_camel,
    Style.PASCAL: is_pascal,
    Style.SNAKE: is_snake,
}


@dataclass(frozen=True, slots=True)
class Habit:
    """How names are written; `mark` is what they begin with."""

    style: Style
    mark: str = ""

    def write(self, words: Words) -> str:
        """`words` as one identifier."""
        return self.mark + _WRITERS[self.style](words)

    def fits(self, name: str) -> bool:
        """True when `name` is written so, or shouts: its author took it for a constant."""
        loud = is_screaming(name) and len(name) > 1
        return loud or _SIGNS[self.style](name)


def habit_of(module: Module, wanted: str | None) -> Habit:
    """The habit that the settings name, else that of most tables of the file; where it has none
    or is of two minds, that of most of all its constants."""
    if wanted is not None:
        return Habit(Style(wanted))
    for known in (module.tables, module.constants):
        names = [name for name in known if not name[-1].isdigit()]  # a compiler's `_hoisted_1`
        style = _style_of(names)
        if style is not None:
            return Habit(style, _mark_of([name for name in names if _SIGNS[style](name)]))
    return Habit(Style.SCREAMING)


def _style_of(names: Sequence[str]) -> Style | None:
    """The style of most of `names`; a rare one takes two. One word in small letters is snake case,
    too, for a file that has longer names in it."""
    counts = {style: sum(sign(name) for name in names) for style, sign in _SIGNS.items()}
    words = sum(is_camel(name) and name.islower() for name in names)
    if counts[Style.SNAKE] > counts[Style.CAMEL] - words:
        counts[Style.SNAKE] += words
        counts[Style.CAMEL] -= words
    for rare in (Style.PASCAL, Style.SNAKE):
        counts[rare] = 0 if counts[rare] < 2 else counts[rare]
    most = max(counts.values())
    found = [style for style, count in counts.items() if count == most]
    return found[0] if most and len(found) == 1 else None


def _mark_of(names: Sequence[str]) -> str:
    """What nearly all of `names` begin with, if there are several."""
    for mark in MARKS:
        marked = sum(name.startswith(mark) and len(name) > 1 for name in names)
        if marked > 1 and marked * 4 >= len(names) * 3:
            return mark
    return ""
