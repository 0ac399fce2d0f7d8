"""Several processes for the files of one run.

The parser holds the interpreter's lock, so threads would wait for one another. Workers are forked:
they have the rules, the configuration and the file list already, and this process works beside
them. Each begins with files that lie together, for these ask about one another, and takes from the
others when it is done. Where a system cannot fork, one process does it all.
"""

from collections.abc import Iterator, Sequence

from allocscan.project.crew import Crew
from allocscan.project.jobs import LARGE_BYTES, size_of
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.checker import Checker
    from allocscan.project.found import Found
    from allocscan.project.results import Result

CHUNK_BYTES: Final = 1 << 18
CHUNK_FILES: Final = 16
"""What a process takes at once: small enough that none is left with much at the end."""

MOST_CHUNKS: Final = 2_000
"""So many numbers fit into any pipe, and nobody has to wait while they are written."""


SAMPLE: Final = b"""\
export function priceOf(kind) {
  const prices = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12 };
  return prices[kind];
}
"""
"""A file with a finding and a fix."""


def in_workers(
    checker: "Checker", files: "Sequence[Found]", jobs: int
) -> "Iterator[tuple[int, Result]]":
    """Yield the index and the result of each file, as they come from `jobs` processes, of which
    this is one.

    Whatever ends it early, Ctrl-C or an error of a worker, ends all workers at once. Raises
    AllocscanError where one is killed.
    """
    sizes = [size_of(found) for found in files]
    chunks = chunks_of(sizes)

    def check(chunk: int) -> "list[Result]":
        return [checker.check(files[index]) for index in chunks[chunk]]

    _prepare(checker, files)
    large = sum(sizes[chunk[0]] >= LARGE_BYTES for chunk in chunks)
    crew = Crew(shares_of(large, len(chunks), jobs), check, checker.configs.learned)
    try:
        crew.hire(jobs - 1)
        while (number := crew.take()) is not None:
            for index in chunks[number]:
                yield index, checker.check(files[index])
            for done, results in crew.heard(wait=False):
                yield from zip(chunks[done], results, strict=True)
        while crew.works:
            for done, results in crew.heard(wait=True):
                yield from zip(chunks[done], results, strict=True)
        for lesson in crew.lessons:
            checker.configs.learn(lesson)
    finally:
        crew.dismiss()


def _prepare(checker: "Checker", files: "Sequence[Found]") -> None:
    """Load and compile what looking at a site takes, which else each worker would do for itself:
    80 ms of CPU. That is all that a scan of a file with a finding loads."""
    import allocscan.project.callers  # noqa: F401
    from allocscan.scan import scan
    from allocscan.settings import Settings
    from allocscan.source.file import SourceFile, language_of

    languages = dict.fromkeys(language_of(found.location) for found in files)
    for language in languages:
        if language is not None:
            scan(SourceFile("sample", SAMPLE, language), checker.rules, Settings())


def chunks_of(sizes: Sequence[int]) -> list[list[int]]:
    """The places of `sizes`, bytes of files, in chunks: large files first, each by itself, then
    neighbours together, for they import one another."""
    scale = 1
    while len(chunks := _chunks(sizes, scale)) > MOST_CHUNKS:
        scale *= 2
    return chunks


def shares_of(large: int, count: int, jobs: int) -> list[list[int]]:
    """The chunks 0 to `count - 1` in as many shares: of those of `large` files, which come first,
    each has as many; of the others neighbours."""
    left = count - large
    return [
        [
            *range(job, large, jobs),
            *range(large + left * job // jobs, large + left * (job + 1) // jobs),
        ]
        for job in range(jobs)
    ]


def _chunks(sizes: Sequence[int], scale: int) -> list[list[int]]:
    large, chunks, chunk, size = list[list[int]](), list[list[int]](), list[int](), 0
    for place, each in enumerate(sizes):
        if each >= LARGE_BYTES * scale:
            large.append([place])
            continue
        chunk.append(place)
        size += each
        if size >= CHUNK_BYTES * scale or len(chunk) >= CHUNK_FILES * scale:
            chunks.append(chunk)
            chunk, size = [], 0
    return [*large, *chunks, *([chunk] if chunk else [])]
