"""What a file imports of other modules, and what it exports of them: by `export … from`, by names
that it imports, and all of a module in an object of its own."""

from collections.abc import Iterator
from functools import cached_property

from allocscan.records import dataclass, replace
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.abroad import Export, Parameter, exports_at
from allocscan.sites.context.aliases import ELEMENT, aliases_of, uses_of
from allocscan.sites.context.handed import imported_at, specifier_loaded
from allocscan.sites.context.positions import member_name
from allocscan.sites.context.sources import WHOLE, WHOLES
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend
from allocscan.typed import Final

_CALL: Final = "call_expression"
_DECLARATOR: Final = "variable_declarator"
_EXPORT: Final = "export_statement"
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_NO_NAMES: Final = frozenset({"", "default"})
"""What is read so may be anything that a module exports: its default, all of a CommonJS one."""
_AROUND: Final = frozenset({"await_expression", "parenthesized_expression"})


@dataclass(frozen=True, slots=True)
class Handed:
    """`export` is `name` of the module `specifier`, or has it as its member; None: whatever that
    exports, under its own name."""

    export: Export | None
    specifier: str
    name: str


class HandedOn:
    """That of one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def behind(self, asked: Parameter) -> Iterator[Parameter]:
        """The parameters of other modules that are `asked` by names which this file exports."""
        for handed in self._all:
            there = replace(asked, specifier=handed.specifier)
            export = handed.export
            if export is None:
                yield there
            elif asked.name == export.name or {asked.name, export.name} <= WHOLES:
                inner = export.member is not None and asked.member not in (export.member, ELEMENT)
                if not inner or export.member == ELEMENT:
                    plain = export.member in (None, ELEMENT) or asked.member == ELEMENT
                    yield replace(there, name=handed.name, member=asked.member if plain else None)
                elif asked.member is not None and handed.name in WHOLES:
                    yield replace(there, name=handed.name)
            elif export.name == WHOLE and export.member in (None, ELEMENT):
                if handed.name in WHOLES:  # `module.exports = require("x")`
                    yield there
            elif asked.name in WHOLES and asked.member in (export.name, ELEMENT):
                yield replace(there, name=handed.name, member=None)

    def imports(self) -> Iterator[tuple[str, str]]:
        """The modules and the names there of all that this file imports."""
        for _, specifier, name in (*self._declared, *self._loaded):
            yield specifier, name

    def wholes(self, specifiers: frozenset[str]) -> Iterator[Node]:
        """The expressions that stand for a module as a whole which one of `specifiers` names."""
        for declared, specifier, name in self._declared:
            if name in WHOLES and specifier in specifiers:
                yield from uses_of(declared, self._scopes)
        for node, specifier, name in self._loaded:
            if name in WHOLES and specifier in specifiers:
                yield node

    def names(self, specifiers: frozenset[str]) -> frozenset[str] | None:
        """The names of the exports that are taken of a module which one of `specifiers` names;
        None where that goes on as a whole, or is exported from here, or where the file cannot be
        read."""
        if self._syntax.root.has_error or any(
            handed.specifier in specifiers for handed in self._from
        ):
            return None
        found: set[str] = set()
        for _, specifier, name in (*self._declared, *self._loaded):
            if specifier in specifiers and name not in WHOLES:
                found.add(name)
        for whole in self.wholes(specifiers):
            for use in self._uses_of_whole(whole):
                read = self._members_read(use)
                if not read:
                    return None
                found.update(read)
        return frozenset(found) if found.isdisjoint(_NO_NAMES) else None

    def _uses_of_whole(self, whole: Node) -> Iterator[Node]:
        """What stands for `whole`: itself, or the uses of the variable that it is the value of,
        unless that is exported."""
        parent = self._syntax.parent(whole)
        name = None
        if parent is not None and parent.type == _DECLARATOR:
            name = parent.child_by_field_name("name")
        declared = None if parent is None else self._syntax.parent(parent)
        around = None if declared is None else self._syntax.parent(declared)
        exported = around is not None and around.type == _EXPORT
        if exported or name is None or name.type != "identifier":
            yield whole
        else:
            yield from uses_of(name, self._scopes)

    def _members_read(self, whole: Node) -> list[str]:
        """The names that are read of `whole`, of what that has, and so on: what it has may be all
        of the module, too. None where something else happens to it; "" for a name nobody tells, as
        of what a variable keeps."""
        found: list[str] = []
        at, parent = whole, self._syntax.parent(whole)
        while parent is not None and parent.type in _MEMBERS:
            owner = parent.child_by_field_name("object")
            if owner is None or owner.id != at.id:
                break
            found.append(member_name(parent, self._syntax) or "")
            at, parent = parent, self._syntax.parent(parent)
        kept = parent is not None and parent.type == _DECLARATOR
        return [*found, ""] if kept and found else found

    def spaces(self, specifiers: frozenset[str]) -> Iterator[str]:
        """The names of all that a module exports which one of `specifiers` names:
        `export * as name from "x"`."""
        for handed in self._from:
            export = handed.export if handed.name == WHOLE else None
            if export is not None and handed.specifier in specifiers:
                yield export.name

    @cached_property
    def _all(self) -> tuple[Handed, ...]:
        found = dict.fromkeys(self._from)
        for node, specifier, name in self._imported():
            for alias in aliases_of(node, None, self._syntax, self._scopes):
                for export in exports_at(alias, self._syntax, self._scopes):
                    found[Handed(export, specifier, name)] = None
        return tuple(found)

    @cached_property
    def _from(self) -> tuple[Handed, ...]:
        statements = self._syntax.root.named_children
        exports = (each for each in statements if each.type == _EXPORT)
        return tuple(handed for each in exports for handed in self._exported_from(each))

    def _exported_from(self, statement: Node) -> Iterator[Handed]:
        source = statement.child_by_field_name("source")
        if source is None:
            return
        specifier, clauses = self._syntax.name(source)[1:-1], children_of(statement)
        listed = [one for one in clauses if one.type == "export_clause"]
        spaces = [one for one in clauses if one.type == "namespace_export"]
        if not listed and not spaces:
            yield Handed(None, specifier, WHOLE)
        for part in (part for space in spaces for part in children_of(space)):
            yield Handed(Export(self._syntax.unquoted(part)), specifier, WHOLE)
        for part in (part for clause in listed for part in children_of(clause)):
            own, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
            if own is not None:
                yield Handed(
                    Export(self._syntax.unquoted(alias or own)),
                    specifier,
                    self._syntax.unquoted(own),
                )

    def _imported(self) -> Iterator[tuple[Node, str, str]]:
        """What stands for something imported, with its module and the name it has there."""
        for declared, specifier, name in self._declared:
            yield from ((use, specifier, name) for use in uses_of(declared, self._scopes))
        yield from self._loaded

    @cached_property
    def _declared(self) -> tuple[tuple[Node, str, str], ...]:
        """The names that import declarations declare, as `_imported`."""
        found: list[tuple[Node, str, str]] = []
        for leaf in self._leaves(b"import"):
            statement = self._syntax.parent(leaf)
            if statement is not None and statement.type == "import_statement":
                for node in self._declared_in(statement):
                    imported = imported_at(node, self._syntax)
                    found += () if imported is None else ((node, *imported),)
        return tuple(found)

    def _declared_in(self, statement: Node) -> Iterator[Node]:
        """The identifiers that an import declaration declares."""
        for node in descend(statement):
            parent = self._syntax.parent(node) if node.type == "identifier" else None
            if parent is None:
                continue
            part = parent.type == "import_specifier"
            alias = parent.child_by_field_name("alias") if part else None
            if alias is None or alias.id == node.id:
                yield node

    def _leaves(self, word: bytes) -> Iterator[Node]:
        """The innermost nodes at each `word` of the text."""
        root = self._syntax.root
        for start in self._syntax.words.at(word) if word in self._syntax.source.content else ():
            leaf = root.descendant_for_byte_range(start, start + len(word))
            if leaf is not None:
                yield leaf

    @cached_property
    def _loaded(self) -> tuple[tuple[Node, str, str], ...]:
        """What `require` and `import(…)` load, and the parts of it, as `_imported`."""
        found: list[tuple[Node, str, str]] = []
        for leaf in (*self._leaves(b"require"), *self._leaves(b"import")):
            call = self._called(leaf)
            specifier = None if call is None else specifier_loaded(call, self._syntax)
            if call is not None and specifier is not None:
                found.append((call, specifier, WHOLE))
                found += ((node, specifier, name) for node, name in self._parts(call))
        return tuple(found)

    def _called(self, leaf: Node) -> Node | None:
        """The call whose callee is `leaf`."""
        at: Node | None = leaf
        while at is not None and at.type in ("import", "identifier"):
            at = self._syntax.parent(at)
        return at if at is not None and at.type == _CALL else None

    def _parts(self, call: Node) -> Iterator[tuple[Node, str]]:
        """What stands for the members of the module that `call` loads: `require("x").name`, and
        `name` after `const { name } = await import("x")`."""
        parent = self._syntax.parent(call)
        while parent is not None and parent.type in _AROUND:
            parent = self._syntax.parent(parent)
        if parent is None:
            return
        if parent.type == "member_expression":
            own = parent.child_by_field_name("property")
            if own is not None:
                yield parent, self._syntax.unquoted(own)
        pattern = parent.child_by_field_name("name") if parent.type == _DECLARATOR else None
        for part in () if pattern is None else children_of(pattern):
            key = part.child_by_field_name("key") or part
            value = part.child_by_field_name("value") or part
            yield from ((use, self._syntax.unquoted(key)) for use in uses_of(value, self._scopes))
