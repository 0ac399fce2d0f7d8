"""Where a file mentions what it imports: the expressions that stand for one export of another
file, and the names under which it hands that export on."""

import re
from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.context.export_names import name_of_position
from allocscan.sites.context.positions import Named, position_of
from allocscan.sites.context.sources import WHOLES
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of

_DYNAMIC = regex(rb"\bimport\s*\(")


@dataclass(frozen=True, slots=True)
class Mentions:
    """`nodes` stand for the export; `again` are the names that this file exports it under.
    `whole`: nothing else of the file can reach it; False where the module as an object goes
    somewhere, or is loaded by `import(…)`."""

    nodes: tuple[Node, ...]
    again: tuple[str, ...]
    whole: bool


class Importer:
    """One file that imports from another one by any of `specifiers`."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, specifiers: frozenset[str]) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._specifiers = specifiers
        self._followed = True

    def mentions(self, name: str) -> Mentions:
        """Every mention of the export `name`; `.name` is the method called `name` of anything."""
        if name.startswith("."):
            return Mentions(tuple(self._members_called(name[1:])), (), whole=False)
        self._followed = _DYNAMIC.search(self._syntax.source.content) is None
        nodes: list[Node] = []
        again: dict[str, None] = {}
        for node in self._found(name):
            exported = self._exported_again(node)
            if exported is None:
                nodes.append(node)
            else:
                again[exported] = None
        again.update(dict.fromkeys(self._handed_on(name)))
        return Mentions(tuple(nodes), tuple(again), self._followed)

    def _exported_again(self, node: Node) -> str | None:
        holder = self._syntax.parent(node)
        if holder is not None and holder.type == "export_specifier":
            own = holder.child_by_field_name("alias") or holder.child_by_field_name("name")
            return None if own is None else self._syntax.unquoted(own)
        if holder is not None and holder.type == "export_statement":
            return "default"
        return name_of_position(position_of(node, self._syntax), self._syntax)

    def _found(self, name: str) -> Iterator[Node]:
        yield from self._imported(name)
        for use in self._scopes.uses_of("require"):
            if use.binding is None:
                call = self._syntax.parent(use.node)
                if call is not None and self._is_required(call):
                    yield from self._in_module(call, name)

    # -------------------------------------------------------------- ECMAScript modules

    def _imported(self, name: str) -> Iterator[Node]:
        for statement in self._syntax.root.named_children:
            if statement.type != "import_statement" or not self._names_it(statement):
                continue
            for part in _parts(statement):
                if part.type == "import_specifier":
                    own = part.child_by_field_name("name")
                    local = part.child_by_field_name("alias") or own
                    meant = own is not None and self._is_name(own, name)
                    if local is not None and meant:
                        yield from self._uses(local)
                elif part.type == "namespace_import":
                    yield from self._of_module(children_of(part)[0], name)
                elif part.type == "identifier":  # a default import, or all of a CommonJS module
                    if name in WHOLES:
                        yield from self._uses(part)
                    yield from self._of_module(part, name)

    def _handed_on(self, name: str) -> Iterator[str]:
        """The names of `export … from` declarations."""
        for statement in self._syntax.root.named_children:
            if statement.type != "export_statement" or not self._names_it(statement):
                continue
            clauses = [one for one in statement.named_children if one.type == "export_clause"]
            for part in (part for clause in clauses for part in children_of(clause)):
                own, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
                if own is not None and self._is_name(own, name):
                    yield self._syntax.unquoted(alias or own)
            if any(one.type == "namespace_export" for one in statement.named_children):
                self._followed = False
            elif not clauses and name not in WHOLES:
                yield name

    def _names_it(self, statement: Node) -> bool:
        source = statement.child_by_field_name("source")
        return source is not None and self._syntax.name(source)[1:-1] in self._specifiers

    def _is_name(self, node: Node, name: str) -> bool:
        text = self._syntax.unquoted(node)
        return "\\" in text or text == name or (text == "default" and name in WHOLES)

    # -------------------------------------------------------------- CommonJS, namespaces

    def _is_required(self, call: Node) -> bool:
        listed = call.child_by_field_name("arguments")
        given = [] if listed is None else children_of(listed)
        text = self._syntax.name(given[0]) if given and given[0].type == "string" else ""
        return text[1:-1] in self._specifiers

    def _in_module(self, module: Node, name: str) -> Iterator[Node]:
        """What stands for the export in and around the expression `module`."""
        holder = self._syntax.parent(module)
        if holder is not None and holder.type == "variable_declarator":
            pattern = holder.child_by_field_name("name")
            if pattern is not None and pattern.type == "object_pattern":
                yield from self._taken_apart(pattern, name)
                return
        position = position_of(module, self._syntax)
        if isinstance(position, Named):
            if name in WHOLES:
                yield from self._uses(position.identifier)
            yield from self._of_module(position.identifier, name)
        elif holder is not None and holder.type == "member_expression":
            yield from self._of_member(holder, name)
        elif name in WHOLES:
            yield module
        elif holder is not None and holder.type != "expression_statement":
            self._followed = False

    def _of_module(self, declared: Node, name: str) -> Iterator[Node]:
        """`ns.name` and `const { name } = ns` of the variable declared at `declared`."""
        for node in self._uses(declared):
            holder = self._syntax.parent(node)
            pattern = None if holder is None else holder.child_by_field_name("name")
            if holder is not None and holder.type == "member_expression":
                yield from self._of_member(holder, name)
            elif pattern is not None and pattern.type == "object_pattern":
                yield from self._taken_apart(pattern, name)
            elif name not in WHOLES:  # those are mentions themselves
                self._followed = False

    def _of_member(self, member: Node, name: str) -> Iterator[Node]:
        """`member`, or the uses of the variable that holds it, where it is called `name`."""
        own = member.child_by_field_name("property")
        if own is None or not self._is_name(own, name):
            return
        position = position_of(member, self._syntax)
        if isinstance(position, Named):
            yield from self._uses(position.identifier)
        else:
            yield member

    def _taken_apart(self, pattern: Node, name: str) -> Iterator[Node]:
        for part in children_of(pattern):
            if part.type == "shorthand_property_identifier_pattern":
                if self._is_name(part, name):
                    yield from self._uses(part)
            elif part.type == "pair_pattern":
                key, value = part.child_by_field_name("key"), part.child_by_field_name("value")
                if key is not None and value is not None and self._is_name(key, name):
                    yield from self._uses(value)
            else:  # a rest, a default value
                self._followed = False

    # -------------------------------------------------------------- uses

    def _uses(self, declared: Node) -> Iterator[Node]:
        binding: Binding | None = self._scopes.binding(declared)
        for use in () if binding is None else binding.references:
            if use.reads and not use.in_type:
                yield use.node

    def _members_called(self, name: str) -> Iterator[Node]:
        """`x.name` where it is called, or handed on."""
        content = self._syntax.source.content
        for found in re.finditer(rb"\.\s*" + re.escape(name.encode()) + rb"\b", content):
            leaf = self._syntax.root.descendant_for_byte_range(found.end() - 1, found.end())
            holder = None if leaf is None else self._syntax.parent(leaf)
            if holder is not None and holder.type == "member_expression":
                yield holder


def _parts(statement: Node) -> Iterator[Node]:
    """What an import declaration binds, a part each."""
    for clause in statement.named_children:
        if clause.type != "import_clause":
            continue
        for part in children_of(clause):
            yield from children_of(part) if part.type == "named_imports" else (part,)
