"""Istanbul's coverage (`coverage-final.json`): counts of functions, statements and branches."""

from collections.abc import Iterator

from allocscan.profiles.document import Value
from allocscan.profiles.source_map import read_source_map
from allocscan.profiles.values import (
    CountedLine,
    CountedRange,
    GeneratedText,
    Kind,
    LineColumn,
    Recording,
    Script,
)
from allocscan.profiles.vlq import BrokenMapError
from allocscan.typed import Final

_BLOCK: Final = "branch"
"""The only type of branch that v8-to-istanbul knows (c8, Jest and Vitest with V8's coverage): a
block of V8's. It calls the lines statements, whole ones, so that they cut across functions."""


def read_istanbul(document: Value, name: str) -> Recording:
    """Read the coverage of every file in it. Raises WrongShapeError."""
    scripts = tuple(_script(each) for _, each in document.entries())
    return Recording(name, Kind.ISTANBUL, scripts)


def _script(file: Value) -> Script:
    if _is_of_blocks(file):
        ranges, lines = (*_functions(file), *_branches(file)), tuple(_lines(file))
    else:
        ranges, lines = (*_functions(file), *_statements(file), *_branches(file)), ()
    return Script(file["path"].text(), ranges, lines, generated=_generated(file))


def _is_of_blocks(file: Value) -> bool:
    """True for V8's coverage in the form of Istanbul."""
    branches = file.get("branchMap")
    types = [] if branches is None else [each.get("type") for _, each in branches.entries()]
    return any(each is not None and each.value == _BLOCK for each in types)


def _lines(file: Value) -> Iterator[CountedLine]:
    """Statements that are lines: of each the count of the innermost block that holds all of it."""
    counts = file["s"]
    for key, statement in file["statementMap"].entries():
        yield CountedLine(statement["start"]["line"].whole(), counts[key].whole())


def _functions(file: Value) -> Iterator[CountedRange]:
    """Each from where it is declared (a method: its key) to the end of its body."""
    counts = file["f"]
    for key, function in file["fnMap"].entries():
        body = function["loc"]
        start = _start(function.get("decl") or body)
        yield CountedRange(start, _end(body), counts[key].whole(), _name(function))


def _name(function: Value) -> str:
    """The name in the source; Istanbul invents one for a function without."""
    name = function.get("name")
    written = "" if name is None else name.text()
    return "" if written.startswith("(") else written


def _statements(file: Value) -> Iterator[CountedRange]:
    counts = file["s"]
    for key, statement in file["statementMap"].entries():
        yield CountedRange(_start(statement), _end(statement), counts[key].whole())


def _branches(file: Value) -> Iterator[CountedRange]:
    """The arms of `?:`, `||` and `switch`, and default values. The arms of an `if` are statements
    already, and its other arm may have no place."""
    branches, counts = file.get("branchMap"), file.get("b")
    if branches is None or counts is None:
        return
    for key, branch in branches.entries():
        kind = branch.get("type")
        if kind is not None and kind.value == "if":
            continue
        arms = zip(branch["locations"].items(), counts[key].numbers(), strict=False)
        for arm, count in arms:
            if _has_place(arm):
                yield CountedRange(_start(arm), _end(arm), int(count))


def _has_place(location: Value) -> bool:
    start = location.get("start")
    return start is not None and start.get("line") is not None


def _start(location: Value) -> LineColumn:
    at = location["start"]
    column = at.get("column")
    return LineColumn(at["line"].whole(), 1 if column is None else column.whole() + 1)


def _end(location: Value) -> LineColumn:
    """An end without a column is that of its line; as JSON, infinity is null."""
    at = location["end"]
    column = at.get("column")
    unknown = column is None or not 0 <= column.number() < 2**31
    return LineColumn(at["line"].whole(), 0 if column is None or unknown else column.whole() + 1)


def _generated(file: Value) -> GeneratedText | None:
    """The source map of a file that was generated before it was counted."""
    document = file.get("inputSourceMap")
    if document is None:
        return None
    try:
        return GeneratedText((), read_source_map(document.value))
    except BrokenMapError:
        return None
