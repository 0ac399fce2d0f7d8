"""One physical line of a log → the entries in it.

A line may hold none (the program's own output), one, or several: V8 writes a collection with no
regard to what stands in the line already, and workers write at the same time.
"""

import re
from collections.abc import Iterator

from allocscan.gclog.prefixes import bare, origin_of, without_tail
from allocscan.gclog.values import Collection, Entry, Isolate, Line, Notice, Room, Torn, Unsized
from allocscan.knowledge.gc import MESSAGES, NAMES, OTHER_LINES, UNSIZED_END, Name
from allocscan.typed import Final

MIB: Final = 1 << 20
KEPT: Final = 400
"""Characters kept of a line: nvp lines have thousands."""

_WHO: Final = r"\[([0-9]{1,10}):((?:0x)?[0-9A-Fa-f]{4,16})(?::[0-9]+)?\] "
_HEAD: Final = re.compile(_WHO + r" *([0-9]{1,12}) ms: ")
_NUMBER: Final = r"([0-9]{1,12}(?:\.[0-9]{1,6})?)"
_TEXT: Final = re.compile(
    rf"(?P<name>(?:Minor )?[A-Z][A-Za-z-]*)(?P<modes>(?: \([a-z ,-]+\))*) "
    rf"{_NUMBER} \({_NUMBER}\) -> {_NUMBER} \({_NUMBER}\) MB, "
    rf"(?:pooled: {_NUMBER} MB, )?{_NUMBER} / {_NUMBER} ms"
)
_UTILISATION: Final = re.compile(rf"\(average mu = {_NUMBER}, current mu = {_NUMBER}\) ?")
_PAIR: Final = re.compile(rf"(\w[\w.]*)=(?:{_NUMBER}|(\w+))(?=[ %]|$)")
_ROOM: Final = re.compile(
    _WHO + r"Memory allocator, +used: +([0-9]{1,15}) KB, available: +([0-9]{1,15}) KB"
)
_OTHER: Final = tuple(OTHER_LINES)
_NEEDED: Final = ("pause", "gc", "reduce_memory", "promotion_ratio")
"""The last of them comes after the sizes: where it is missing, a size may be cut short."""
_BEFORE: Final = ("total_size_before", "start_object_size")
_AFTER: Final = ("total_size_after", "end_object_size")
"""The names of the sizes in nvp lines: until Node 22, from Node 24."""


def entries(number: int, raw: str) -> Iterator[Entry]:
    """What line `number` says, in its order. Nothing for most lines of most logs."""
    if " ms: " in raw:
        yield from _collections(number, bare(raw))
    elif "Memory allocator, " in raw:
        yield from _rooms(number, bare(raw))
    for message in MESSAGES:
        if message.text in raw and message.beside in raw:
            yield Notice(Line(number, bare(raw).strip()[:KEPT]), message.sign)
            return


def _collections(number: int, text: str) -> Iterator[Entry]:
    heads = list(_HEAD.finditer(text))
    if not heads:
        return
    prefix = text[: heads[0].start()]
    origin = origin_of(prefix)
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        body = without_tail(prefix, text[head.end() : end])
        line = Line(number, (head[0] + body).strip()[:KEPT])
        isolate = Isolate(int(head[1]), head[2], origin)
        if not body.startswith(_OTHER):
            yield _collection(line, isolate, int(head[3]), body) or Torn(line)


def _collection(line: Line, isolate: Isolate, at: int, body: str) -> Collection | Unsized | None:
    """None for a body that is cut short."""
    if body.startswith("pause="):
        return _of_pairs(line, isolate, at, body)
    found = _TEXT.match(body)
    name = NAMES.get(found["name"]) if found else None
    if found is None or name is None:
        return None
    rest = body[found.end() :]
    mu = _UTILISATION.search(rest)
    return Collection(
        line,
        isolate,
        at,
        name.kind,
        reduced="reduce" in found["modes"],
        before=float(found[3]),
        after=float(found[5]),
        pause=float(found[8]),
        utilisation=float(mu[1]) if mu else None,
        reason=_reason(rest[mu.end() :] if mu else ""),
        old_format=len(found[8].partition(".")[2]) == 1,
    )


def _reason(text: str) -> str:
    """`finalize incremental marking via task; GC in old space requested`, without spaces around."""
    return "; ".join(part.strip() for part in text.split(";") if part.strip())


def _of_pairs(line: Line, isolate: Isolate, at: int, body: str) -> Collection | Unsized | None:
    pairs = {key: number or word for key, number, word in _PAIR.findall(body)}
    name: Name | None = NAMES.get(pairs.get("gc", ""))
    if name is not None and UNSIZED_END in pairs:
        return Unsized(line)
    before, after = _size(pairs, _BEFORE), _size(pairs, _AFTER)
    if name is None or before is None or after is None:
        return None
    if any(key not in pairs for key in _NEEDED):
        return None
    return Collection(
        line,
        isolate,
        at,
        name.kind,
        reduced=pairs["reduce_memory"] == "1",
        before=before,
        after=after,
        pause=_number(pairs["pause"]) or 0.0,
        promoted=_size(pairs, ("promoted",)),
    )


def _size(pairs: dict[str, str], keys: tuple[str, ...]) -> float | None:
    given = next((pairs[key] for key in keys if key in pairs), "")
    size = _number(given)
    return None if size is None else size / MIB


def _number(word: str) -> float | None:
    return float(word) if re.fullmatch(_NUMBER, word) else None


def _rooms(number: int, text: str) -> Iterator[Entry]:
    for found in _ROOM.finditer(text):
        isolate = Isolate(int(found[1]), found[2], origin_of(text[: found.start()]))
        line = Line(number, found[0][:KEPT])
        yield Room(line, isolate, (int(found[3]) + int(found[4])) / 1024)
