"""Does un-hoisting the new constants give back what the edits took?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from allocscan.fixes.cut import Cut
from allocscan.fixes.declared import Meant, MismatchError, Texts, read_declaration, texts_of
from allocscan.fixes.mentions import encoded
from allocscan.fixes.tokens import Token, tokens_in, without_comments
from allocscan.fixes.values import Hoisted
from allocscan.source.span import Span


@dataclass(slots=True)
class _Seen:
    """What the edits were found to do, by the constants' names."""

    declared: Counter[bytes] = field(default_factory=Counter)
    replaced: Counter[bytes] = field(default_factory=Counter)
    locals: set[tuple[bytes, bytes]] = field(default_factory=set)
    references: set[tuple[bytes, bytes]] = field(default_factory=set)


def check_unhoisting(hoisted: Sequence[Hoisted], was: Cut, now: Cut) -> None:
    """Raise MismatchError unless each edit declares constants, or puts a constant's name where
    its literal or its local stood, or takes its local's declaration away, each as often as the
    constants say, and no name of theirs was in the file before."""
    assert was.within is not None
    assert now.within is not None
    meant = {encoded(one.name): meaning for one in hoisted for meaning in _meanings(was, one)}
    owners = {span: encoded(one.name) for one in hoisted for span in one.moved}
    literals = sorted(owners)
    seen = _Seen()
    for span, taken, given in zip(was.edited, was.within, now.within, strict=True):
        if span.start == span.end:
            seen.declared.update(_declarations(given, meant))
            continue
        near = bisect_left(literals, Span(span.start, span.start))
        moved = next((each for each in literals[near : near + 1] if span.contains(each)), None)
        if moved is None:
            seen.references.add(_reference(texts_of(taken), texts_of(given)))
            continue
        rest = texts_of([token for token in taken if not moved.contains(token.span)])
        seen.replaced[owners[moved]] += 1
        if given:
            _same(texts_of(given) + _bare(rest), (owners[moved],))
        else:
            seen.locals.add((_local(rest, meant[owners[moved]]), owners[moved]))
    _complete(hoisted, seen)
    _fresh(was, meant, seen)


def _meanings(was: Cut, hoisted: Hoisted) -> Iterator[Meant]:
    """Yield the one meaning of all the literals of `hoisted`."""
    literals = [_code(was, span) for span in hoisted.moved]
    for other in literals[1:]:
        _same(texts_of(literals[0]), texts_of(other))
    typed = texts_of(_code(was, hoisted.annotation)) if hoisted.annotation else ()
    yield Meant(encoded(hoisted.name), typed, literals[0])


def _code(was: Cut, span: Span) -> tuple[Token, ...]:
    return without_comments(tokens_in(was.syntax, span))


def _declarations(given: Sequence[Token], meant: Mapping[bytes, Meant]) -> Iterator[bytes]:
    """Yield the names that an insertion declares."""
    at = 0
    while at < len(given):
        name = given[min(at + 1, len(given) - 1)].text
        if name not in meant:
            raise MismatchError(name.decode("utf-8", "replace"))
        at += read_declaration(given[at:], meant[name])
        yield name


def _reference(taken: Texts, given: Texts) -> tuple[bytes, bytes]:
    """The local and the constant of `local` → `NAME` or `local` → `local: NAME`."""
    known = (given[-1:], (*taken, b":", *given[-1:]))
    if len(taken) != 1 or not given or given not in known:
        raise MismatchError(b" ".join(taken).decode("utf-8", "replace"))
    return taken[0], given[-1]


def _local(rest: Texts, meant: Meant) -> bytes:
    """The name in `const name: type = ;`, the rest of a declaration without its literal."""
    typed = (b":", *meant.annotation) if meant.annotation else ()
    bare = rest[:-1] if rest[-1:] == (b";",) else rest
    bare = bare[:-2] if bare[-2:] == (b"(", b")") else bare
    _same(bare, (b"const", *rest[1:2], *typed, b"="))
    return rest[1]


def _bare(rest: Texts) -> Texts:
    """Nothing, for parentheses around a literal."""
    return () if rest == (b"(", b")") else rest


def _complete(hoisted: Sequence[Hoisted], seen: _Seen) -> None:
    for one in hoisted:
        name = encoded(one.name)
        if seen.declared[name] != 1 or seen.replaced[name] != len(one.moved):
            raise MismatchError(one.name)
    for local, name in seen.references - seen.locals:
        raise MismatchError(f"{local!r} → {name!r}")


def _fresh(was: Cut, meant: Mapping[bytes, Meant], seen: _Seen) -> None:
    """A name may be in the file only as that of its own local, which goes."""
    own = {name for local, name in seen.locals if local == name}
    for token in was.kept:
        if token.text in meant and token.text not in own and token.kind.endswith("identifier"):
            raise MismatchError(token.text.decode("utf-8", "replace"))


def _same(found: Texts, wanted: Texts) -> None:
    if found != wanted:
        raise MismatchError(b" ".join(found).decode("utf-8", "replace"))
