"""Is what a name is imported as one and the same value for ever?

`export const LIMIT = 20` is; `export let locale` is not (its binding is live); a function is not
either, as long as tests replace functions of modules by spies (hazards A14 and A17). What is read
out of an import is where nothing can replace it there: a member of an enum, a primitive in a
frozen object, an export of a module that is imported as a whole. In an import cycle the value may
be read before it is there, unless it comes of a module that leads to no other of the cycle.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from allocscan.program.settled_values import Module, Value, exported_name, is_of_types
from allocscan.program.silence import hands_all_on
from allocscan.program.specifiers import may_load
from allocscan.records import dataclass, replace
from allocscan.regex import regex
from allocscan.scopes.build import build
from allocscan.scopes.model import MODULE, BindingKind, ScopeTree
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES
from allocscan.syntax.parse import Syntax, parse
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

Resolved = Callable[[str, str], str | None]
"""(importer, specifier) to the one module that it names, None when that is not certain."""

_MAX_STEPS: Final = 8
"""How many modules that hand an export on are followed."""
_MAX_HANDED_ON: Final = 64
"""How many modules that others hand on as a whole are looked into for one name."""
_ANYTHING: Final = regex(rb"\\|\b(?:require|exports|module)\b")
_MODULE: Final = regex(rb"\bmodule\b")


@dataclass(frozen=True, slots=True)
class Imported:
    """`name` of the module `specifier`; `default` for its default export, `*` for all of it.
    `bare`: on the way a module does more with it than to hand it on."""

    specifier: str
    name: str
    bare: bool = False


class Exports:
    """Reads each module once. `read` gives the bytes of a module, None when it cannot be had."""

    def __init__(self, read: Callable[[str], bytes | None], resolved: Resolved) -> None:
        self._read = read
        self._resolved = resolved
        self._modules: dict[str, Module | None] = {}

    def settled(self, path: str, content: bytes, is_ready: Callable[[str], bool]) -> frozenset[str]:
        """The local names that the module `path`, of that content, imports and that never stand
        for another value; the members of these, as `Kind.Open`, that are primitives, or
        exports of a module. `is_ready` is asked for the specifiers: True where what that names is
        evaluated as a whole before any of the module runs."""
        module = _parsed(path, content)
        if module is None:
            return frozenset()
        imports = imports_of(module.syntax, module.scopes)
        found = {name: self._values(path, name, each) for name, each in imports.items()}
        known = [each for each in found.values() if each is not None]
        holders = Counter(value.holder for each in known for value in each.values())
        # by what may be anything it may have any of them, too
        open_ended = len(known) < len(found) or _may_load(content)
        names: set[str] = set()
        for name, each in found.items():
            if each == {} or not is_ready(imports[name].specifier):
                continue
            if each is None:
                names.add(name)
                continue
            for start, value in each.items():
                alone = holders[value.holder] == 1 and not open_ended
                names.update(value.names(start, alone=alone))
        return frozenset(names)

    def _values(self, path: str, name: str, imported: Imported) -> dict[str, Value] | None:
        """What is `imported` in the module `path`, and of a whole module its exports too, by the
        names that begin with the local `name`; None where a whole module may export anything."""
        found = self._found(path, imported)
        if isinstance(found, Value):
            return {name: found}
        if found is None:
            return {}
        exported = self._exported(found)
        if exported is None:
            return None
        values = {name: Value((found.path, None))}
        for export in sorted(exported):
            each = self._found(found.path, Imported("", export), within=found)
            if isinstance(each, Value):
                values[f"{name}.{export}"] = each
        return values

    def _exported(self, module: Module) -> frozenset[str] | None:
        """The names of all that `module` exports; None where they are not certain."""
        order, names = [module], frozenset[str]()
        for at in order:
            if at.exported is None or len(order) > _MAX_HANDED_ON:
                return None
            names |= at.exported
            for specifier in _handed_on(at):
                target = None if specifier is None else self._resolved(at.path, specifier)
                further = None if target is None else self._module(target)
                if further is None:
                    return None
                if further not in order:
                    order.append(further)
        return names

    def _found(
        self, path: str, imported: Imported, within: Module | None = None
    ) -> Module | Value | None:
        """The module, or the value, that is `imported` in the module `path`, or exported `within`
        one; None where it is not settled."""
        bare = False
        for _ in range(_MAX_STEPS):
            bare |= imported.bare
            target = None if within else self._resolved(path, imported.specifier)
            module = within or (self._module(target) if target is not None else None)
            if module is None or imported.name == "*":
                return module
            holder = self._holder(module, imported.name)
            if holder is None:
                return None
            found = _export(holder, imported.name)
            if not isinstance(found, Imported):
                certain = found is not None and not (bare or self._reaches_itself(holder))
                return found if found is None or certain else replace(found, members=())
            path, imported, within = holder.path, found, None
        return None

    def _holder(self, module: Module, name: str) -> Module | None:
        """The module that gives `module` its export `name`: itself, or the only one of those that
        it hands on as a whole, over any steps; None where that is not certain."""
        if module.exported is None:
            return None
        if name == "default" or name in module.exported:
            return module
        order, found = [module], list[Module]()
        for at in order:
            for specifier in _handed_on(at):
                target = None if specifier is None else self._resolved(at.path, specifier)
                if target is None or len(order) > _MAX_HANDED_ON:
                    return None
                if not self._may_export(target, name):
                    continue
                further = self._module(target)
                if further is None or further.exported is None:
                    return None
                if name in further.exported:
                    found.append(further)
                elif further not in order:
                    order.append(further)
        return found[0] if len(set(found)) == 1 else None

    def _may_export(self, path: str, name: str) -> bool:
        """False where the text at `path` surely has no export of that name, nor any of others. What
        CommonJS exports stands in no text."""
        content = self._read(path)
        if content is None or _ANYTHING.search(content) is not None or hands_all_on(content):
            return True
        return name.encode("utf-8", "surrogateescape") in content

    def _reaches_itself(self, module: Module) -> bool:
        """True where `module` may import itself: what it exports it may change by that name."""
        if _may_load(module.syntax.source.content):
            return True
        imports = imports_of(module.syntax, module.scopes).values()
        return any(self._resolved(module.path, each.specifier) == module.path for each in imports)

    def _module(self, path: str) -> Module | None:
        if path not in self._modules:
            content = self._read(path)
            self._modules[path] = None if content is None else _parsed(path, content)
        return self._modules[path]


def _may_load(content: bytes) -> bool:
    """True where a module may have any other while it runs, itself too."""
    return may_load(content) or _MODULE.search(content) is not None


def _parsed(path: str, content: bytes) -> Module | None:
    """A module that can be read as a whole; None for anything else."""
    language = language_of(path)
    if language is None:
        return None
    syntax = parse(SourceFile(path, content, language))
    if syntax.errors:
        return None
    scopes = build(syntax)
    tainted = scopes.taints.direct_eval or scopes.taints.with_statements
    return Module(path, syntax, scopes) if scopes.is_module and not tainted else None


def imports_of(syntax: Syntax, scopes: ScopeTree) -> dict[str, Imported]:
    """What each imported name of a module stands for, but those of types."""
    found: dict[str, Imported] = {}
    for statement in syntax.root.named_children:
        source = statement.child_by_field_name("source")
        if statement.type != "import_statement" or source is None or is_of_types(statement):
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
                if name is not None and not is_of_types(one):
                    own = name if alias is None else alias
                    found[syntax.name(own)] = Imported(specifier, syntax.name(name))
    return found


def _export(module: Module, name: str) -> Value | Imported | None:
    """The value of the export `name` of `module`, or where it comes from; None where it is not
    settled."""
    for statement in module.syntax.root.named_children:
        if statement.type != "export_statement" or is_of_types(statement):
            continue
        source = statement.child_by_field_name("source")
        clause = next((one for one in children_of(statement) if one.type == "export_clause"), None)
        if clause is not None:
            original = _specified(module.syntax, clause, name)
            if original is not None:
                specifier = None if source is None else _quoted(module.syntax, source)
                if source is not None:
                    return None if specifier is None else Imported(specifier, original)
                return _local(module, original)
        elif any(child.type == "default" for child in statement.children):
            if name == "default":
                return _default(module, statement)
        elif _declares(module, statement, name):
            return _local(module, name)
    return None


def _specified(syntax: Syntax, clause: Node, name: str) -> str | None:
    """The own name of what `{ a as name }` exports."""
    for one in children_of(clause):
        own, alias = one.child_by_field_name("name"), one.child_by_field_name("alias")
        if own is None or is_of_types(one):
            continue
        if exported_name(syntax, own if alias is None else alias) == name:
            return exported_name(syntax, own)
    return None


def _declares(module: Module, statement: Node, name: str) -> bool:
    binding = module.scopes.lookup(name, MODULE)
    return binding is not None and any(
        statement.start_byte <= declared.start_byte < statement.end_byte
        for declared in binding.declarations
    )


def _default(module: Module, statement: Node) -> Value | Imported | None:
    value = statement.child_by_field_name("value")
    if value is None:
        declared = statement.child_by_field_name("declaration")
        if declared is None or declared.type not in CLASSES or not _named_once(module, declared):
            return None
        return Value((module.path, declared.start_byte))
    if value.type in CLASSES:
        return Value((module.path, value.start_byte)) if _named_once(module, value) else None
    if value.type == "identifier":
        return _local(module, module.syntax.name(value))
    return module.value_at(value)


def _named_once(module: Module, declared: Node) -> bool:
    name = declared.child_by_field_name("name")
    binding = None if name is None else module.scopes.binding(name)
    return name is None or (binding is not None and not binding.written)


def _local(module: Module, name: str) -> Value | Imported | None:
    """The value of the top-level variable `name`, where it is settled, or what it is imported
    as."""
    binding = module.scopes.lookup(name, MODULE)
    if binding is None or binding.obscured or binding.written:
        return None
    if binding.kind is BindingKind.IMPORT:
        found = imports_of(module.syntax, module.scopes).get(name)
        return None if found is None else replace(found, bare=not module.only_reads(binding))
    return module.value_of(binding)


def _handed_on(module: Module) -> Iterator[str | None]:
    """The specifiers of each `export * from "…"`; None for one that cannot be read."""
    for statement in module.syntax.root.named_children:
        source = statement.child_by_field_name("source")
        exports = statement.type == "export_statement" and source is not None
        if exports and any(child.type == "*" for child in statement.children):
            yield None if source is None else _quoted(module.syntax, source)


def _quoted(syntax: Syntax, source: Node) -> str | None:
    text = syntax.name(source)
    return None if "\\" in text else text[1:-1]
