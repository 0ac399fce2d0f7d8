"""Our own modules, found and read without a search.

Python asks several finders for each module, lists its folder and reads its byte code through many
layers: for the hundred of ours in a run on one file, an eighth of all that it does. Here the place
of a module follows from its name, and byte code counts under Python's own conditions: it is of this
Python, and of a source of this size and time. All else is left to Python: modules that are not
ours, byte code that is missing or of another kind.
"""

import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
from marshal import loads
from os import sep, stat

import allocscan
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_OURS: Final = "allocscan."
_FLAGS: Final = b"\0\0\0\0"
"""Those of byte code that is checked by the time and the size of its source."""

_WORD: Final = 4
_LARGEST: Final = 0xFFFFFFFF


def import_quickly() -> None:
    """From now on find our modules so. Does nothing where byte code lies in other places, or we
    do not lie in a folder."""
    usual = sys.pycache_prefix is None and not sys.flags.optimize
    if usual and type(allocscan.__loader__) is SourceFileLoader:
        sys.meta_path.insert(0, _Finder(allocscan.__path__[0], f".{sys.implementation.cache_tag}"))


class _Finder:
    """Knows what the package in `folder` holds; `tag` ends the names of byte code."""

    def __init__(self, folder: str, tag: str) -> None:
        self._folder = folder
        self._tag = tag

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """What Python would find; None for what is not ours."""
        if not name.startswith(_OURS):
            return None
        place = self._folder + name[len(_OURS) - 1 :].replace(".", sep)
        folder, _, own = place.rpartition(sep)
        return self._spec(name, folder, own) or self._spec(name, place, "__init__")

    def _spec(self, name: str, folder: str, own: str) -> ModuleSpec | None:
        """The module `name` as the file `own` in `folder`; None where there is no such file."""
        source = f"{folder}{sep}{own}.py"
        try:
            found = stat(source)
        except OSError:
            return None
        cached = f"{folder}{sep}__pycache__{sep}{own}{self._tag}.pyc"
        spec = ModuleSpec(name, _Loader(name, source, cached, _head(found)), origin=source)
        spec.has_location = True
        spec.cached = cached
        if own == "__init__":
            spec.submodule_search_locations = [folder]
        return spec


def _head(source: "os.stat_result") -> bytes:
    """What byte code of `source` begins with."""
    numbers = (int(source.st_mtime) & _LARGEST, source.st_size & _LARGEST)
    return MAGIC_NUMBER + _FLAGS + b"".join(each.to_bytes(_WORD, "little") for each in numbers)


class _Loader(SourceFileLoader):
    """Python's own, but for byte code in the file `cached` that begins with `head`."""

    def __init__(self, name: str, source: str, cached: str, head: bytes) -> None:
        super().__init__(name, source)
        self._cached = cached
        self._head = head

    def get_code(self, fullname: str) -> "CodeType | None":
        """The code of the module."""
        try:
            with open(self._cached, "rb", 0) as file:
                content = file.read()
        except OSError:
            return super().get_code(fullname)
        if not content.startswith(self._head):
            return super().get_code(fullname)
        code: CodeType = loads(memoryview(content)[len(self._head) :])
        return code
