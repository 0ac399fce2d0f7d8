"""One file as it lies on disk: its path, its bytes, and the language its name says."""

from functools import lru_cache

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import Final

BOM: Final = b"\xef\xbb\xbf"


class Language(Enum):
    """The grammar that reads a file. `JS` reads JSX too; `TS` and `TSX` differ in `<T>x` casts."""

    JS = "js"
    TS = "ts"
    TSX = "tsx"

    @property
    def typed(self) -> bool:
        """True for the two grammars that know types."""
        return self is not Language.JS


LANGUAGE_OF_SUFFIX: Final = {
    ".js": Language.JS,
    ".mjs": Language.JS,
    ".cjs": Language.JS,
    ".jsx": Language.JS,
    ".ts": Language.TS,
    ".mts": Language.TS,
    ".cts": Language.TS,
    ".tsx": Language.TSX,
}

ESM_SUFFIXES: Final = frozenset({".mjs", ".mts"})
"""Whatever runs such a file runs it as an ECMAScript module."""

MODULE_SUFFIXES: Final = ESM_SUFFIXES | {".cjs", ".cts"}
"""Of files that are modules for sure, ECMAScript's or CommonJS's, whose top level is their own."""


def suffix_of(path: str) -> str:
    """The last dot and what follows it in the file's own name, lower case; "" without a dot."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


def language_of(path: str) -> Language | None:
    """The language that `path`'s suffix names, or None when it is none of ours."""
    return LANGUAGE_OF_SUFFIX.get(suffix_of(path))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of one file, BOM and line ends as they are. `path` is for reports and suffixes."""

    path: str
    content: bytes
    language: Language

    @property
    def eol(self) -> bytes:
        """The line end that most lines have; LF for a file of one line."""
        return _eol_of(self.content)

    @property
    def body_start(self) -> int:
        """The offset after a byte order mark: 3 or 0."""
        return len(BOM) if self.content.startswith(BOM) else 0


@lru_cache(maxsize=2)
def _eol_of(content: bytes) -> bytes:
    crlf = content.count(b"\r\n")
    return b"\r\n" if crlf * 2 > content.count(b"\n") else b"\n"


def module_name(path: str) -> str:
    """What people call a module by: `rates` for `src/rates.js`, `cart` for `cart/index.ts`.

    `path` has forward slashes.
    """
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    return folder.rpartition("/")[2] or stem if stem == "index" else stem
