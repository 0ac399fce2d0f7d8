"""Putting a fixed file in the place of the old one, whole or not at all."""

import os
import stat

from allocscan.findings import Note, NoteKind


def write_atomically(location: str, shown: str, before: bytes, after: bytes) -> Note | None:
    """Replace the file's bytes `before` with `after`; return why that was not done, else None.

    The mode is kept and a link is written through. Nothing is written over a file that is
    read-only or no longer holds `before`; on any failure the file is as it was.
    """
    target = os.path.realpath(location)
    try:
        status = os.stat(target)
        if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            return Note(NoteKind.NOT_WRITTEN, shown, "not fixed: the file is read-only")
        return _replaced(target, shown, before, after, status)
    except OSError as error:
        return Note(NoteKind.NOT_WRITTEN, shown, f"not fixed: {error.strerror}")


def _replaced(
    target: str, shown: str, before: bytes, after: bytes, status: os.stat_result
) -> Note | None:
    folder, name = os.path.split(target)
    if not os.stat(folder).st_mode & stat.S_IWUSR:
        return Note(NoteKind.NOT_WRITTEN, shown, "not fixed: its directory is read-only")
    draft = os.path.join(folder, f".{name}.{os.getpid()}.allocscan")
    try:
        with open(draft, "xb") as file:
            file.write(after)
        os.chmod(draft, stat.S_IMODE(status.st_mode))
        _give_to(draft, status)
        with open(target, "rb") as file:
            if file.read() != before:
                message = "not fixed: the file changed while it was scanned"
                return Note(NoteKind.NOT_WRITTEN, shown, message)
        os.replace(draft, target)
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
    return None


def _give_to(draft: str, status: os.stat_result) -> None:
    """Keep the owner where we may: root fixing a user's file must not take it away."""
    if hasattr(os, "chown") and (os.geteuid() == 0 or status.st_gid != os.getegid()):
        try:
            os.chown(draft, status.st_uid, status.st_gid)
        except PermissionError:
            return
