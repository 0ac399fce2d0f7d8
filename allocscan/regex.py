"""Regular expressions that are compiled when they are first asked.

Python compiles one in 0.1 to 0.5 ms; a run on one file asks few of the hundred that its modules
declare. Type checkers see `re.compile`.
"""

from allocscan.typed import TYPE_CHECKING

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    class regex:  # noqa: N801 - it stands for a function
        """As `re.compile`: every attribute is that of the compiled pattern."""

        def __init__(self, pattern, flags=0) -> None:
            self._given = pattern, flags

        def __getattr__(self, name):
            import re

            found = getattr(re.compile(*self._given), name)  # `re` remembers what it compiled
            setattr(self, name, found)
            return found
