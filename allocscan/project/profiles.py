"""What recordings say of each file that is checked."""

from collections.abc import Iterable, Iterator, Sequence

from allocscan.findings import Note, NoteKind
from allocscan.profiles.direct import counted_in, sampled_in
from allocscan.profiles.file_profile import Counted, FileProfile, Sampled
from allocscan.profiles.mapped import MappedScript
from allocscan.profiles.places import Places
from allocscan.project.recorded_scripts import Share, Sorter
from allocscan.project.recordings import Given


class Profiles:
    """The recordings of a run, asked file by file.

    `locations` are the absolute paths of all files that are checked, `roots` folders that
    relative paths may begin at, nearest first.
    """

    def __init__(
        self, given: Sequence[Given], locations: Iterable[str], roots: Sequence[str]
    ) -> None:
        self._sorter = Sorter(locations, roots)
        self._made: dict[str, FileProfile | None] = {}
        self.notes = tuple(self._sorted(given))
        recordings = [each for one in given for each in one.recordings]
        self._bytes = _total(each.bytes_seen for each in recordings)
        self._micros = _total(each.micros_seen for each in recordings)

    def of(self, location: str, content: bytes) -> FileProfile | None:
        """What was recorded of the file at `location`; None where no file here was.

        `content` counts the first time only: what a fix makes of the file never ran.
        """
        if location not in self._made:
            shares = self._sorter.shares.get(location, [])
            if shares:
                self._made[location] = self._profile(shares, content)
            else:
                self._made[location] = self._absent(content) if self._sorter.shares else None
        return self._made[location]

    def _sorted(self, given: Sequence[Given]) -> Iterator[Note]:
        """Sort the scripts of all recordings to the files; yield what is to be said of them."""
        for one in given:
            yield from one.notes
            found = [self._sorter.sort(each) for each in one.recordings if each.scripts]
            if found and not any(found):
                message = "names no file that is checked here"
                yield Note(NoteKind.PROFILE_UNMATCHED, one.path, message)

    def _absent(self, content: bytes) -> FileProfile:
        return FileProfile(
            content, bytes_seen=self._bytes, micros_seen=self._micros, passed_over=True
        )

    def _profile(self, shares: list[Share], content: bytes) -> FileProfile:
        places = Places(content)
        fitting = [each for each in shares if _fits(each, content, places)]
        counted, sampled = [], []
        for share in fitting:
            counts, samples = _in_file(share, content, places)
            counted += [] if counts is None else [counts]
            sampled += [] if samples is None else [samples]
        saying = {each.recording for each in counted} | {each.recording for each in sampled}
        lasted = {each.recording.name: each.recording.seconds for each in fitting}
        known = [seconds for name, seconds in lasted.items() if name in saying]
        return FileProfile(
            content,
            tuple(counted),
            tuple(sampled),
            bytes_seen=self._bytes,
            micros_seen=self._micros,
            seconds=_sum(known),
            strangers=tuple({each.recording.name: None for each in shares if each not in fitting}),
        )


def _in_file(share: Share, content: bytes, places: Places) -> tuple[Counted | None, Sampled | None]:
    recording, script = share.recording, share.script
    if share.generated is None:
        return counted_in(recording, script, content), sampled_in(recording, script, content)
    mapped = MappedScript(script, share.generated, share.source, places)
    return mapped.counted(recording), mapped.sampled(recording)


def _fits(share: Share, content: bytes, places: Places) -> bool:
    """False where the source map was made of another text than `content`."""
    if share.generated is None:
        return True
    recorded = share.generated.source_map.contents[share.source]
    if recorded is None:
        return MappedScript(share.script, share.generated, share.source, places).fits(content)
    text = content.decode("utf-8-sig", "replace")
    return "".join(recorded.removeprefix("\ufeff").split()) == "".join(text.split())


def _total(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _sum(seconds: Sequence[float | None]) -> float | None:
    known = [each for each in seconds if each is not None]
    return sum(known) if known and len(known) == len(seconds) else None
