"""Bytes of a log, in chunks of any size → what it says."""

import codecs
from collections import deque
from collections.abc import Iterable

from allocscan.gclog.digest import Log
from allocscan.gclog.parse import entries
from allocscan.gclog.tally import SIGNS_KEPT, Tally
from allocscan.gclog.values import Collection, Entry, Isolate, Line, Notice, Room, Torn, Unsized
from allocscan.knowledge.gc import Sign
from allocscan.records import replace
from allocscan.typed import Final, assert_never

LONGEST: Final = 1 << 16
"""Characters of one line that are read. V8's longest line has under 4,000."""

RESTART: Final = 1000
"""A clock that goes back by more ms is another process with the same number and address, as in a
container whose process is always 1; by less, lines that a collector brought out of order."""

REMEMBERED: Final = 64
"""Collections of a heap among which those that a fatal error repeats are found. It shows the
last 512 bytes or 4 lines (heap.cc, kRingBufferSize)."""

_Key = tuple[int, str, int, float, float]


def read_log(chunks: Iterable[bytes]) -> Log:
    """What the log says. UTF-8, or UTF-16 with its mark, as PowerShell writes it."""
    reader = _Reader()
    for number, line in enumerate(_lines(chunks), start=1):
        reader.add(number, line)
    return reader.log()


def _lines(chunks: Iterable[bytes]) -> Iterable[str]:
    """The lines without their ends, the last one too if it has none."""
    decoder: codecs.IncrementalDecoder | None = None
    head, rest = b"", ""
    for chunk in chunks:
        if decoder is None:
            head += chunk
            if len(head) < 2:
                continue
            decoder, chunk = _decoder(head), head
        *whole, rest = (rest + decoder.decode(chunk)).split("\n")
        yield from (line[:LONGEST] for line in whole)
        rest = rest[:LONGEST]
    rest += decoder.decode(b"", final=True) if decoder else head.decode("utf-8", "replace")
    if rest:
        yield rest


def _decoder(head: bytes) -> codecs.IncrementalDecoder:
    wide = head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return codecs.getincrementaldecoder("utf-16" if wide else "utf-8")("replace")


class _Reader:
    """The heaps of a log so far, and to which of them a message belongs."""

    def __init__(self) -> None:
        self._lines = self._recognised = self._repeated = 0
        self._unsized = self._torn_count = 0
        self._torn: list[Line] = []
        self._tallies: dict[Isolate, Tally] = {}
        self._current: dict[Isolate, Tally] = {}
        self._recent: dict[Isolate, deque[_Key]] = {}
        self._latest: Tally | None = None
        self._showing_last: Line | None = None
        self._shown: set[_Key] = set()
        self._fatal: list[Line] = []
        self._near_limit: list[Line] = []
        self._rooms: dict[Isolate, float] = {}

    def add(self, number: int, text: str) -> None:
        """Read the next line."""
        self._lines = number
        for entry in entries(number, text):
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        match entry:
            case Collection():
                self._take_collection(entry)
            case Unsized():
                self._recognised += 1
                self._unsized += 1
            case Torn(line):
                if self._showing_last is None:
                    self._torn_count += 1
                    self._torn += [line] if len(self._torn) < SIGNS_KEPT else []
            case Notice():
                self._take_notice(entry)
            case Room(_, isolate, limit):
                self._rooms[isolate] = max(limit, self._rooms.get(isolate, 0.0))
            case _:
                assert_never(entry)

    def _take_collection(self, made: Collection) -> None:
        self._recognised += 1
        key = (made.isolate.pid, made.isolate.address, made.at, *_rounded(made))
        recent = self._recent.setdefault(made.isolate, deque(maxlen=REMEMBERED))
        if self._repeats(key, recent):
            self._repeated += 1
            self._latest = self._current.get(made.isolate, self._latest)
            return
        recent.append(key)
        self._latest = self._tally_of(made)
        owner = self._latest.isolate
        self._latest.add(replace(made, isolate=owner) if owner.run else made)

    def _repeats(self, key: _Key, recent: deque[_Key]) -> bool:
        """Whether it stands in the log twice: as it happened and under the fatal error."""
        if self._showing_last:
            self._shown.add(key)
            return key in recent
        return key in self._shown

    def _tally_of(self, made: Collection) -> Tally:
        tally = self._current.get(made.isolate)
        if tally is not None and made.at + RESTART >= tally.clock:
            return tally
        run = tally.isolate.run + 1 if tally else 0
        tally = Tally(replace(made.isolate, run=run))
        self._current[made.isolate] = self._tallies[tally.isolate] = tally
        return tally

    def _take_notice(self, notice: Notice) -> None:
        if notice.sign is Sign.LAST_COLLECTIONS:
            self._showing_last = notice.line
            return
        fatal = notice.sign is Sign.OUT_OF_MEMORY
        self._showing_last = None if fatal else self._showing_last
        owner = self._latest
        if fatal:
            kept = owner.fatal if owner else self._fatal
        else:
            kept = owner.near_limit if owner else self._near_limit
        if len(kept) < SIGNS_KEPT:
            kept.append(notice.line)

    def log(self) -> Log:
        """What all lines so far say."""
        if self._showing_last:  # the message that follows it is cut off
            (self._latest.fatal if self._latest else self._fatal).append(self._showing_last)
        for isolate, tally in self._current.items():
            tally.room = self._rooms.get(isolate)
        return Log(
            lines=self._lines,
            recognised=self._recognised,
            repeated=self._repeated,
            unsized=self._unsized,
            torn=tuple(self._torn),
            torn_count=self._torn_count,
            heaps=tuple(tally.heap() for tally in self._tallies.values()),
            fatal=tuple(self._fatal),
            near_limit=tuple(self._near_limit),
        )


def _rounded(made: Collection) -> tuple[float, float]:
    """Sizes as the shorter format prints them: the two formats may tell of one collection."""
    return round(made.before, 1), round(made.after, 1)
