"""Reports as plain values and back, for the next run: values of ours by name, and never code.

What is read back may have been written by anybody, so nothing in it is run, and what is no value
of these kinds is refused.
"""

from collections.abc import Callable

from allocscan.enums import Enum
from allocscan.findings import Finding, Fix, Identity, Note, NoteKind, Refused, Report, Standing
from allocscan.records import dataclass
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.sites.obstacles import Because
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.typed import Final, TypeVar

_Kind = TypeVar("_Kind")

_TUPLE: Final = ""
_BYTES: Final = "b"
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
    """What is kept of one file's report."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    notes: tuple[Note, ...]

    def report(self, source: SourceFile) -> Report:
        """The report on `source`, without the fixed text."""
        return Report(source, self.findings, self.notes, silenced=self.silenced)

    def plain(self) -> list[object]:
        """As `plain_of`, for what `stored_of` reads."""
        return [*map(plain_of, (self.findings, self.silenced, self.notes))]


def stored(report: Report) -> Stored:
    """What is to be kept of `report`."""
    return Stored(report.findings, report.silenced, report.notes)


def stored_of(plain: object) -> Stored:
    """What `plain` was called on. Raises ValueError for anything else."""
    if not isinstance(plain, list) or len(plain) != 3:
        raise ValueError("no report")
    findings, silenced, notes = plain
    return Stored(
        values_of(Finding, findings),
        values_of(Finding, silenced),
        values_of(Note, notes),
    )


def values_of(kind: type[_Kind], plain: object) -> tuple[_Kind, ...]:
    """The tuple of that kind that `plain_of` was given. Raises ValueError for anything else."""
    try:
        values = _value(plain)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(f"not as it was written: {error}") from None
    if not isinstance(values, tuple) or not all(isinstance(each, kind) for each in values):
        raise ValueError(f"no {kind.__name__}")
    return values


def plain_of(value: object) -> object:
    """`value` of a report as JSON has it: lists that begin with the name of what they are."""
    match value:
        case Enum():
            return [type(value).__name__, value.name]
        case None | bool() | str() | float() | int():
            return value
        case bytes():
            return [_BYTES, value.decode("latin-1")]
        case tuple():
            return [_TUPLE, *map(plain_of, value)]
        case _:
            name = type(value).__name__
            assert type(value) is _RECORDS[name], f"{name} is no value of a report"
            fields: tuple[str, ...] = type(value).__dict__["__match_args__"]
            return [name, *(plain_of(getattr(value, field)) for field in fields)]


def _value(plain: object) -> object:
    """What `plain_of` was given. Raises any of five errors for anything else."""
    if not isinstance(plain, list):
        if plain is None or isinstance(plain, str | int | float):
            return plain
        raise ValueError(f"no value of ours: {plain!r}")
    name, *parts = plain
    if name == _TUPLE:
        return tuple(map(_value, parts))
    if name in _RECORDS:
        return _RECORDS[name](*map(_value, parts))
    if name == _BYTES:
        (text,) = parts
        encoded: bytes = text.encode("latin-1")
        return encoded
    (member,) = parts
    return _ENUMS[name][member]
