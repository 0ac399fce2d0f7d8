"""The heat of the literal `{SITE: 1}` in one of several modules that import one another."""

from support.warm import marked

from allocscan.program.callers import Import, Importers, ProgramCallers
from allocscan.scopes.build import build
from allocscan.sites.context.ways import Ways
from allocscan.sites.heat import Warmth
from allocscan.sites.heat_values import Heat
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.parse import parse


def source_at(modules: dict[str, str], path: str) -> SourceFile:
    """One of `modules` as a file."""
    language = language_of(path)
    assert language is not None, "the rows are modules"
    return SourceFile(path, modules[path].encode(), language)


def program_of(modules: dict[str, str], *, closed: bool) -> ProgramCallers:
    """A program in one folder: `./name` names the module `name.js` or `name.ts`."""

    def find(path: str, name: str) -> Importers:
        if name.startswith("."):
            called = [each for each in modules if name in modules[each]]
            return Importers(tuple(Import(each) for each in called), complete=False)
        specifier = f"./{path.rpartition('.')[0]}"
        files = tuple(
            Import(each, frozenset({specifier}))
            for each, text in modules.items()
            if f"'{specifier}'" in text
        )
        return Importers(files, complete=closed and bool(files))

    return ProgramCallers(find, lambda path: source_at(modules, path))


def heat_in(modules: dict[str, str], *, closed: bool = False) -> Heat:
    """The heat of the marked literal of the first module; `closed`: no other program has them."""
    path = next(iter(modules))
    syntax = parse(source_at(modules, path))
    outside = program_of(modules, closed=closed).of_file(path)
    return Warmth(Ways(syntax, build(syntax)), outside).of(marked(syntax))
