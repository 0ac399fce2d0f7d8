"""A recording's bytes to its values: the format is known by the content, whatever the name is."""

from allocscan.errors import AllocscanError
from allocscan.profiles.cpu import read_cpu_profile
from allocscan.profiles.document import Value, WrongShapeError
from allocscan.profiles.heap import read_heap_profile
from allocscan.profiles.istanbul import read_istanbul
from allocscan.profiles.lcov import read_lcov
from allocscan.profiles.timeline import read_timeline
from allocscan.profiles.v8_coverage import read_v8_coverage
from allocscan.profiles.values import Recording
from allocscan.typed import Final

KNOWN: Final = (
    "a `.cpuprofile`, `.heapprofile` or allocation timeline, coverage of NODE_V8_COVERAGE, "
    "`lcov.info` or `coverage-final.json`"
)


class UnknownFormatError(AllocscanError):
    """The file is none of the formats."""


def read_recording(content: bytes, name: str) -> Recording:
    """Read the recording `name`. Raises UnknownFormatError for what is none, and AllocscanError
    for one that does not keep to its format."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnknownFormatError(
            f"--profile {name}: not a recording, but bytes; {_remedy()}"
        ) from error
    try:
        if text.lstrip()[:1] in ("{", "["):
            return _from_json(text, name)
        if any(line.startswith("SF:") for line in text.splitlines()):
            return read_lcov(text, name)
    except WrongShapeError as error:
        raise AllocscanError(f"--profile {name}: {error}; record it again") from error
    raise UnknownFormatError(f"--profile {name}: no recording that is known; {_remedy()}")


def _remedy() -> str:
    return f"give {KNOWN}"


def _from_json(text: str, name: str) -> Recording:
    import json

    try:
        document = Value(json.loads(text))
    except json.JSONDecodeError as error:
        message = f"--profile {name}:{error.lineno}:{error.colno}: broken JSON ({error.msg})"
        raise AllocscanError(f"{message}; was it cut off? record it again") from error
    except RecursionError as error:
        raise AllocscanError(f"--profile {name}: nested too deep to be read; cut it") from error
    if document.get("nodes") and document.get("startTime") and document.get("endTime"):
        return read_cpu_profile(document, name)
    head = document.get("head")
    if head is not None and head.get("callFrame") and head.get("selfSize"):
        return read_heap_profile(document, name)
    if document.get("snapshot") and document.get("strings"):
        return read_timeline(document, name)
    result = document.get("result")
    if result is not None and result.is_array:
        return read_v8_coverage(document, name)
    if _is_istanbul(document):
        return read_istanbul(document, name)
    raise UnknownFormatError(f"--profile {name}: JSON, but no recording that is known; {_remedy()}")


def _is_istanbul(document: Value) -> bool:
    """True where every entry is the coverage of a file."""
    files = list(document.entries()) if document.is_object else []
    return bool(files) and all(file.get("fnMap") and file.get("f") for _, file in files)
