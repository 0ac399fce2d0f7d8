"""Whether a file is a module, as far as its name and its package say so."""

from allocscan.source.file import suffix_of
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.package import Package

_BY_NAME: Final = frozenset({".mjs", ".mts", ".cjs", ".cts"})


def module_file(path: str, package: "Package | None") -> bool | None:
    """True when suffix or package.json make the file ESM or CommonJS; None when only its text
    can tell. A package without `type` may hold classic scripts for pages beside its modules."""
    if suffix_of(path) in _BY_NAME:
        return True
    return True if package is not None and package.type is not None else None
