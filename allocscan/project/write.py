"""Putting a fixed file in the place of the old one, whole or not at all."""

import os
import stat
from contextlib import suppress
from errno import EACCES, EINVAL

from allocscan.findings import Note, NoteKind
from allocscan.typed import Final

_MARK: Final = ".allocscan"
"""Ends the name of a draft, `.NAME.PID.allocscan`, which lies beside the file NAME."""

_LONGEST: Final = 200
"""Bytes of a file's name in that of its draft; most systems allow 255 in all."""


def write_atomically(location: str, shown: str, before: bytes, after: bytes) -> Note | None:
    """Replace the file's bytes `before` with `after`; return why that was not done, else None.

    The draft is on the disk before it takes the file's place, so that a crash or a loss of power
    at any instant leaves the old file or the new one. Mode and owner are kept, a link is written
    through; a further hard link keeps the old bytes. Nothing is written over a file that is
    read-only or no longer holds `before`; on any failure the file is as it was.
    """
    target = os.path.realpath(location)
    try:
        status = os.stat(target)
        if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            return Note(NoteKind.NOT_WRITTEN, shown, "not fixed: the file is read-only")
        if not os.stat(os.path.dirname(target)).st_mode & stat.S_IWUSR:
            return Note(NoteKind.NOT_WRITTEN, shown, "not fixed: its directory is read-only")
        if _replaced(target, before, after, status):
            return None
        message = "not fixed: the file changed while it was scanned"
        return Note(NoteKind.NOT_WRITTEN, shown, message)
    except OSError as error:
        return Note(NoteKind.NOT_WRITTEN, shown, f"not fixed: {error.strerror}")


def write_whole(location: str, content: bytes) -> None:
    """Put `content` into the file at `location`, whole or not at all.

    As `write_atomically`, but whatever the file held, and where there is none it is made, with its
    folders. Of several that write at once the last one wins. Raises OSError.
    """
    target = os.path.realpath(location)
    if not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _replaced(target, None, content, None)
        return
    status = os.stat(target)
    if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise PermissionError(EACCES, "the file is read-only", target)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EINVAL, "it is no file", target)
    _replaced(target, None, content, status)


def _replaced(
    target: str, before: bytes | None, after: bytes, status: os.stat_result | None
) -> bool:
    """False when the file does not hold `before` any more, where that is given."""
    folder, name = os.path.split(target)
    start = _draft_start(name)
    _sweep(folder, start)
    draft = os.path.join(folder, f"{start}{os.getpid()}{_MARK}")
    try:
        _save(draft, after, status)
        if before is not None:
            with open(target, "rb") as file:
                if file.read() != before:
                    return False
        os.replace(draft, target)
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)
    return True


def _save(draft: str, content: bytes, status: os.stat_result | None) -> None:
    # Nobody else may read it before it has the mode of the file that it will be; that of a new
    # one is for the umask to say.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    mode = 0o666 if status is None else stat.S_IRUSR | stat.S_IWUSR
    with os.fdopen(os.open(draft, flags, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if status is not None:
        _give_to(draft, status)
        os.chmod(draft, stat.S_IMODE(status.st_mode))


def _give_to(draft: str, status: os.stat_result) -> None:
    """Keep the owner where we may: root fixing a user's file must not take it away."""
    if hasattr(os, "chown") and (os.geteuid() == 0 or status.st_gid != os.getegid()):
        try:
            os.chown(draft, status.st_uid, status.st_gid)
        except PermissionError:
            return


def _draft_start(name: str) -> str:
    """What the names of all drafts of the file `name` begin with, short enough for a name."""
    if len(os.fsencode(name)) <= _LONGEST:
        return f".{name}."
    from hashlib import blake2b

    return f".{blake2b(os.fsencode(name), digest_size=16).hexdigest()}."


def _sweep(folder: str, start: str) -> None:
    """Remove what a run that was killed left: it was killed before the file was new, so the run
    that comes to fix the file again comes by here."""
    for other in os.listdir(folder):
        if other.startswith(start) and other.endswith(_MARK):
            pid = other[len(start) : -len(_MARK)]
            if pid.isascii() and pid.isdigit() and not _runs(int(pid)):
                with suppress(FileNotFoundError):
                    os.unlink(os.path.join(folder, other))


def _runs(pid: int) -> bool:
    """True when a process of that number may be at work: it, not we, owns its draft."""
    if pid == os.getpid():
        return False  # numbers come again, in a container always the same ones
    if os.name == "nt":
        return True  # to ask would be to interrupt the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
