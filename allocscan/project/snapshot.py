"""A run as it is kept for the next one: what it looked at, and what it found.

One file of three parts behind a line that names the layout: numbers, texts, and findings as JSON,
with a checksum over all. Reading it runs nothing, whoever wrote it; the numbers and texts of fifty
thousand files take no longer than a blink.
"""

from zlib import crc32

from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING, Final, Mapping, Sequence

if TYPE_CHECKING:
    from allocscan.project.stamps import Stamp

_LAYOUT: Final = b"allocscan run, layout 2\n"
_WORD: Final = 8
_SEPARATOR: Final = "\0"


@dataclass(frozen=True, slots=True)
class Places:
    """Paths, with a stamp and a text for each: the hash of a file, the listing of a folder."""

    paths: Sequence[str]
    stamps: "Sequence[Stamp]"
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A run that began at `started`, in ns. `key` says what it was asked; the first `checked` of
    the `files` are what it checked. `links` are those on the way to all of these, with what they
    hold. `findings` is JSON."""

    key: str
    started: int
    checked: int
    files: Places
    folders: Places
    links: Mapping[str, str]
    findings: str


def bytes_of(snapshot: Snapshot) -> bytes:
    """`snapshot` as the content of a file."""
    from array import array

    files, folders = snapshot.files, snapshot.folders
    numbers = array("Q", (snapshot.started, snapshot.checked, len(files.paths), len(folders.paths)))
    for stamp in (*files.stamps, *folders.stamps):
        numbers.extend(stamp)
    links = (*snapshot.links.keys(), *snapshot.links.values())
    texts = (snapshot.key, *files.paths, *folders.paths, *files.texts, *folders.texts, *links)
    parts = (
        numbers.tobytes(),
        _SEPARATOR.join(texts).encode("utf-8", "surrogatepass"),
        snapshot.findings.encode("utf-8", "surrogatepass"),
    )
    sizes = array("Q", [*map(len, parts), len(texts)]).tobytes()
    body = b"".join((sizes, *parts))
    return b"".join((_LAYOUT, crc32(body).to_bytes(_WORD, "little"), body))


def snapshot_of(content: bytes) -> Snapshot | None:
    """What `bytes_of` was given; None where `content` is nothing else."""
    start = len(_LAYOUT) + _WORD
    body = memoryview(content)[start:]
    if not content.startswith(_LAYOUT) or len(body) < 4 * _WORD:
        return None
    if int.from_bytes(content[len(_LAYOUT) : start], "little") != crc32(body):
        return None
    try:
        return _read(body)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read(body: memoryview) -> Snapshot:
    sizes = body[: 4 * _WORD].cast("Q")
    at = 4 * _WORD
    numbers = body[at : at + sizes[0]].cast("Q")
    at += sizes[0]
    texts = str(body[at : at + sizes[1]], "utf-8", "surrogatepass").split(_SEPARATOR)
    at += sizes[1]
    findings = str(body[at : at + sizes[2]], "utf-8", "surrogatepass")
    started, checked, files, folders = numbers[:4]
    stamps = [*zip(numbers[4::4], numbers[5::4], numbers[6::4], numbers[7::4], strict=True)]
    if len(stamps) != files + folders or checked > files:
        raise ValueError("not as many stamps as there should be")
    ends = (1 + files, 1 + files + folders, 1 + 2 * files + folders, 1 + 2 * (files + folders))
    links = texts[ends[3] :]
    if len(texts) != sizes[3] or len(texts) < ends[3] or len(links) % 2:
        raise ValueError("not as many texts as there should be")
    half = len(links) // 2
    return Snapshot(
        texts[0],
        started,
        checked,
        Places(texts[1 : ends[0]], stamps[:files], texts[ends[1] : ends[2]]),
        Places(texts[ends[0] : ends[1]], stamps[files:], texts[ends[2] : ends[3]]),
        dict(zip(links[:half], links[half:], strict=True)),
        findings,
    )
