"""How the tables spell a callee, and how a spelling is found in them.

`once` is the plain name; `*.once` a method of that name of anything; `jest.mock` exactly that
path; `chrome.tabs.*` everything below it; `new Worker` a construction. A call inside a path is
spelled with empty parentheses: `Gesture.Tap().onEnd`.
"""

from collections.abc import Iterable, Mapping

from allocscan.typed import TypeVar

Row = TypeVar("Row")


def lookup(table: Mapping[str, Row], spelling: str) -> Row | None:
    """The row that `spelling` meets: the exact one, then by method, then the longest prefix."""
    exact = table.get(spelling)
    if exact is not None:
        return exact
    words = spelling.removeprefix("new ").split(".")
    if len(words) == 1:
        return None
    method = table.get(("new " if spelling.startswith("new ") else "") + "*." + words[-1])
    if method is not None:
        return method
    for length in range(len(words) - 1, 0, -1):
        below = table.get(".".join(words[:length]) + ".*")
        if below is not None:
            return below
    return None


def words(text: str) -> tuple[str, ...]:
    """`text` cut at white space: how tables write long lists of names."""
    return tuple(text.split())


def with_namespace(names: Iterable[str]) -> tuple[str, ...]:
    """`names` as plain names and as methods: `useMemo` is also met as `React.useMemo`."""
    return tuple(form for name in names for form in (name, f"*.{name}"))
