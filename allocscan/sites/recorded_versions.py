"""Was a recording made with this text of the file, or with another version of it?"""

from collections.abc import Iterator

from allocscan.profiles.file_profile import Counted, Sampled
from allocscan.profiles.places import Places
from allocscan.sites.frame import Frame
from allocscan.sites.frames import Frames
from allocscan.typed import Final

_MOST_WRONG: Final = 0.1
"""Positions are exact where the text is the same: what is wrong then is a form of function that
we do not know."""


def other_version(recorded: Counted | Sampled, frames: Frames, places: Places) -> str | None:
    """Why the recording was made with another text, as a clause; None where it fits."""
    if isinstance(recorded, Counted):
        if not recorded.fits:
            return "the text that ran had another length"
        verdicts = [*_counted(recorded, frames), *_lines(recorded, frames, places)]
    elif recorded.exact:
        verdicts = list(_sampled(recorded, frames))
    else:
        return None  # generated functions have names of their own; the source map has been judged
    wrong = verdicts.count(False)
    if wrong <= len(verdicts) * _MOST_WRONG:
        return None
    return f"{wrong} of {len(verdicts)} functions in it are not where it says"


def _counted(counted: Counted, frames: Frames) -> Iterator[bool]:
    for at, name in counted.functions:
        if _is_made(name):
            continue
        if at is None:
            yield False
            continue
        frame = frames.at(at) if counted.exact else frames.headed(at)
        yield frame is not None and _is_called(frame, name)


def _sampled(sampled: Sampled, frames: Frames) -> Iterator[bool]:
    for each in sampled.frames:
        if not _is_made(each.name):
            frame = None if each.at is None else frames.at(each.at)
            yield frame is not None and _is_called(frame, each.name)


def _lines(counted: Counted, frames: Frames, places: Places) -> Iterator[bool]:
    for each in counted.lines:
        if not 1 <= each.line <= len(places):
            yield False
        elif each.function is not None and not _is_made(each.function):
            text = places.text_of_line(each.line)
            begun = frames.begun_between(text.start, text.end)
            around = frames.headed(text.start)
            begun += [] if around is None else [around]
            named = any(frame.name and _is_called(frame, each.function) for frame in begun)
            yield named or (bool(begun) and not _is_plain(each.function, begun))


def _is_made(name: str) -> bool:
    """True for functions that only V8 sees, such as `<instance_members_initializer>`."""
    return name.startswith("<")


def _is_plain(name: str, begun: list[Frame]) -> bool:
    """True where every function of the line has a name in the source, and `name` is none."""
    return name.isidentifier() and all(frame.name is not None for frame in begun)


def _is_called(frame: Frame, name: str) -> bool:
    """False when `name`, as recorded, cannot be that of `frame`.

    V8 puts `get ` and `set ` before it, and what it is a member of (`exports.f`, `Store.load`).
    """
    own = frame.name
    if own is None or not name:
        return True
    if own == "constructor":
        return True  # V8 names the class
    said = name.removeprefix("get ").removeprefix("set ").removeprefix("static ")
    return said == own or said.endswith(f".{own}")
