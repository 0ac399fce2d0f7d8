"""Texts that git keeps: the blobs of an index or a commit, read in one batch, never checked out."""

from collections.abc import Iterable, Iterator

from allocscan.errors import AllocscanError
from allocscan.project.git_call import Git, failure
from allocscan.typed import Final

_SHA1_DIGITS: Final = 40


def read_blobs(git: Git, names: Iterable[str], base: str) -> dict[str, bytes]:
    """The contents of the blobs `names`, as they are kept: no filter, no conversion of line ends.

    `base` is the commit that they are of, or of which they become a part.
    Raises AllocscanError when one cannot be read.
    """
    wanted = sorted(set(names))
    if not wanted:
        return {}
    answer = git.ask("cat-file", "--batch", asked="".join(f"{name}\n" for name in wanted).encode())
    if answer.code != 0:
        raise failure("cat-file", answer, base)
    return dict(_answered(answer.output))


def _answered(output: bytes) -> Iterator[tuple[str, bytes]]:
    """For each name `NAME blob SIZE`, a line end, the content and a line end (git-cat-file)."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        head = output[at:end].decode(errors="replace").split(" ")
        if len(head) != 3:  # `NAME missing`
            raise AllocscanError(f"git cat-file: {head[0]} is missing: run `git fsck`")
        start, size = end + 1, int(head[2])
        yield head[0], output[start : start + size]
        at = start + size + 1


def is_blob(content: bytes, name: str) -> bool:
    """True when `content`, or what it is with LF for CRLF, is the text of the blob `name`.

    `name` is in the repository's format: SHA-1 or SHA-256 (gitformat-pack, "object names").
    """
    if _named(content, name):
        return True
    return b"\r\n" in content and _named(content.replace(b"\r\n", b"\n"), name)


def _named(content: bytes, name: str) -> bool:
    import hashlib

    kind = "sha1" if len(name) == _SHA1_DIGITS else "sha256"
    digest = hashlib.new(kind, b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest() == name
