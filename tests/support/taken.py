"""Whether other modules take the text of a module's functions."""

from support.modules import source_at

from allocscan.program.arguments import Arguments
from allocscan.program.importing import Import, Importers
from allocscan.program.said import Speakers
from allocscan.program.texts import ProgramTexts
from allocscan.scopes.build import build
from allocscan.sites.flow.visible import Visible
from allocscan.sites.texts import Texts
from allocscan.source.file import SourceFile
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import parse
from allocscan.syntax.walk import descend


def taken(modules: dict[str, str]) -> bool:
    """Whether another of `modules` may take the text of a function of the first. `./name` names
    the module `name.js` or `name.ts`."""

    def find(path: str, _name: str) -> Importers:
        specifier = f"./{path.rpartition('.')[0]}"
        files = tuple(
            Import(each, frozenset({specifier}))
            for each, text in modules.items()
            if any(f"{quote}{specifier}{quote}" in text for quote in "'`")
        )
        return Importers(files, complete=False)

    def read(path: str) -> SourceFile:
        return source_at(modules, path)

    def targets(_importer: str, specifier: str) -> tuple[str, ...]:
        stem = specifier.removeprefix("./")
        return tuple(each for each in (f"{stem}.js", f"{stem}.ts") if each in modules)

    path = next(iter(modules))
    syntax = parse(source_at(modules, path))
    scopes = build(syntax)
    texts = ProgramTexts(find, read, Arguments(read, Speakers(read), targets))
    visible = Visible(syntax, scopes, closed=True)
    functions = [node for node in descend(syntax.root) if node.type in FUNCTIONS]
    own = Texts(visible, lambda: texts.of_file(path))
    return own.may_be_run_abroad(functions) is not None
