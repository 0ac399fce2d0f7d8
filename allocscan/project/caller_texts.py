"""The texts of a program's files, indexed by what they import and by the methods they name.

The texts themselves are not kept: to read a file again costs less than the memory of a large
program is worth.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from allocscan.program.specifiers import named_in
from allocscan.project.read import held
from allocscan.records import dataclass, field
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
    _importers: dict[bytes, list[str]] = field(default_factory=dict)
    _by_stem: dict[str, list[bytes]] | None = None
    _members: dict[bytes, list[str]] | None = None
    _holders: dict[bytes, list[str]] | None = None
    _asked: int = 0

    def importing(self, stem: str) -> Iterator[tuple[str, str]]:
        """The importers and specifiers whose last part is `stem`, up to a dot."""
        if self._by_stem is None:
            self._importers, self._by_stem = _indexed(self.paths, named_in), {}
            for named in self._importers:
                self._by_stem.setdefault(stem_of(_text(named)), []).append(named)
        for named in self._by_stem.get(stem, ()):
            yield from ((path, _text(named)) for path in self._importers[named])

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
            known = self._named().keys()
            self._holders = _indexed(self.paths, lambda content: known & _words_of(content))
        yield from (path for path in self._holders.get(word, ()) if path != first)

    def _named(self) -> dict[bytes, list[str]]:
        if self._members is None:
            self._members = _indexed(self.paths, members_of)
        return self._members


def specifiers_of(content: bytes) -> set[str]:
    """What `content` may import, by its looks, comments included."""
    return {_text(each) for each in named_in(content)}


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


def _words_of(content: bytes) -> set[bytes]:
    return set(content.translate(_WORDS).split())


def _indexed(
    paths: Sequence[str], words_of: Callable[[bytes], Iterable[bytes]]
) -> dict[bytes, list[str]]:
    """The files that have each of the words that `words_of` finds in a text. Most words are those
    of one file alone: one list stands for all of these."""
    found: dict[bytes, list[str]] = {}
    for path in paths:
        alone = [path]
        for word in words_of(held(path)):
            known = found.setdefault(word, alone)
            if known is alone:
                continue
            if len(known) == 1:
                found[word] = [*known, path]
            else:
                known.append(path)
    return found


def _text(specifier: bytes) -> str:
    return specifier.decode("utf-8", "surrogateescape")


def _escaped(word: bytes) -> bytes:
    import re

    return re.escape(word)
