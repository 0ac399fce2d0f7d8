"""Which comment silences which finding, and which comments silence nothing."""

from collections.abc import Collection, Iterator, Sequence

from allocscan.records import dataclass
from allocscan.source.lines import LineMap
from allocscan.source.span import Span
from allocscan.suppressions.directives import Directive, Kind, Named
from allocscan.suppressions.statements import is_statement, way_to_statement
from allocscan.syntax.parse import Syntax

_ALL = "*"


@dataclass(frozen=True, slots=True)
class _Reach:
    """A rule (`*`: all of them) is silenced on the lines `first` to `last`, both included, by the
    directive at `index`. What is `enabled` again by name is not, below the line given."""

    rule: str
    first: int
    last: int
    index: int
    enabled: tuple[tuple[str, int], ...] = ()

    def covers(self, rule: str, line: int) -> bool:
        if self.rule not in (rule, _ALL) or not self.first <= line <= self.last:
            return False
        return all(name != rule or line <= start for name, start in self.enabled)


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
        self._map = LineMap(syntax.source.content)
        self._closing: set[tuple[int, str]] = set()
        self._reaches = tuple(self._read())
        self._used: set[tuple[int, str]] = set()

    def of(self, rule: str, span: Span) -> Directive | None:
        """What silences a finding of `rule` at `span`: by the line that it starts on, or by that
        of the statement around it. Of several, the one that reaches least far."""
        if not self._reaches:
            return None
        lines = self._lines(span)
        over = [reach for reach in self._reaches if any(reach.covers(rule, one) for one in lines)]
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

    def _lines(self, span: Span) -> set[int]:
        way = list(way_to_statement(span, self._syntax))
        ends = [*way[:1], *(node for node in way[-1:] if is_statement(node))]
        return {self._map.line_of(node.start_byte) for node in ends}

    def _read(self) -> Iterator[_Reach]:
        end = len(self._map)
        opened = _Opened({}, [])
        for index, each in enumerate(self._directives):
            names = [named.name for named in each.names] or [_ALL]
            match each.kind:
                case Kind.NEXT_LINE:
                    yield from (_Reach(name, each.line, each.line, index) for name in names)
                case Kind.LINE:
                    yield from (_Reach(name, each.line, each.last, index) for name in names)
                case Kind.FILE:
                    yield from (_Reach(name, 1, end, index) for name in names)
                case Kind.OPEN:
                    yield from opened.open(names, index, each.line)
                case Kind.CLOSE:
                    for name in names:
                        closed = list(opened.close(name, each.line))
                        if closed or opened.enabled[-1:] == [(name, each.line)]:
                            self._closing.add((index, name))
                        yield from closed
        yield from opened.close(_ALL, end)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The blocks that are open: the directive and the line that each rule's began with, and what
    is `enabled` again of one that silences all."""

    blocks: dict[str, tuple[int, int]]
    enabled: list[tuple[str, int]]

    def open(self, names: Sequence[str], index: int, line: int) -> Iterator[_Reach]:
        """Yield what ends in `line` because all is silenced anew there."""
        for name in names:
            if name == _ALL and self.enabled:
                yield self._ended(name, line)
                self.enabled.clear()
            self.blocks.setdefault(name, (index, line))

    def close(self, name: str, line: int) -> Iterator[_Reach]:
        """Yield what ends in `line`; where a name is closed that only all rules opened, nothing."""
        for each in [*self.blocks] if name == _ALL else [name] if name in self.blocks else []:
            yield self._ended(each, line)
        if name == _ALL:
            self.enabled.clear()
        elif _ALL in self.blocks and all(name != each for each, _ in self.enabled):
            self.enabled.append((name, line))

    def _ended(self, name: str, line: int) -> _Reach:
        index, first = self.blocks.pop(name)
        return _Reach(name, first, line, index, tuple(self.enabled) if name == _ALL else ())
