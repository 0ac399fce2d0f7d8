"""Does un-hoisting the new constants give back what the edits took?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from allocscan.fixes.asked import check_call
from allocscan.fixes.guarding.cut import Cut, Edited, code_in
from allocscan.fixes.guarding.declared import (
    Code,
    Meant,
    MismatchError,
    Reader,
    Texts,
    read_declaration,
    texts_of,
)
from allocscan.fixes.guarding.resolved import check_references
from allocscan.fixes.guarding.reused import check_reused
from allocscan.fixes.guarding.taken import Variable, read_removal
from allocscan.fixes.mentions import encoded
from allocscan.fixes.tokens import Leaf, Token
from allocscan.fixes.values import Hoisted
from allocscan.records import dataclass, field
from allocscan.regex import regex
from allocscan.sites.hoist_values import Asked
from allocscan.source.span import Span
from allocscan.typed import Final

WORD_OR_DOT: Final = regex(rb"\w+|\.")


@dataclass(slots=True)
class _Seen:
    """What the edits were found to do: how often each constant is declared and put where its
    literal or its variable's declaration stood, which variables go, where uses are renamed."""

    declared: Counter[bytes] = field(default_factory=Counter)
    replaced: Counter[bytes] = field(default_factory=Counter)
    gone: list[Variable] = field(default_factory=list)
    renamed: dict[Span, bytes] = field(default_factory=dict)


def check_unhoisting(hoisted: Sequence[Hoisted], was: Cut, now: Edited) -> None:
    """Raise MismatchError unless each edit declares constants, or puts a constant's name where
    its literal or a use of its variable stood, or takes variables out of their declaration, each
    as often as the constants say, and no name of theirs was in the file before but those of
    constants that are not new."""
    assert was.within is not None
    owners = {span: meaning for one in hoisted for span, meaning in _meanings(was, one)}
    meant = {meaning.name: meaning for meaning in owners.values()}
    literals = sorted(owners)
    calls = {span: asked for one in hoisted for span, asked in _calls(one)}
    seen = _Seen()
    for span, taken, landed in zip(was.edited, was.within, now.landed, strict=True):
        if span.start == span.end:
            seen.declared.update(_declarations(code_in(now.syntax, landed), meant))
            continue
        given = tuple(leaf[0] for leaf in code_in(now.syntax, landed))
        inside = {each: owners[each] for each in _inside(literals, span)}
        moved = next((each for each in inside if each in calls), None)
        if moved is not None:
            name = owners[moved].name
            check_call(taken, given, calls[moved], moved, name)
            seen.replaced[name] += 1
        elif inside:
            _read_literals(taken, given, inside, seen)
        else:
            place, name = _reference(taken, given)
            seen.renamed[place] = name
    _complete(hoisted, seen)
    check_reused(hoisted, was, seen.renamed)
    known = {encoded(one.name) for one in hoisted if one.existing is not None}
    check_references(was, seen.gone, seen.renamed, frozenset(meant) - known)


def _inside(literals: Sequence[Span], span: Span) -> Iterator[Span]:
    """Yield those of `literals`, which are sorted, that `span` contains."""
    at = bisect_left(literals, Span(span.start, span.start))
    while at < len(literals) and span.contains(literals[at]):
        yield literals[at]
        at += 1


def _read_literals(
    taken: Sequence[Token], given: Texts, inside: Mapping[Span, Meant], seen: _Seen
) -> None:
    """Read an edit that takes the literals `inside`: one gives way to its constant's name, or
    all of them go with their variables."""
    moved, meaning = next(iter(inside.items()))
    if len(inside) == 1 and given == (meaning.name,):
        rest = texts_of([token for token in taken if not moved.contains(token.span)])
        _same(rest, rest if rest == (b"(", b")") else ())
        seen.replaced[meaning.name] += 1
        return
    gone = read_removal(taken, given, inside)
    seen.gone += gone
    seen.replaced.update(variable.constant for variable in gone)


def _meanings(was: Cut, hoisted: Hoisted) -> Iterator[tuple[Span, Meant]]:
    """Yield the literals of `hoisted`, each with the one meaning of all of them."""
    first, *others = (Code(was.syntax, span) for span in hoisted.moved)
    typed = tuple(Code(was.syntax, hoisted.annotation).texts()) if hoisted.annotation else ()
    made = {asked.constructor for _, asked in _calls(hoisted)}
    if len(made) > 1 or len(list(_calls(hoisted))) not in (0, len(hoisted.moved)):
        raise MismatchError(hoisted.name)
    constructor = tuple(part for name in made for part in WORD_OR_DOT.findall(name.encode()))
    meaning = Meant(encoded(hoisted.name), typed, first, constructor)
    if not all(other.is_same_as(first) for other in others):
        raise MismatchError(hoisted.name)
    for span in hoisted.moved:
        yield span, meaning


def _calls(hoisted: Hoisted) -> Iterator[tuple[Span, Asked]]:
    """Yield what is asked of the constant where its literals stood, by literal."""
    for span, asked in zip(hoisted.moved, hoisted.asked, strict=False):
        if asked is not None:
            yield span, asked


def _declarations(given: Iterator[Leaf], meant: Mapping[bytes, Meant]) -> Iterator[bytes]:
    """Yield the names that an insertion declares."""
    reader = Reader(given)
    while coming := reader.coming(2):
        name = coming[-1]
        if name not in meant:
            raise MismatchError(name.decode("utf-8", "replace"))
        read_declaration(reader, meant[name])
        yield name


def _reference(taken: Sequence[Token], given: Texts) -> tuple[Span, bytes]:
    """The place and the new name of `local` → `NAME`, or `{ local }` → `{ local: NAME }`."""
    short = taken[:1] and taken[0].kind == "shorthand_property_identifier"
    key = (taken[0].text, b":") if short else ()
    if len(taken) != 1 or not given or given != (*key, given[-1]):
        raise MismatchError(b" ".join(texts_of(taken)).decode("utf-8", "replace"))
    return taken[0].span, given[-1]


def _complete(hoisted: Sequence[Hoisted], seen: _Seen) -> None:
    for one in hoisted:
        name = encoded(one.name)
        new = int(one.existing is None)
        if seen.declared[name] != new or seen.replaced[name] != len(one.moved):
            raise MismatchError(one.name)


def _same(found: Texts, wanted: Texts) -> None:
    if found != wanted:
        raise MismatchError(b" ".join(found).decode("utf-8", "replace"))
