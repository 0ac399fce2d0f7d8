"""`--profile FILE|DIR` to recordings: each file is read and parsed once in a run."""

import os
from collections.abc import Iterator, Sequence

from allocscan.errors import AllocscanError
from allocscan.findings import Note, NoteKind
from allocscan.profiles.read import KNOWN, UnknownFormatError, read_recording
from allocscan.profiles.values import Kind, Recording
from allocscan.records import dataclass
from allocscan.typed import Final

_SUFFIXES: Final = (
    ".json",
    ".info",
    ".cpuprofile",
    ".heapprofile",
    ".heaptimeline",
    ".heapsnapshot",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What one `--profile` named: the `recordings` in it, and `notes` on what cannot be used."""

    path: str
    recordings: tuple[Recording, ...]
    notes: tuple[Note, ...] = ()


def read_recordings(paths: Sequence[str]) -> tuple[Given, ...]:
    """Read what `paths` name, in order; a path that is named twice counts once.

    Of a directory all files count whose names are those of recordings; what is none of them is
    noted, or passed over where it only has the name. Raises AllocscanError for a file that is no
    recording, and for a directory without any.
    """
    distinct = {os.path.realpath(path): path for path in reversed(paths)}
    return tuple(_given(path) for path in reversed(distinct.values()))


def _given(path: str) -> Given:
    if not os.path.isdir(path):
        recording = read_recording(_content(path), path)
        return Given(path, (recording,), tuple(_remarks((recording,))))
    recordings, notes = [], []
    for name in _listed(path):
        inner = f"{path.rstrip('/')}/{name}"
        try:
            recordings.append(read_recording(_content(inner), inner))
        except UnknownFormatError:
            continue
        except AllocscanError as error:
            message = str(error).removeprefix(f"--profile {inner}").lstrip(":0123456789 ")
            notes.append(Note(NoteKind.PROFILE_LIMITED, inner, f"left out: {message}"))
    if not recordings:
        raise AllocscanError(f"--profile {path}: no recording is in this directory; give {KNOWN}")
    kept = _without_twins(recordings)
    return Given(path, kept, (*notes, *_remarks(kept)))


def _listed(path: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(path) if name.endswith(_SUFFIXES))
    except OSError as error:
        raise _unreadable(path, error) from error


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> AllocscanError:
    return AllocscanError(f"--profile {path}: cannot be read: {error.strerror}")


def _without_twins(recordings: list[Recording]) -> tuple[Recording, ...]:
    """Test runners write the counts of one run as lcov and as JSON: the JSON knows more."""
    kinds = {each.kind for each in recordings}
    if Kind.ISTANBUL not in kinds:
        return tuple(recordings)
    return tuple(each for each in recordings if each.kind is not Kind.LCOV)


def _remarks(recordings: Sequence[Recording]) -> Iterator[Note]:
    for each in recordings:
        if each.remark is not None:
            yield Note(NoteKind.PROFILE_LIMITED, each.name, f"{each.kind.value}: {each.remark}")
