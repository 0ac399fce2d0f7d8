"""The names a person would think of for a constant, as words, best first."""

from collections.abc import Iterator, Sequence

from allocscan.fixes.naming.vocabulary import (
    BEHIND,
    GENERIC,
    MANNERS,
    PREDICATES,
    STANDING_IN,
    TOOLS,
    TRAILERS,
    VERBS,
)
from allocscan.fixes.naming.words import Words, split_words
from allocscan.knowledge.english import is_plural, plural, singular
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import INSTANCES, SiteKind
from allocscan.typed import Final

SUFFIXES: Final = {
    SiteKind.OBJECT: ("map", "values", "table", "entries"),
    SiteKind.ARRAY: ("list", "values", "entries", "items"),
    SiteKind.SET: ("set", "values"),
    SiteKind.MAP: ("map", "values"),
    SiteKind.REGEXP: ("pattern", "regexp"),
    SiteKind.FORMATTER: ("format", "formatter"),
}
LISTS: Final = frozenset(
    {SiteKind.ARRAY, SiteKind.PARSED_ARRAY, SiteKind.SET, SiteKind.TYPED_ARRAY}
)
NAMED_BY_MAKING: Final = INSTANCES - {SiteKind.REGEXP}

LONGEST: Final = 5
"""In words: of a longer name of a function only the last ones go into the constant's."""


def candidates(hints: NameHints, kind: SiteKind, stem: str) -> Iterator[Words]:
    """Yield names as words, best first: the best alone, then with more and more of what tells it
    apart from its likes; those with a word for the kind come last."""
    base = base_of(hints, kind, stem)
    seen: list[Words] = []
    for words in _qualified(base, hints):
        if words not in seen:
            seen.append(words)
            yield words
    for suffix in SUFFIXES.get(kind, ("values",)):
        yield from (joined(words, (suffix,)) for words in seen[:2])


def base_of(hints: NameHints, kind: SiteKind, stem: str) -> Words:
    """The name to begin with: says what it is about, if anything around does."""
    subject = _subject(hints, kind, stem) or (stem,)
    if hints.default and not STANDING_IN.intersection(subject):
        return ("default", *subject)
    return subject


def _subject(hints: NameHints, kind: SiteKind, stem: str) -> Words:
    local, role = (_letters(split_words(hint or "")) for hint in (hints.local, hints.role))
    function = noun_of(hints.function)
    if kind in NAMED_BY_MAKING and role:
        return local if tells(local) and not TOOLS.issuperset(local) else role
    role = () if kind in INSTANCES else _without_verb(role)
    if role[:1] == ("by",) and not tells(local):
        owner = function if function else _near(hints)
        return joined(owner, role) if owner else role[1:]
    if tells(local):
        return _owned(local, hints) if hints.local == hints.role else local
    if tells(role):
        predicate = split_words(hints.function or "")[:1]
        fits = len(role) == 1 and len(function) < LONGEST and PREDICATES.issuperset(predicate)
        return joined(function, role) if predicate and fits and not hints.default else role
    near = _near(hints)
    generic = local or role
    if kind in INSTANCES and not generic:
        return joined(near, (stem,))
    if generic:
        return joined((*near[:-1], *(singular(word) for word in near[-1:])), generic)
    many = kind in LISTS
    return _many(function, near, hints) if many and near else near or function


def _without_verb(role: Words) -> Words:
    """`chart options` for what `createChart` is given."""
    mere = len(role) > 2 and role[0] in VERBS and role[-1] == "options"
    return role[1:] if mere else role


def _many(function: Words, near: Words, hints: NameHints) -> Words:
    """A list by what is around it: what a function of several words gives, the values of others."""
    if any(is_plural(word) for word in near):
        return near
    letter = split_words(hints.local or "")
    if letter and len("".join(function or near)) < 4 + near[-1][-1].isdigit():
        return joined(near, letter)
    given = near == function and not (hints.function or "")[:1].isupper()
    if (given and len(near) > 1) or near in map(split_words, hints.within):
        return (*near[:-1], plural(near[-1]))
    return (*near, "values")


