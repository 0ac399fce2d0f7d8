"""What a run that is over may say of files and folders: what they held when it saw them."""

from allocscan.project.looked import PASSED
from allocscan.project.stamps import NO_DIGEST, Stamp, digest_of, is_settled, is_young, stamp_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allocscan.project.snapshot import Snapshot


def hashes_of(snapshot: "Snapshot | None") -> dict[str, tuple[Stamp, str]]:
    """The hashes of files that an earlier run was sure of."""
    if snapshot is None:
        return {}
    files = snapshot.files
    entries = zip(files.paths, files.stamps, files.texts, strict=True)
    return {
        path: (stamp, text)
        for path, stamp, text in entries
        if not is_young(stamp, snapshot.started)
    }


def text_for(
    path: str, stamp: Stamp, started: int, before: "Mapping[str, tuple[Stamp, str]]"
) -> str:
    """The hash of the file at `path`, which has that `stamp`, as a run saw it that began at
    `started`; `before` holds the hashes, with their stamps, that are known."""
    if not is_settled(stamp, started):
        return NO_DIGEST.hex()  # what was read may have been another text
    known = before.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    digest = digest_of(path)
    return (digest if stamp_of(path) == stamp else NO_DIGEST).hex()


def is_sure(listing: str, stamp: Stamp, started: int) -> bool:
    """True where the `listing` of a folder, made when a run was over, is what it saw that began at
    `started`."""
    return listing == PASSED or is_settled(stamp, started)
