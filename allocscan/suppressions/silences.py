"""Which comment silences which finding, and which comments silence nothing."""

from collections.abc import Collection, Iterator, Sequence

from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.suppressions.directives import Directive, Kind, Named
from allocscan.syntax.parse import Syntax

_ALL = "*"


@dataclass(frozen=True, slots=True)
class _Reach:
    """A rule (`*`: all of them) is silenced on the rows `first` to `last`, 0-based, both included,
    by the directive at `index`. What is `enabled` again by name is not, from the row given on."""

    rule: str
    first: int
    last: int
    index: int
    enabled: tuple[tuple[str, int], ...] = ()

    def covers(self, rule: str, row: int) -> bool:
        if self.rule not in (rule, _ALL) or not self.first <= row <= self.last:
            return False
        return all(name != rule or row <= start for name, start in self.enabled)


@dataclass(frozen=True, slots=True)
class Unused:
    """`directive` silences nothing, or not what `names` say, if there are any."""

    directive: Directive
    names: tuple[Named, ...]


class Silences:
    """What the directives of one file silence; it remembers what was asked."""

    def __init__(self, syntax: Syntax, found: Sequence[Directive]) -> None:
        self._syntax = syntax
        self._directives = found
        self._closing: set[tuple[int, str]] = set()
        self._reaches = tuple(self._read())
        self._used: set[tuple[int, str]] = set()

    def of(self, rule: str, span: Span) -> Directive | None:
        """What silences a finding of `rule` at `span`: by the line that it starts on, or by that
        of the statement around it. Of several, the one that reaches least far."""
        if not self._reaches:
            return None
        rows = self._rows(span)
        over = [reach for reach in self._reaches if any(reach.covers(rule, row) for row in rows)]
        if not over:
            return None
        nearest = min(over, key=lambda reach: (reach.last - reach.first, -reach.index))
        self._used.add((nearest.index, nearest.rule))
        return self._directives[nearest.index]

    def unused(self, judged: Collection[str], *, all_run: bool) -> Iterator[Unused]:
        """Yield, in source order, what silenced no finding so far. Of the rules that are named,
        those in `judged` are; what names none is judged where all rules ran."""
        for index, directive in enumerate(self._directives):
            used = self._closing if directive.kind is Kind.CLOSE else self._used
            if not directive.names:
                if all_run and (index, _ALL) not in used:
                    yield Unused(directive, ())
                continue
            idle = tuple(
                each
                for each in directive.names
                if each.name in judged and (index, each.name) not in used
            )
            if idle:
                yield Unused(directive, () if len(idle) == len(directive.names) else idle)

    def _rows(self, span: Span) -> set[int]:
        node = self._syntax.root.descendant_for_byte_range(span.start, span.end)
        rows = set() if node is None else {node.start_point.row}
        while node is not None:
            if node.type.endswith(("_statement", "_declaration", "_definition")):
                return rows | {node.start_point.row}
            node = self._syntax.parent(node)
        return rows

    def _read(self) -> Iterator[_Reach]:
        end = self._syntax.root.end_point.row
        opened = _Opened({}, [])
        for index, each in enumerate(self._directives):
            names = [named.name for named in each.names] or [_ALL]
            match each.kind:
                case Kind.NEXT_LINE:
                    yield from (_Reach(name, each.row, each.row, index) for name in names)
                case Kind.LINE:
                    yield from (_Reach(name, each.row, each.last, index) for name in names)
                case Kind.FILE:
                    yield from (_Reach(name, 0, end, index) for name in names)
                case Kind.OPEN:
                    opened.open(names, index, each.row)
                case Kind.CLOSE:
                    for name in names:
                        closed = list(opened.close(name, each.row))
                        if closed or opened.enabled[-1:] == [(name, each.row)]:
                            self._closing.add((index, name))
                        yield from closed
        yield from opened.close(_ALL, end)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The blocks that are open: the directive and the row that each rule's began with, and what
    is `enabled` again of one that silences all."""

    blocks: dict[str, tuple[int, int]]
    enabled: list[tuple[str, int]]

    def open(self, names: Sequence[str], index: int, row: int) -> None:
        for name in names:
            self.blocks.setdefault(name, (index, row))

    def close(self, name: str, row: int) -> Iterator[_Reach]:
        """Yield what ends in `row`; where a name is closed that only all rules opened, nothing."""
        for each in [*self.blocks] if name == _ALL else [name] if name in self.blocks else []:
            index, first = self.blocks.pop(each)
            enabled = tuple(self.enabled) if each == _ALL else ()
            yield _Reach(each, first, row, index, enabled)
        if name == _ALL:
            self.enabled.clear()
        elif _ALL in self.blocks:
            self.enabled.append((name, row))
