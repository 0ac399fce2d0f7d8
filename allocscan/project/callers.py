"""Who may call what a file exports: the files of its program, read once and indexed."""

import os
import re

from allocscan.program.arguments import Arguments
from allocscan.program.callers import Import, Importers, ProgramCallers
from allocscan.program.texts import ProgramTexts
from allocscan.project.caller_texts import MOST_BYTES, CallerTexts, lines_with
from allocscan.project.import_files import COMPONENTS
from allocscan.project.paths import shown_path
from allocscan.project.read import held
from allocscan.project.results import Rests
from allocscan.sites.context.members import is_of_several_words
from allocscan.source.file import SourceFile, language_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from allocscan.project.found import Found
    from allocscan.project.imports import ImportGraph
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside


def _definition(word: bytes) -> re.Pattern[bytes]:
    """Finds where a method called `word` is defined, by its looks, in one line."""
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
    """The importers of a program's files below `root`: of the `files` that would be checked there,
    so that tests and configuration are left out."""

    def __init__(
        self,
        root: str,
        files: "Callable[[str], Iterable[Found]]",
        graph: "ImportGraph",
        *,
        closed: bool,
    ) -> None:
        self._root = root
        self._files = files
        self._graph = graph
        self._closed = closed
        self._shown: dict[str, str] = {}
        self._texts: CallerTexts | None = None
        self._found: dict[tuple[str, str], Importers] = {}
        self._met: dict[str, tuple[str, ...]] = {}
        self._asked: dict[tuple[str, str], None] = {}
        self._cut = False
        self.program = ProgramCallers(self._find, self._read)
        arguments = Arguments(self._read_any, self.program.speakers, self._graph.modules)
        self._of_texts = ProgramTexts(self._find, self._read_any, arguments)

    def outside(self, location: str) -> "Outside":
        """What answers for the exports of the file at `location`."""
        path = self._graph.real(location)
        answer = self.program.of_file(path)

        def ask(names: tuple[str, ...]) -> "Felt | None":
            self._asked.update(((path, name), None) for name in names)
            return answer(names)

        return ask

    def abroad(self, location: str) -> "Abroad":
        """What answers for the text of what the file at `location` exports, or hands out."""
        return self._of_texts.of_file(self._graph.real(location))

    def drained(self) -> Rests:
        """What the answers rest on that were given since this was asked last."""
        asked, self._asked = self._asked, {}
        chain = {key for each in asked for key in self.program.chain(*each)}
        stems, words, files = set[str](), set[str](), set[str]()
        for path, name in chain:
            if not name.startswith("."):
                stems |= _stems_of(path)
            elif is_of_several_words(name[1:]):
                words.add(name[1:])
                files.update(self._met.get(name[1:], ()))
        asked_texts, met_texts = self._of_texts.drained()
        files.update(met_texts)
        for path in asked_texts:
            stems |= _stems_of(path)
        for stem in stems:
            files.update(importer for importer, _ in self._all().importing(stem))
        parts = [tuple(sorted(each)) for each in (stems, words, files)]
        return Rests(parts[0], parts[1], parts[2], (self._root,), cut=self._cut)

    def _find(self, path: str, name: str) -> Importers:
        key = (path, name if name.startswith(".") else "")
        if key not in self._found:
            self._found[key] = self._calling(name[1:], path) if key[1] else self._importing(path)
        return self._found[key]

    def _read(self, path: str) -> SourceFile | None:
        language, shown = language_of(path), self._shown.get(path)
        if language is None or shown is None:
            return None
        return SourceFile(shown, held(path), language)

    def _read_any(self, path: str) -> SourceFile | None:
        """As `_read`; what a specifier names may be none of the files that are checked."""
        language = language_of(path)
        if language is None:
            return None
        self._graph.looked.files[path] = None
        return SourceFile(self._shown.get(path, path), held(path), language)

    def _all(self) -> CallerTexts:
        """The texts of the program, listed when the first is asked for."""
        if self._texts is not None:
            return self._texts
        cwd, left = os.getcwd(), MOST_BYTES
        for found in self._files(self._root):
            try:
                size = os.stat(found.location).st_size
            except OSError:
                continue
            left -= size
            if left < 0:
                self._closed, self._cut = False, True
                break
            self._shown[self._graph.real(found.location)] = shown_path(found.location, cwd)
        self._closed = self._closed and not self._has_components()
        self._texts = CallerTexts(tuple(sorted(self._shown)))
        return self._texts

    def _has_components(self) -> bool:
        """True where files that are not read may hold callers: `.vue`, `.svelte`, `.html`."""
        for folder, folders, files in os.walk(self._root):
            self._graph.looked.folders[folder] = None
            if any(os.path.splitext(name)[1] in (*COMPONENTS, ".html") for name in files):
                return True
            folders[:] = [name for name in folders if name != "node_modules" and name[:1] != "."]
        return False

    # -------------------------------------------------------------- questions

    def _importing(self, path: str) -> Importers:
        specifiers: dict[str, set[str]] = {}
        texts = self._all()
        for each in _stems_of(path):
            for importer, specifier in texts.importing(each):
                if self._graph.names(importer, specifier, path):
                    specifiers.setdefault(importer, set()).add(specifier)
        files = (Import(each, frozenset(specifiers[each])) for each in sorted(specifiers))
        return Importers(tuple(files), self._closed and bool(specifiers))

    def _calling(self, method: str, path: str) -> Importers:
        """The files that call the only method of that name, which the file at `path` has."""
        none = Importers((), complete=False)
        if not is_of_several_words(method):
            return none
        word, texts = method.encode("utf-8", "surrogateescape"), self._all()
        calling = texts.naming(word)
        self._met[method] = (*self._met.get(method, ()), *calling)
        if all(each == path for each in calling):  # a file shows its own calls itself
            return none
        definition, count = _definition(word), 0
        for each in texts.holding(word, first=path):
            self._met[method] += (each,)
            count += sum(len(definition.findall(line)) for line in lines_with(word, held(each)))
            if count > 1:
                return none
        return Importers(tuple(map(Import, calling)), complete=False) if count == 1 else none


def _stems_of(path: str) -> set[str]:
    """What a specifier may end with, up to a dot, that means the file at `path`."""
    folder, name = os.path.split(path)
    stem = name.split(".")[0]
    return {stem, os.path.basename(folder), ""} if stem == "index" else {stem}
