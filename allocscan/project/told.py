"""What a run said, word for word, as it is kept for one that would say the same."""

from zlib import crc32

from allocscan.records import dataclass
from allocscan.typed import Final

_LAYOUT: Final = b"allocscan words, layout 1\n"
_PARTS: Final = 7


@dataclass(frozen=True, slots=True)
class Told:
    """`out` is for stdout. Of what is for stderr, `err` goes before the time that the run took and
    `end` behind it; None where that time is not told. `code` is the exit code."""

    out: str
    err: str
    end: str | None
    code: int

    def said(self, seconds: float) -> str:
        """What is for stderr, after a run of so many `seconds`."""
        return self.err if self.end is None else f"{self.err}{seconds:.2f}{self.end}"


@dataclass(frozen=True, slots=True)
class Words:
    """What was `told` of the run that began at `started`, in ns, and was `asked` for words so."""

    asked: str
    started: int
    told: Told


def bytes_of(words: Words) -> bytes:
    """`words` as the content of a file."""
    told = words.told
    texts = (words.asked, told.out, told.err, told.end or "")
    numbers = (words.started, told.code, told.end is not None)
    parts = [
        *(text.encode("utf-8", "surrogatepass") for text in texts),
        *(b"%d" % number for number in numbers),
    ]
    body = b"".join(parts)
    sizes = b" ".join(b"%d" % size for size in (crc32(body), *map(len, parts)))
    return b"%b%b\n%b" % (_LAYOUT, sizes, body)


def words_of(content: bytes) -> Words | None:
    """What `bytes_of` was given; None where `content` is nothing else."""
    if not content.startswith(_LAYOUT):
        return None
    head, _, body = content[len(_LAYOUT) :].partition(b"\n")
    try:
        check, *sizes = map(int, head.split(b" "))
        if len(sizes) != _PARTS or sum(sizes) != len(body) or crc32(body) != check:
            return None
        ends = [sum(sizes[: place + 1]) for place in range(_PARTS)]
        parts = [body[end - size : end] for end, size in zip(ends, sizes, strict=True)]
        asked, out, err, end = (str(part, "utf-8", "surrogatepass") for part in parts[:4])
        started, code, timed = map(int, parts[4:])
    except ValueError:
        return None
    return Words(asked, started, Told(out, err, end if timed else None, code))
