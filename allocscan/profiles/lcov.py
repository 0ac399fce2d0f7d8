"""lcov's tracefiles (`geninfo(1)`): counts of functions and lines."""

from allocscan.profiles.document import WrongShapeError
from allocscan.profiles.values import CountedLine, Kind, Recording, Script
from allocscan.records import dataclass, field


@dataclass(slots=True)
class _Section:
    """What stands between `SF:` and `end_of_record`."""

    path: str
    lines: list[CountedLine] = field(default_factory=list)
    begins: list[tuple[int, str]] = field(default_factory=list)
    calls: dict[str, list[int]] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)

    def script(self) -> Script:
        """Names may repeat: their counts come in the order of their lines."""
        functions = []
        for line, name in self.begins:
            counts = self.calls.get(name)
            if counts:
                count = counts.pop(0) if len(counts) > 1 else counts[0]
                functions.append(CountedLine(line, count, name))
        return Script(self.path, lines=(*self.lines, *functions))


def read_lcov(text: str, name: str) -> Recording:
    """Read a tracefile. Raises WrongShapeError for a line that is none of its kind."""
    scripts: list[Script] = []
    section: _Section | None = None
    for number, line in enumerate(text.splitlines(), 1):
        keyword, _, rest = line.strip().partition(":")
        if keyword == "SF":
            section = _Section(rest)
        elif keyword == "end_of_record" and section is not None:
            scripts.append(section.script())
            section = None
        elif section is not None:
            try:
                _take(section, keyword, rest)
            except ValueError as error:
                raise WrongShapeError(f"line {number} is no `{keyword}:` line") from error
    return Recording(name, Kind.LCOV, tuple(scripts))


def _take(section: _Section, keyword: str, rest: str) -> None:
    """Raises ValueError for what is no number where one belongs."""
    match keyword:
        case "DA":
            line, count = rest.split(",")[:2]
            section.lines.append(CountedLine(int(line), _count(count)))
        case "FN":
            line, _, called = rest.partition(",")
            end, _, after = called.partition(",")
            # since lcov 2 the line of the end may come before the name
            section.begins.append((int(line), after if after and end.isdigit() else called))
        case "FNDA":
            count, _, called = rest.partition(",")
            section.calls.setdefault(called, []).append(_count(count))
        case "FNL":  # lcov 2.2: index, line[, end line]; then FNA: index, count, name
            index, line = rest.split(",")[:2]
            section.aliases[index] = int(line)
        case "FNA":
            index, count, called = rest.split(",", 2)
            section.begins.append((section.aliases.get(index, 0), called))
            section.calls.setdefault(called, []).append(_count(count))


def _count(text: str) -> int:
    return max(round(float(text)), 0)
