"""Whether a file is a module, as far as its name says so."""

from allocscan.source.file import suffix_of
from allocscan.typed import Final

_BY_NAME: Final = frozenset({".mjs", ".mts", ".cjs", ".cts"})


def module_file(path: str) -> bool | None:
    """True when the suffix makes the file ESM or CommonJS; None when only its text can tell.

    The `type` of a package says how Node reads its files. A page may load one of them as a classic
    script all the same, beside others that share its top level.
    """
    return True if suffix_of(path) in _BY_NAME else None