def _owned(key: Words, hints: NameHints) -> Words:
    """A property's name, of one word, with the name of the object that it is a property of:
    `chart colors` for the `colors` of the `options` of `chart`."""
    if len(key) > 1:
        return key
    owners = [*map(split_words, hints.within), noun_of(hints.function)]
    telling = [each for each in map(_bare, owners) if not VERBS.issuperset(each)]
    owner = next(iter(telling), ())
    return joined(owner, key)


def _near(hints: NameHints) -> Words:
    """What is nearest around that tells something; with it, what only the function's name says."""
    function = noun_of(hints.function)
    outside = [noun for noun in map(noun_of, hints.around) if noun]
    inside = [words for words in map(split_words, hints.within) if tells(words)]
    within = [words for words in inside if not _goes_behind(words)]
    if not hints.local and not hints.role and tells(function) and not VERBS.issuperset(function):
        return function
    telling = [noun for noun in (function, *outside) if tells(noun) and not VERBS.issuperset(noun)]
    found = next(iter((*within, *telling, *filter(None, (function,)), *outside)), ())
    mere = function and found != function and not tells(function) and not hints.local
    return joined(found, function) if mere and not hints.role else found


def _qualified(base: Words, hints: NameHints) -> Iterator[Words]:
    """Yield `base`, with one more word for what is around, then with two."""
    yield base
    inside = [split_words(word) for word in hints.within]
    outside = [noun_of(name) for name in (hints.function, *hints.around)]
    known = [words for words in (*inside, *outside) if words and not VERBS.issuperset(words)]
    known += [noun_of(hints.function)] if hints.function else []
    for words in known:
        yield attached(words, base)
    for words in known[1:]:
        yield attached(words, attached(known[0], base))


def attached(front: Words, words: Words) -> Words:
    """`words` told apart by `front`."""
    if {singular(word) for word in front} <= {singular(word) for word in words}:
        return words
    if _goes_behind(front):
        return joined(words, front)
    if words[:1] == ("default",):
        return ("default", *joined(front, words[1:]))
    return joined(front, words)


def noun_of(function: str | None) -> Words:
    """What a function is about: `getItemAssets` → `item assets`, `priceFor` → `price`."""
    name = (function or "").rpartition(".")[2].strip("_$#<>")
    words = _letters(split_words(name))
    if words in (("constructor",), ("get",), ("set",), ("anonymous",)):
        return noun_of((function or "").rpartition(".")[0])
    called = not name[:1].isupper() or (words and words[0] in PREDICATES)
    if len(words) > 1 and called and words[0] in VERBS | PREDICATES:
        words = words[1:]
    while len(words) > 1 and words[-1] in TRAILERS:
        words = words[:-1]
    linked = next((at for at, word in enumerate(words) if at and word in MANNERS), len(words))
    return words[:linked][-LONGEST:]


def tells(words: Sequence[str]) -> bool:
    """True when `words` mean something outside of their function."""
    return len("".join(words)) > 1 and any(word not in GENERIC and len(word) > 1 for word in words)


def joined(front: Words, back: Words) -> Words:
    """`front` and `back` as one name; what both say is said once."""
    for shared in range(min(len(front), len(back)), 0, -1):
        if front[-shared:] == back[:shared]:
            return front + back[shared:]
    if back[: len(front)] == front or back[-len(front) :] == front:
        return back
    if front and back and singular(front[-1]) == singular(back[0]):
        return front[:-1] + back
    return front + back


def _goes_behind(words: Words) -> bool:
    return words[0] in BEHIND or words[0][:1].isdigit()


def _bare(words: Words) -> Words:
    """`words` without those that say nothing."""
    return tuple(word for word in words if word not in GENERIC)


def _letters(words: Words) -> Words:
    """`words`, unless they are no more than a letter."""
    return words if len("".join(words)) > 1 else ()
