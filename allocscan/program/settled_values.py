"""What the value of a variable, or of an export, always is: settled, with its settled members."""

from collections.abc import Iterator
from functools import cached_property

from allocscan.records import dataclass
from allocscan.scopes.model import MODULE, Binding, BindingKind, ScopeTree
from allocscan.sites.constants import OBJECTS, Kind
from allocscan.sites.constness import Judge
from allocscan.sites.enum_members import members_of
from allocscan.sites.flow.visible import Visible
from allocscan.sites.table_uses import table_uses
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_OBJECTS: Final = frozenset({"object", "array", "regex"})
_PRIMITIVES: Final = frozenset({Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL})
_UNKNOWN: Final = OBJECTS | {Kind.NAME}


@dataclass(frozen=True, slots=True)
class Value:
    """A settled value, with those of its `members` that are primitives for ever. `holder`
    tells it from others: the path of a module and where it is made there; None: all of it."""

    holder: tuple[str, int | None]
    members: tuple[str, ...] = ()

    def names(self, name: str, *, alone: bool) -> Iterator[str]:
        """What leads to it, where `name` does; to its members too, if that goes by it `alone`: by
        another name they may be written."""
        yield name
        yield from (f"{name}.{member}" for member in self.members if alone)


def is_of_types(node: Node) -> bool:
    """True for `export type { … }` and `import type`, and for `type x` in a list: no values."""
    return any(child.type == "type" for child in node.children)


def exported_name(syntax: Syntax, node: Node) -> str | None:
    """What a name, or a string, in a list of exports says; None where that is not plain."""
    text = syntax.unquoted(node)
    return None if "\\" in text or "." in text else text


class Module:
    """A module that could be read as a whole."""

    def __init__(self, path: str, syntax: Syntax, scopes: ScopeTree) -> None:
        self.path = path
        self.syntax = syntax
        self.scopes = scopes

    @cached_property
    def _visible(self) -> Visible:
        return Visible(self.syntax, self.scopes, closed=True)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.syntax)

    @cached_property
    def exported(self) -> frozenset[str] | None:
        """The names of its exports, but for the default and what `export *` hands on; own names of
        what is exported by another are among them. None where they are not certain."""
        listed = list(self._names_in_lists())
        if None in listed:
            return None
        own = [b.name for b in self.scopes.bindings if b.exported and b.scope == MODULE]
        return frozenset(name for name in (*listed, *own) if name is not None)

    def only_reads(self, binding: Binding) -> bool:
        """True where the module does no more with what it imports than to read it, or export it."""
        uses = table_uses(binding, self._visible)
        return not uses.written and uses.other is None

    def value_of(self, binding: Binding) -> Value | None:
        """The settled value of a top-level variable that nothing assigns to; None where it is not
        certain to be one and the same."""
        if binding.kind is BindingKind.ENUM and len(binding.declarations) == 1:
            return Value(self._holder(binding.declarations[0]), self._enum_members(binding))
        if binding.kind is BindingKind.CLASS:
            single = len(binding.declarations) == 1
            return Value(self._holder(binding.declarations[0])) if single else None
        value = self._initialiser(binding)
        return None if value is None else self.value_at(value)

    def value_at(self, node: Node) -> Value | None:
        """As `value_of`, of what `node` gives once: a literal, a primitive, or what is frozen."""
        literal = unwrapped(node)
        holder = self._holder(literal)
        if literal.type in _OBJECTS:
            return Value(holder)
        if literal.type == "call_expression":
            members = self._frozen_members(literal)
            return None if members is None else Value(holder, members)
        judged = self._judge.kind_of(node)
        return Value(holder) if judged is not None and judged[0] not in _UNKNOWN else None

    def _holder(self, node: Node) -> tuple[str, int]:
        return self.path, node.start_byte

    def _names_in_lists(self) -> Iterator[str | None]:
        for statement in self.syntax.root.named_children:
            if statement.type != "export_statement" or is_of_types(statement):
                continue
            for part in children_of(statement):
                if part.type == "namespace_export":
                    yield exported_name(self.syntax, children_of(part)[-1])
                for one in children_of(part) if part.type == "export_clause" else ():
                    name = one.child_by_field_name("alias") or one.child_by_field_name("name")
                    if name is not None and not is_of_types(one):
                        yield exported_name(self.syntax, name)

    def _enum_members(self, binding: Binding) -> tuple[str, ...]:
        """Those members that are primitives at every read: of an enum that the module itself does
        no more with than to read it, and to export it."""
        if not self.only_reads(binding):
            return ()
        found: dict[str, None] = {}
        for name, member in members_of(binding, self.syntax).items():
            value = member.child_by_field_name("value")
            if self._visible.tampering.may_inherit(name):
                continue
            # without a value it is counted; a bare name is that of an earlier member
            earlier = value is not None and value.type == "identifier"
            if (
                value is None
                or self._is_primitive(value)
                or (earlier and self.syntax.name(value) in found)
            ):
                found[name] = None
        return tuple(found)

    def _frozen_members(self, call: Node) -> tuple[str, ...] | None:
        """The primitives in `Object.freeze({ … })`, and in what is frozen in it; None for any other
        call."""
        literal = self._frozen(call)
        if literal is None:
            return None
        found, pending = list[str](), [("", literal)]
        while pending:
            prefix, literal = pending.pop()
            for name, value in self._entries(literal).items():
                inner = self._frozen(value)
                if inner is not None:
                    pending.append((f"{prefix}{name}.", inner))
                elif self._is_primitive(value):
                    found.append(prefix + name)
        return tuple(found)

    def _frozen(self, node: Node) -> Node | None:
        """The object literal that `node` freezes, and no more than that."""
        call = unwrapped(node)
        passed = call.child_by_field_name("arguments")
        callee = call.child_by_field_name("function")
        if callee is None or passed is None or self._visible.global_path(callee) != "Object.freeze":
            return None
        literal = unwrapped(passed.named_children[0]) if len(passed.named_children) == 1 else None
        return literal if literal is not None and literal.type == "object" else None

    def _entries(self, literal: Node) -> dict[str, Node]:
        """The values of an object literal by their names; none where a name may be another's."""
        found: dict[str, Node] = {}
        for entry in children_of(literal):
            key, value = entry.child_by_field_name("key"), entry.child_by_field_name("value")
            name = None if key is None else static_key(self.syntax, key)
            if entry.type != "pair" or name is None or value is None:
                return {}
            found[name] = value
        found.pop("__proto__", None)
        return {name: value for name, value in found.items() if "." not in name}

    def _initialiser(self, binding: Binding) -> Node | None:
        declarator = self.syntax.parent(binding.declarations[0])
        if binding.kind is not BindingKind.CONST or declarator is None:
            return None
        if declarator.type != "variable_declarator":
            return None
        return declarator.child_by_field_name("value")

    def _is_primitive(self, value: Node) -> bool:
        judged = self._judge.kind_of(value)
        return judged is not None and judged[0] in _PRIMITIVES
