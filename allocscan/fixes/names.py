"""What a new constant is called: a name a person would give, in the file's own style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import count
from typing import Final, assert_never

from allocscan.fixes.reserved import RESERVED
from allocscan.fixes.words import (
    Words,
    camel,
    is_camel,
    is_screaming,
    listed,
    screaming,
    split_words,
    unescaped,
)
from allocscan.sites.values import Module, NameHints, SiteKind


class Style(Enum):
    """The case of a new name. The values are those of `hoist.name-style`."""

    SCREAMING = "screaming-snake"
    CAMEL = "camel"


# Names that say nothing without their function: people rename these when they hoist by hand.
GENERIC: Final = listed(
    """
    arr array cfg conf config configs configuration constant constants content contents data
    default defaults dict dictionary entries entry hash info item items key keys list lists lookup
    lookups map mapping mappings maps matrix names obj object objects option options opts param
    params props range ranges res result results ret rows set sets settings spec table tables temp
    text texts tmp type types val vals value values
    """
)

VERBS: Final = listed(
    """
    apply as build calc calculate can check choose compute convert create decode describe derive
    detect determine display do encode ensure extract fetch find format from generate get handle has
    init is load look lookup make map normalise normalize on parse pick print process read render
    resolve run select set should show to transform translate update use validate with write
    """
)

TRAILERS: Final = listed("by for from in of on to with")

SUFFIXES: Final = {
    SiteKind.OBJECT: ("table", "map", "lookup", "values"),
    SiteKind.ARRAY: ("list", "values", "entries", "items"),
    SiteKind.SET: ("set", "values"),
    SiteKind.MAP: ("map", "lookup", "values"),
}

IDENTIFIER: Final = re.compile(r"[^\W\d]\w*|[$_][\w$]*")


def style_of(module: Module, wanted: str | None) -> Style:
    """`wanted` if the settings name a style, else that of most constants the file has."""
    if wanted is not None:
        return Style(wanted)
    camels = sum(is_camel(name) for name in module.constants)
    screams = sum(is_screaming(name) for name in module.constants)
    return Style.CAMEL if camels > screams else Style.SCREAMING


def taken_names(module: Module) -> set[str]:
    """Every name that is not free in this file, whatever it means there."""
    return {*module.words, *map(unescaped, module.words), *RESERVED}


def choose_name(
    hints: NameHints, kind: SiteKind, stem: str, style: Style, free: Iterable[str], taken: set[str]
) -> str:
    """The first candidate that is not in `taken`, or is in `free` (the local's own name, if it
    goes and nothing else in the file is called so)."""
    allowed = {name for name in free if name not in RESERVED}
    for words in candidates(hints, kind, stem):
        name = written(words, style)
        if style is Style.CAMEL and hints.local in allowed and words == split_words(hints.local):
            return hints.local
        if name not in taken or name in allowed:
            return name
    raise AssertionError("candidates() never ends")


def written(words: Words, style: Style) -> str:
    """`words` as one identifier."""
    match style:
        case Style.SCREAMING:
            return screaming(words)
        case Style.CAMEL:
            return camel(words)
        case _:
            assert_never(style)


def candidates(hints: NameHints, kind: SiteKind, stem: str) -> Iterator[Words]:
    """Yield names as words, best first, without end: numbered ones come last of all."""
    noun = noun_of(hints.function)
    base, telling = _base(hints, stem)
    whole = joined(noun, base)
    if not telling and kind is SiteKind.SET and len(noun) > 1 and noun[-1].endswith("s"):
        yield noun  # `voidElements()` has a Set of void elements
    if not telling and sum(map(len, noun)) > 1:
        yield whole
    yield base
    yield whole
    for suffix in SUFFIXES[kind]:
        yield joined(base, (suffix,))
        yield joined(whole, (suffix,))
    for number in count(2):
        yield (*whole, str(number))


def noun_of(function: str | None) -> Words:
    """What a function is about: `getItemAssets` → `item assets`, `priceFor` → `price`."""
    names: Sequence[str] = IDENTIFIER.findall(function or "")
    meant = [name for name in names if name not in {"constructor", "get", "set", "anonymous"}]
    words = split_words(meant[-1]) if meant else ()
    if len(words) > 1 and words[0] in VERBS:
        words = words[1:]
    if len(words) > 1 and words[-1] in TRAILERS:
        words = words[:-1]
    return words


def joined(front: Words, back: Words) -> Words:
    """`front` and `back` as one name; what both say is said once."""
    for shared in range(min(len(front), len(back)), 0, -1):
        if front[-shared:] == back[:shared]:
            return front + back[shared:]
    return back if back[: len(front)] == front else front + back


def _base(hints: NameHints, stem: str) -> tuple[Words, bool]:
    """The words to start from, and whether they say enough without the function's name."""
    for hint in (hints.local, hints.role):
        words = split_words(hint or "")
        if len("".join(words)) > 1:
            return words, words[0] != "by" and not all(word in GENERIC for word in words)
    return split_words(stem) or ("constant",), False
