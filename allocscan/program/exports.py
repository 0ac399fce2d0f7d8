"""Is what a name is imported as one and the same value for ever?

`export const LIMIT = 20` is; `export let locale` is not (its binding is live); a function is not
either, as long as tests replace functions of modules by spies (hazards A14 and A17). The answer
holds only outside of import cycles: inside one the value may be read before it is there.
"""

from collections.abc import Callable

from allocscan.records import dataclass
from allocscan.scopes.build import build
from allocscan.scopes.model import MODULE, Binding, BindingKind, ScopeTree
from allocscan.sites.constants import OBJECTS, Kind
from allocscan.sites.constness import Judge
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES
from allocscan.syntax.parse import Syntax, parse
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

Resolved = Callable[[str, str], str | None]
"""(importer, specifier) to the one module that it names, None when that is not certain."""

_MAX_STEPS: Final = 8
"""How many modules that hand an export on are followed."""
_OBJECTS: Final = frozenset({"object", "array", "regex"})
_UNKNOWN: Final = OBJECTS | {Kind.NAME}
_DECLARED: Final = frozenset({BindingKind.CLASS, BindingKind.ENUM})


@dataclass(frozen=True, slots=True)
class Imported:
    """`name` of the module `specifier`; `default` for its default export, `*` for all of it."""

    specifier: str
    name: str


@dataclass(frozen=True, slots=True)
class _Module:
    path: str
    syntax: Syntax
    scopes: ScopeTree


class Exports:
    """Reads each module once. `read` gives the bytes of a module, None when it cannot be had."""

    def __init__(self, read: Callable[[str], bytes | None], resolved: Resolved) -> None:
        self._read = read
        self._resolved = resolved
        self._modules: dict[str, _Module | None] = {}

    def settled(self, path: str, content: bytes) -> frozenset[str]:
        """The local names that the module `path`, of that content, imports and that never stand
        for another value."""
        module = _parsed(path, content)
        if module is None:
            return frozenset()
        return frozenset(
            name
            for name, imported in imports_of(module.syntax, module.scopes).items()
            if self._is_settled(path, imported)
        )

    def _is_settled(self, path: str, imported: Imported) -> bool:
        for _ in range(_MAX_STEPS):
            target = self._resolved(path, imported.specifier)
            module = self._module(target) if target is not None else None
            if module is None or imported.name == "*":
                return module is not None
            found = _export(module, imported.name)
            if not isinstance(found, Imported):
                return found
            path, imported = module.path, found
        return False

    def _module(self, path: str) -> _Module | None:
        if path not in self._modules:
            content = self._read(path)
            self._modules[path] = None if content is None else _parsed(path, content)
        return self._modules[path]


def _parsed(path: str, content: bytes) -> _Module | None:
    """A module that can be read as a whole; None for anything else."""
    language = language_of(path)
    if language is None:
        return None
    syntax = parse(SourceFile(path, content, language))
    if syntax.errors:
        return None
    scopes = build(syntax)
    tainted = scopes.taints.direct_eval or scopes.taints.with_statements
    return _Module(path, syntax, scopes) if scopes.is_module and not tainted else None


def imports_of(syntax: Syntax, scopes: ScopeTree) -> dict[str, Imported]:
    """What each imported name of a module stands for; type-only imports among them."""
    found: dict[str, Imported] = {}
    for statement in syntax.root.named_children:
        source = statement.child_by_field_name("source")
        if statement.type != "import_statement" or source is None:
            continue
        specifier = _quoted(syntax, source)
        for clause in statement.named_children:
            if clause.type == "import_clause" and specifier is not None:
                found |= _clause(syntax, clause, specifier)
    return found


def _clause(syntax: Syntax, clause: Node, specifier: str) -> dict[str, Imported]:
    found: dict[str, Imported] = {}
    for part in children_of(clause):
        if part.type == "identifier":
            found[syntax.name(part)] = Imported(specifier, "default")
        elif part.type == "namespace_import":
            found[syntax.name(children_of(part)[0])] = Imported(specifier, "*")
        elif part.type == "named_imports":
            for one in children_of(part):
                name, alias = one.child_by_field_name("name"), one.child_by_field_name("alias")
                if name is not None:
                    own = name if alias is None else alias
                    found[syntax.name(own)] = Imported(specifier, syntax.name(name))
    return found


def _export(module: _Module, name: str) -> bool | Imported:
    """Whether the export `name` is settled in `module`, or where it comes from."""
    for statement in module.syntax.root.named_children:
        if statement.type != "export_statement":
            continue
        source = statement.child_by_field_name("source")
        clause = next((one for one in children_of(statement) if one.type == "export_clause"), None)
        if clause is not None:
            original = _specified(module.syntax, clause, name)
            if original is not None:
                specifier = None if source is None else _quoted(module.syntax, source)
                if source is not None:
                    return False if specifier is None else Imported(specifier, original)
                return _local(module, original)
        elif any(child.type == "default" for child in statement.children):
            if name == "default":
                return _default(module, statement)
        elif _declares(module, statement, name):
            return _local(module, name)
    return False


def _specified(syntax: Syntax, clause: Node, name: str) -> str | None:
    """The own name of what `{ a as name }` exports."""
    for one in children_of(clause):
        own, alias = one.child_by_field_name("name"), one.child_by_field_name("alias")
        if own is not None and syntax.name(own if alias is None else alias) == name:
            return syntax.name(own)
    return None


def _declares(module: _Module, statement: Node, name: str) -> bool:
    binding = module.scopes.lookup(name, MODULE)
    return binding is not None and any(
        statement.start_byte <= declared.start_byte < statement.end_byte
        for declared in binding.declarations
    )


def _default(module: _Module, statement: Node) -> bool | Imported:
    value = statement.child_by_field_name("value")
    if value is None:
        declared = statement.child_by_field_name("declaration")
        return declared is not None and declared.type in CLASSES and _named_once(module, declared)
    if value.type in CLASSES:
        return _named_once(module, value)
    if value.type == "identifier":
        return _local(module, module.syntax.name(value))
    return _is_plain(module, value)


def _named_once(module: _Module, declared: Node) -> bool:
    name = declared.child_by_field_name("name")
    binding = None if name is None else module.scopes.binding(name)
    return name is None or (binding is not None and not binding.written)


def _local(module: _Module, name: str) -> bool | Imported:
    """Whether the top-level variable `name` is settled, or what it is imported as."""
    binding = module.scopes.lookup(name, MODULE)
    if binding is None or binding.obscured or binding.written:
        return False
    if binding.kind is BindingKind.IMPORT:
        return imports_of(module.syntax, module.scopes).get(name, False)
    if binding.kind in _DECLARED:
        return len(binding.declarations) == 1
    value = _initialiser(module, binding)
    return value is not None and _is_plain(module, value)


def _initialiser(module: _Module, binding: Binding) -> Node | None:
    declarator = module.syntax.parent(binding.declarations[0])
    if binding.kind is not BindingKind.CONST or declarator is None:
        return None
    if declarator.type != "variable_declarator":
        return None
    return declarator.child_by_field_name("value")


def _is_plain(module: _Module, value: Node) -> bool:
    """True for an object or array literal, and for what certainly is a primitive."""
    if unwrapped(value).type in _OBJECTS:
        return True
    judged = Judge(module.syntax).kind_of(value)
    return judged is not None and judged[0] not in _UNKNOWN


def _quoted(syntax: Syntax, source: Node) -> str | None:
    text = syntax.name(source)
    return None if "\\" in text else text[1:-1]
