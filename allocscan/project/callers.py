"""Who may call what a file exports: the files of its program, read once and indexed."""

import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from allocscan.program.callers import Import, Importers, ProgramCallers
from allocscan.project.files import find_files
from allocscan.project.import_files import COMPONENTS
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path
from allocscan.sites.context.members import is_of_several_words
from allocscan.source.file import SourceFile, language_of

if TYPE_CHECKING:
    from allocscan.project.imports import ImportGraph
    from allocscan.sites.heat import Outside

_SPECIFIER: Final = re.compile(
    rb"""\b(?:from|import|require)\b[\s(]*(['"])([^'"\r\n]{1,200})\1""",
)
_MAX_BYTES: Final = 32 << 20
"""A program of more source than this is not read for the sake of heat."""


def _definition(word: bytes) -> re.Pattern[bytes]:
    """Finds where a method called `word` is defined, by its looks."""
    name = re.escape(word)
    return re.compile(
        rb"^[ \t]+(?:(?:public|protected|private|static|override|async|get|set)[ \t]+|\*[ \t]*)*"
        + name
        + rb"[ \t]*(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[^\n;=]*\{"
        rb"|[:=][ \t]*(?:async\b[ \t]*)?(?:function\b|\([^()\n]*\)[^\n=]*=>|[\w$]+[ \t]*=>))"
        rb"|\." + name + rb"[ \t]*=[ \t]*(?:async\b[ \t]*)?function\b",
        re.MULTILINE,
    )


class CallerIndex:
    """The importers of a program's files below `root`, tests and configuration left out."""

    def __init__(self, root: str, configs: Configs, graph: "ImportGraph", *, closed: bool) -> None:
        self._root = root
        self._configs = configs
        self._graph = graph
        self._closed = closed
        self._shown: dict[str, str] | None = None
        self._contents: dict[str, bytes] = {}
        self._by_stem: dict[str, list[tuple[str, str]]] | None = None
        self._found: dict[tuple[str, str], Importers] = {}
        self.program = ProgramCallers(self._find, self._read)

    def outside(self, location: str) -> "Outside":
        """What answers for the exports of the file at `location`."""
        return self.program.of_file(self._graph.real(location))

    def _find(self, path: str, name: str) -> Importers:
        key = (path, name if name.startswith(".") else "")
        if key not in self._found:
            if self._shown is None:
                self._read_all()
            self._found[key] = self._calling(name[1:]) if key[1] else self._importing(path)
        return self._found[key]

    def _read(self, path: str) -> SourceFile | None:
        language, content = language_of(path), self._contents.get(path)
        if language is None or content is None or self._shown is None:
            return None
        return SourceFile(self._shown[path], content, language)

    # -------------------------------------------------------------- one reading of everything

    def _read_all(self) -> None:
        self._shown = {}
        cwd, left = os.getcwd(), _MAX_BYTES
        for found in find_files([self._root], self._configs).files:
            try:
                with open(found.location, "rb") as file:
                    content = file.read()
            except OSError:
                continue
            left -= len(content)
            if left < 0:
                self._closed = False
                break
            path = self._graph.real(found.location)
            self._contents[path] = content
            self._shown[path] = shown_path(found.location, cwd)
        self._closed = self._closed and not _has_components(self._root)

    def _specifiers(self) -> dict[str, list[tuple[str, str]]]:
        """The importers and specifiers by the part of the specifier that a file is named after."""
        if self._by_stem is None:
            self._by_stem = defaultdict(list)
            for path, content in self._contents.items():
                for match in _SPECIFIER.finditer(content):
                    specifier = match[2].decode("utf-8", "surrogateescape")
                    self._by_stem[_stem(specifier)].append((path, specifier))
        return self._by_stem

    # -------------------------------------------------------------- questions

    def _importing(self, path: str) -> Importers:
        folder, name = os.path.split(path)
        stem = name.split(".")[0]
        stems = {stem} | ({os.path.basename(folder), ""} if stem == "index" else set())
        specifiers: dict[str, set[str]] = defaultdict(set)
        by_stem = self._specifiers()
        for each in stems:
            for importer, specifier in by_stem.get(each, ()):
                if self._graph.names(importer, specifier, path):
                    specifiers[importer].add(specifier)
        files = (Import(each, frozenset(specifiers[each])) for each in sorted(specifiers))
        return Importers(tuple(files), self._closed and bool(specifiers))

    def _calling(self, method: str) -> Importers:
        if not is_of_several_words(method):
            return Importers((), complete=False)
        word = method.encode("utf-8", "surrogateescape")
        holders = [path for path, content in self._contents.items() if word in content]
        definition = _definition(word)
        if sum(len(definition.findall(self._contents[path])) for path in holders) != 1:
            return Importers((), complete=False)
        member = re.compile(rb"\.\s*" + re.escape(word) + rb"\b")
        files = (path for path in sorted(holders) if member.search(self._contents[path]))
        return Importers(tuple(map(Import, files)), complete=False)


def _stem(specifier: str) -> str:
    """The part of a specifier that a file's name, or its folder's, begins with."""
    last = specifier.split("?")[0].rstrip("/").rpartition("/")[2]
    return "" if last in (".", "..") else last.split(".")[0]


def _has_components(root: str) -> bool:
    """True where files that are not read may hold callers: `.vue`, `.svelte`, `.html`."""
    for _, folders, files in os.walk(root):
        if any(os.path.splitext(name)[1] in (*COMPONENTS, ".html") for name in files):
            return True
        folders[:] = [name for name in folders if name != "node_modules" and name[:1] != "."]
    return False
