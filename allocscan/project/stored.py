"""Reports as text and back, for the cache: values of ours by name, and never code.

What is read back may have been written by anybody, so nothing in it is run, and what is no value
of these kinds is refused.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final, TypeVar

from allocscan.findings import Finding, Fix, Identity, Note, NoteKind, Refused, Report, Standing
from allocscan.records import dataclass
from allocscan.rule import Severity
from allocscan.settings import Applicability
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.sites.obstacles import Because
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span

_Kind = TypeVar("_Kind")

_RECORDS: Final[dict[str, Callable[..., object]]] = {
    kind.__name__: kind
    for kind in (Cost, Edit, Finding, Fix, Heat, Identity, Measurement, Note, Refused, Span, Step)
}
_ENUMS: Final[dict[str, type[Enum]]] = {
    kind.__name__: kind
    for kind in (Applicability, Because, Cliff, HeatLevel, NoteKind, Severity, Standing)
}


@dataclass(frozen=True, slots=True)
class Stored:
    """What the cache keeps of one file. `clean`: no fix would change it. `around` is the state of
    the program that it was judged in, None where it was judged alone."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    notes: tuple[Note, ...]
    clean: bool
    around: str | None

    def report(self, source: SourceFile) -> Report:
        """The report on `source`, without the fixed text."""
        return Report(source, self.findings, self.notes, silenced=self.silenced)


def stored(report: Report, around: str | None) -> Stored:
    """What is to be kept of `report`."""
    return Stored(report.findings, report.silenced, report.notes, report.fixed is None, around)


def text_of(kept: Stored) -> str:
    """`kept` as JSON."""
    import json

    return json.dumps(
        {
            "findings": _plain(kept.findings),
            "silenced": _plain(kept.silenced),
            "notes": _plain(kept.notes),
            "clean": kept.clean,
            "around": kept.around,
        },
        separators=(",", ":"),
    )


def read_stored(text: str) -> Stored:
    """What `text_of` was given. Raises ValueError for any other text."""
    import json

    document = json.loads(text)
    try:
        return Stored(
            tuple(_all(Finding, document["findings"])),
            tuple(_all(Finding, document["silenced"])),
            tuple(_all(Note, document["notes"])),
            document["clean"] is True,
            None if document["around"] is None else str(document["around"]),
        )
    except (AssertionError, KeyError, TypeError, UnicodeError) as error:
        raise ValueError(f"not a report: {error}") from None


def _all(kind: type[_Kind], listed: object) -> Iterable[_Kind]:
    if not isinstance(listed, list):
        raise ValueError("not a list")
    for each in listed:
        value = _value(each)
        if not isinstance(value, kind):
            raise ValueError(f"not a {kind.__name__}")
        yield value


def _plain(value: object) -> object:
    match value:
        case None | bool() | str() | float():
            return value
        case Enum():
            return {"enum": type(value).__name__, "name": value.name}
        case int():
            return value
        case bytes():
            return {"bytes": value.decode("latin-1")}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            name = type(value).__name__
            assert type(value) is _RECORDS[name], f"{name} is no value of a report"
            fields = [getattr(value, field) for field in _fields(value)]
            return {"record": name, "fields": [_plain(each) for each in fields]}


def _fields(record: object) -> tuple[str, ...]:
    names: tuple[str, ...] = type(record).__dict__["__match_args__"]
    return names


def _value(plain: object) -> object:
    match plain:
        case None | bool() | str() | float() | int():
            return plain
        case list():
            return tuple(_value(each) for each in plain)
        case {"enum": str(name), "name": str(member)} if name in _ENUMS:
            return _ENUMS[name][member]
        case {"bytes": str(text)}:
            return text.encode("latin-1")
        case {"record": str(name), "fields": list(fields)} if name in _RECORDS:
            return _RECORDS[name](*(_value(each) for each in fields))
        case _:
            raise ValueError(f"no value of ours: {plain!r}")
