"""What an earlier run found in a file that has not changed, nor anything it was judged by.

A report is asked for by all that it follows from: this version of allocscan and its grammars, the
rules, the settings of the file, its path and its text. Where other files had their say, heat from
callers, it holds while the program is as it was; where imports were followed, it is not kept.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import allocscan
from allocscan.findings import Note
from allocscan.project.cache import Cache
from allocscan.project.checker import Checker
from allocscan.project.files import Found
from allocscan.project.read import held, read_source
from allocscan.project.results import Mode, Reach, Result
from allocscan.project.stored import read_stored, stored, text_of
from allocscan.records import dataclass, field
from allocscan.settings import Settings
from allocscan.source.file import SourceFile

_DIGEST: Final = 16
_GRAMMARS: Final = ("tree-sitter", "tree-sitter-javascript", "tree-sitter-typescript")
_NO_PART: Final = frozenset({"outside", "profile", "chosen", "make_fixed"})
"""Fields of the settings that say how a file is asked about: what they bring is told apart."""


@dataclass(slots=True)
class Memory:
    """The cache, asked and told about the files of one run."""

    cache: Cache
    checker: Checker
    root: str
    _keys: dict[str, bytes] = field(default_factory=dict)
    _new: dict[bytes, str] = field(default_factory=dict)
    _used: list[bytes] = field(default_factory=list)

    def known(self, files: Sequence[Found]) -> dict[int, Result]:
        """The results that are known, by the index of the file."""
        salt = self._salt()
        sources: dict[int, SourceFile] = {}
        for index, found in enumerate(files):
            source = read_source(found.location, found.path, found.config)
            if not isinstance(source, Note):
                sources[index] = source
                self._keys[found.location] = self._key(found, source, salt)
        texts = self.cache.find(self._keys.values())
        results = {}
        for index, source in sources.items():
            key = self._keys[files[index].location]
            result = self._result(files[index], source, texts.get(key))
            if result is not None:
                results[index] = result
                self._used.append(key)
        return results

    def learn(self, found: Found, result: Result) -> None:
        """Keep `result` for the next run, where it holds for that."""
        key = self._keys.get(found.location)
        report = result.report
        if key is None or report is None or result.patch is not None or result.notes:
            return
        if result.reach is Reach.IMPORTS:
            return
        around = None
        if result.reach is Reach.PROGRAM:
            around = self.checker.around.state(found.location)
        self._new[key] = text_of(stored(report, around))

    def save(self) -> None:
        """Write what was learned."""
        self.cache.keep(self._new, self._used)

    def _result(self, found: Found, source: SourceFile, text: str | None) -> Result | None:
        if text is None:
            return None
        try:
            kept = read_stored(text)
        except ValueError:
            return None
        if not kept.clean and self.checker.mode is not Mode.SHOW:
            return None
        if kept.around is not None and kept.around != self.checker.around.state(found.location):
            return None
        return Result(kept.report(source))

    def _key(self, found: Found, source: SourceFile, salt: bytes) -> bytes:
        rules, settings = self.checker.asked(source, found.location, found.config)
        said = (
            [rule.id for rule in rules],
            source.path,
            source.language.value,
            os.path.relpath(os.getcwd(), self.root),
            self.checker.around.path_in_project(found.location, found.config),
            _canonical(settings),
        )
        return _digest(salt, repr(said).encode("utf-8", "surrogateescape"), source.content)

    def _salt(self) -> bytes:
        """The part of every key that says which program, rules and grammars these are."""
        parts = [_installed(name).encode() for name in _GRAMMARS]
        folder = os.path.dirname(allocscan.__file__)
        for path in sorted(_python_files(folder)):
            parts += [
                os.path.relpath(path, folder).encode("utf-8", "surrogateescape"),
                held(path),
            ]
        for rule in self.checker.rules:
            parts += [rule.id.encode(), repr(rule.meta).encode()]
            home = getattr(rule, "folder", None)
            if isinstance(home, str):
                parts.append(held(os.path.join(home, "rule.py")))
        return _digest(*parts)


def _canonical(value: object) -> object:
    """`value` as plain values in an order that no hash changes."""
    if isinstance(value, Settings):
        names = (name for name in Settings.__match_args__ if name not in _NO_PART)
        return [(name, _canonical(getattr(value, name))) for name in names]
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case frozenset():
            return sorted(repr(_canonical(each)) for each in value)
        case Mapping():
            return sorted((repr(_canonical(key)), _canonical(value[key])) for key in value)
        case None | bool() | int() | str() | float():
            return value
        case tuple() | list():
            return [_canonical(each) for each in value]
        case _:
            fields: tuple[str, ...] = type(value).__dict__["__match_args__"]
            return [type(value).__name__, *(_canonical(getattr(value, name)) for name in fields)]


def _digest(*parts: bytes) -> bytes:
    hashed = blake2b(digest_size=_DIGEST)
    for part in parts:
        hashed.update(b"%d:" % len(part))
        hashed.update(part)
    return hashed.digest()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _python_files(folder: str) -> Iterable[str]:
    for home, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(home, name) for name in names if name.endswith(".py"))
