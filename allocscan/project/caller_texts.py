"""The texts of a program's files, indexed by what they import and by the methods they name.

The texts themselves are not kept: to read a file again costs less than the memory of a large
program is worth.
"""

from collections.abc import Iterator, Sequence

from allocscan.program.specifiers import named_in
from allocscan.project.read import held
from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.typed import Final

_MEMBER: Final = regex(rb"\.\s*([a-z_][a-z0-9_]*[A-Z]\w*)")
_FEW: Final = 4
"""So many words are sought in all texts before the texts are split into words."""

_WORDS: Final = bytes(
    code if code < 128 and (chr(code).isalnum() or code == ord("_")) else ord(" ")
    for code in range(256)
)
"""Makes a space of whatever is no part of a word."""


MOST_BYTES: Final = 32 << 20
"""A program of more source than this is not read for the sake of heat."""


@dataclass(slots=True)
class CallerTexts:
    """Answers for the files at `paths`, which are sorted; each index is made when first asked."""

    paths: Sequence[str]
    _by_stem: dict[str, list[tuple[str, str]]] | None = None
    _members: dict[bytes, list[str]] | None = None
    _holders: dict[bytes, list[str]] | None = None
    _asked: int = 0

    def importing(self, stem: str) -> Sequence[tuple[str, str]]:
        """The importers and specifiers whose last part is `stem`, up to a dot."""
        if self._by_stem is None:
            self._by_stem = {}
            for path in self.paths:
                for specifier in specifiers_of(held(path)):
                    self._by_stem.setdefault(stem_of(specifier), []).append((path, specifier))
        return self._by_stem.get(stem, ())

    def naming(self, method: bytes) -> Sequence[str]:
        """The files with `.method` in them, sorted."""
        if not is_plain(method):
            member = regex(rb"\.\s*" + _escaped(method) + rb"\b")
            return [path for path in self.paths if member.search(held(path))]
        return self._named().get(method, ())

    def holding(self, word: bytes, first: str) -> Iterator[str]:
        """The files that hold `word`, one that `naming` knows of; `first` comes first."""
        if first in self.paths:
            yield first
        self._asked += 1
        if self._asked <= _FEW or not is_plain(word):
            yield from (path for path in self.paths if path != first and word in held(path))
            return
        if self._holders is None:
            self._holders = _with_words(self.paths, self._named())
        yield from (path for path in self._holders.get(word, ()) if path != first)

    def _named(self) -> dict[bytes, list[str]]:
        if self._members is None:
            self._members = {}
            for path in self.paths:
                for word in members_of(held(path)):
                    self._members.setdefault(word, []).append(path)
        return self._members


def specifiers_of(content: bytes) -> set[str]:
    """What `content` may import, by its looks, comments included."""
    return {each.decode("utf-8", "surrogateescape") for each in named_in(content)}


def stem_of(specifier: str) -> str:
    """The part of a specifier that a file's name, or its folder's, begins with."""
    last = specifier.split("?")[0].rstrip("/").rpartition("/")[2]
    return "" if last in (".", "..") else last.split(".")[0]


def members_of(content: bytes) -> set[bytes]:
    """The names with a capital that stand behind a dot."""
    return set(_MEMBER.findall(content))


def lines_with(word: bytes, content: bytes) -> Iterator[bytes]:
    """The lines of `content` that `word` stands in."""
    at = content.find(word)
    while at >= 0:
        end = content.find(b"\n", at)
        end = len(content) if end < 0 else end
        yield content[content.rfind(b"\n", 0, at) + 1 : end]
        at = content.find(word, end)


def is_plain(word: bytes) -> bool:
    """True for a name that is one word to a regular expression too."""
    return word.isascii() and b"$" not in word


def _with_words(paths: Sequence[str], words: dict[bytes, list[str]]) -> dict[bytes, list[str]]:
    found: dict[bytes, list[str]] = {}
    for path in paths:
        for word in words.keys() & held(path).translate(_WORDS).split():
            found.setdefault(word, []).append(path)
    return found


def _escaped(word: bytes) -> bytes:
    import re

    return re.escape(word)
