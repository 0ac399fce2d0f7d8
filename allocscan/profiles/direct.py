"""A script that is the source file itself: its positions to bytes."""

import re
from collections.abc import Iterator

from allocscan.profiles.file_profile import Counted, Initialiser, Placed, Sampled
from allocscan.profiles.pieces import Nested, laid_flat
from allocscan.profiles.places import Places
from allocscan.profiles.values import CountedRange, Kind, Recording, Script
from allocscan.records import replace
from allocscan.source.file import BOM
from allocscan.source.span import Span


def counted_in(recording: Recording, script: Script, content: bytes) -> Counted | None:
    """What was counted in `script`, whose text is `content`; None where nothing was."""
    if not script.ranges and not script.lines:
        return None
    places = _places(script, content)
    functions = tuple(
        (places.byte_at(each.start), each.function)
        for each in script.ranges
        if each.function is not None and each.function not in _INITIALISERS
    )
    return Counted(
        recording.name,
        exact=recording.kind is Kind.COVERAGE,
        fits=script.length in (None, places.length, places.length + len(_NAMED + script.url)),
        how_often=recording.how_often,
        pieces=laid_flat(_in_bytes(script.ranges, places)),
        functions=functions,
        initialisers=tuple(_initialisers(script.ranges, places)),
        lines=script.lines,
    )


def _in_bytes(ranges: tuple[CountedRange, ...], places: Places) -> Iterator[Nested[int]]:
    for each in ranges:
        start, end = places.byte_at(each.start), places.byte_at(each.end)
        if start is not None and end is not None and each.function not in _INITIALISERS:
            yield Nested(start, end, each.count, each.function is not None)


def _initialisers(ranges: tuple[CountedRange, ...], places: Places) -> Iterator[Initialiser]:
    for each in ranges:
        start, end = places.byte_at(each.start), places.byte_at(each.end)
        if each.function in _INITIALISERS and start is not None and end is not None:
            yield Initialiser(Span(start, max(start, end)), each.function == _STATIC, each.count)


_NAMED = "\n\n//# sourceURL="
"""Node puts it, and the URL, behind TypeScript whose types it blanked out (measured, 22 and 24)."""

_STATIC = "<static_initializer>"
_INITIALISERS = frozenset({_STATIC, "<instance_members_initializer>"})


def _places(script: Script, content: bytes) -> Places:
    """The places of `content`, its byte order mark counted where it was when it ran."""
    places = Places(content)
    if not content.startswith(BOM):
        return places
    marked = Places(content, marked=True)
    if script.length is not None:
        return marked if script.length == marked.length else places
    return max(places, marked, key=lambda each: _heads(script, content, each))


def _heads(script: Script, content: bytes, places: Places) -> int:
    """How many functions on the first line, the only one with the mark, begin as one may."""
    first = (each.at for each in script.frames if each.at is not None and each.at.line == 1)
    bytes_ = (places.byte_at(at) for at in first)
    return sum(at is not None and _HEAD.match(content, at) is not None for at in bytes_)


_HEAD = re.compile(rb"\(|(?:async|class)\b|[\w$]+\s*=>")


def sampled_in(recording: Recording, script: Script, content: bytes) -> Sampled | None:
    """What was sampled in `script`, whose text is `content`; None where nothing was."""
    if not script.frames:
        return None
    places = _places(script, content)
    frames: list[Placed] = []
    kept: dict[int, int] = {}
    for index, each in enumerate(script.frames):
        if each.at is not None:  # the place is known
            kept[index] = len(frames)
            frames.append(Placed(each.name, places.byte_at(each.at), each.bytes, each.micros))
    ticks = tuple(
        replace(tick, frame=kept[tick.frame]) for tick in script.ticks if tick.frame in kept
    )
    return Sampled(recording.name, True, tuple(frames), ticks) if frames else None
