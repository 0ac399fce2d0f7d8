"""Who makes a frame run: every source of a function, a class instance or a method."""

from collections.abc import Iterator

from allocscan.knowledge import hot_roots, rendering, run_once
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.context import roles
from allocscan.sites.context.argument_roles import role_of_argument
from allocscan.sites.context.event_roles import role_of_event
from allocscan.sites.context.export_names import (
    name_of_position,
    name_of_target,
    names_of_binding,
)
from allocscan.sites.context.members import Members
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Attribute,
    Called,
    Elsewhere,
    Named,
    Position,
    Property,
    Returned,
    key_name,
    position_of,
)
from allocscan.sites.context.sources import WHOLE, How, Source, called, exported, hot, source
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTION_DECLARATIONS, FUNCTIONS
from allocscan.syntax.parse import Syntax

_EXPORTED = "exported: other files call it"


class Callers:
    """The sources of one file's frames."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._members = Members(syntax)
        self._followed: set[str] = set()

    def of(self, frame: Node) -> tuple[Source, ...]:
        """Every way in that the file shows; empty when it shows none. What the looks of `frame`
        say comes last: the others know more, such as the path of a route.

        What a framework calls seldom by its looks is not said to be called from elsewhere too.
        """
        found = tuple(sorted(self._found(frame), key=lambda one: one.place == frame))
        if not any(self._is_seldom(one) for one in found):
            return found
        return tuple(one for one in found if one.how is not How.EXPORTED)

    def _found(self, frame: Node) -> Iterator[Source]:
        if frame.type in FIELDS:
            return self._instances(frame)
        if frame.type == "method_definition":
            return self._method(frame)
        return self._function(frame)

    def _is_seldom(self, one: Source) -> bool:
        if one.how is How.SET_UP:
            return one.place is None
        return one.how is How.ONCE and one.place == self._syntax.root

    def of_value(self, value: Node) -> tuple[Source, ...]:
        """The ways in that one mention of a function is: what `value`, a name of it, stands for
        is called, or handed on, there."""
        return tuple(self._use(position_of(value, self._syntax), value, value))

    def _function(self, function: Node) -> Iterator[Source]:
        by_looks = roles.role_by_parameters(function, self._syntax)
        if by_looks is not None:
            yield by_looks
        own_name = function.child_by_field_name("name")
        if own_name is not None:
            yield from self._uses(own_name, function)
        if function.type in FUNCTION_DECLARATIONS:
            if own_name is None:
                yield called("exported: code outside calls it", function)
            return
        position = position_of(function, self._syntax)
        if isinstance(position, Named):
            yield from self._uses(position.identifier, function)
        else:
            yield from self._use(position, function, function)

    def _uses(self, declared: Node, function: Node) -> Iterator[Source]:
        """The sources that the uses of a name are."""
        binding = self._scopes.binding(declared)
        if binding is None:
            yield called("its callers could not be read", function)
            return
        if function.type in FUNCTIONS:
            by_name = roles.role_by_name(function, binding.name, self._syntax)
            if by_name is not None:
                yield by_name
        calls = 0
        for use in binding.references:
            if use.reads and not use.in_type and not self._is_export(use.node):
                position = position_of(use.node, self._syntax)
                calls += isinstance(position, Called)
                yield from self._use(position, use.node, function)
        yield from self._outside(binding, calls, function)

    def _outside(self, binding: Binding, calls: int, function: Node) -> Iterator[Source]:
        """The sources that other files and unreadable text can be."""
        if binding.obscured:
            yield called("named in text that could not be read", function)
        if not binding.exported:
            return
        by_export = roles.role_by_export(function, binding.name, self._syntax)
        if by_export is not None:
            yield by_export
        elif self._scopes.words >= run_once.MIGRATIONS and binding.name in run_once.MIGRATIONS:
            yield source(How.ONCE, "a migration, which runs once", self._syntax.root)
        elif binding.name not in run_once.ENTRY_POINTS or calls != 1:
            names = names_of_binding(binding, self._syntax)
            yield exported(_EXPORTED, function, *names)

    def _use(self, position: Position, value: Node, function: Node) -> Iterator[Source]:
        """The source that one position of the function's value is."""
        match position:
            case Called(call):
                yield source(How.ONCE, "called", call)
            case Argument():
                found = role_of_argument(position, self._syntax, self._scopes)
                if found is not None:
                    yield found
            case Property():
                held = roles.role_by_property(position, self._syntax)
                yield held or self._member(position, value)
                if held is None and position.key is not None and value == function:
                    yield from self._called_by_name(position.key, function)
            case Attribute(name):
                yield self._handler(name, value)
            case Assigned(target, _) if value == function or target.type != "identifier":
                yield from self._assigned(target, function)
            case Elsewhere(at) if at.type == "export_statement":
                yield exported("exported: code outside calls it", function, "default", WHOLE)
            case Elsewhere(array) if array.type == "array":
                listed = roles.role_of_element(array, self._syntax)
                yield listed or called("passed on as a value", value)
            case Returned() if (drawn := roles.role_by_return(position, self._syntax)) is not None:
                yield drawn
            case _:
                yield called("passed on as a value", value)

    def _member(self, position: Property, value: Node) -> Source:
        name = name_of_position(position, self._syntax)
        if name is not None:
            return exported(_EXPORTED, value, name)
        if position.key is None:
            return called("called as a method", value)
        return exported("called as a method", value, f".{position.key}")

    def _handler(self, name: str, value: Node) -> Source:
        """A JSX attribute: `onClick` waits for a person, `onMouseMove` and the rest do not."""
        if name.lower().startswith(rendering.FREQUENT_ATTRIBUTES):
            return hot(f"which runs for every `{name}`", value)
        if name[:2] == "on" and name[2:3].isupper():
            return called(f"run by `{name}`", value)
        return source(How.WITHIN, f"given to the component as `{name}`", value)

    def _assigned(self, target: Node, function: Node) -> Iterator[Source]:
        if target.type == "identifier":
            yield from self._uses(target, function)
            return
        text = self._syntax.name(target)
        name = text.rpartition(".")[2]
        by_export = None
        if text.startswith(("exports.", "module.exports")):
            by_export = roles.role_by_export(function, name, self._syntax)
            if name in run_once.MIGRATIONS and self._scopes.words >= run_once.MIGRATIONS:
                yield source(How.ONCE, "a migration, which runs once", self._syntax.root)
                return
            named = name_of_target(target, self._syntax)
            names = () if named is None else (named,)
            by_export = by_export or exported(_EXPORTED, function, *names)
        if by_export is None and name in hot_roots.PROPERTIES:
            by_export = hot(hot_roots.PROPERTIES[name], function)
        if by_export is None and name.startswith("on") and name[2:].islower():
            by_export = role_of_event(name[2:], function)
        yield by_export or called(f"called as `{name}`", function)

    def _method(self, method: Node) -> Iterator[Source]:
        name = key_name(method.child_by_field_name("name"), self._syntax) or ""
        holder = self._syntax.parent(method)
        if holder is None or holder.type != "class_body":
            by_looks = roles.role_by_parameters(method, self._syntax)
            if by_looks is not None:
                yield by_looks
            else:
                yield from self._use(position_of(method, self._syntax), method, method)
            return
        if name == "constructor":
            yield from self._instances(method)
            return
        for role in (
            roles.role_by_class(method, name, self._syntax),
            roles.role_by_parameters(method, self._syntax),
        ):
            if role is not None:
                yield role
        for member in self._members.uses(holder, name):
            yield from self._use(position_of(member, self._syntax), member, method)
        yield from self._called_by_name(name, method)
        if not self._members.is_private(method):
            yield exported("a method: its callers are not all visible", method, f".{name}")

    def _called_by_name(self, name: str, method: Node) -> Iterator[Source]:
        """The sources that calls by the name of `method`, of whatever object, are."""
        if name in self._followed:  # `{ run: other.run }`
            return
        self._followed.add(name)
        for member in self._members.of_others(name):
            yield from self._use(position_of(member, self._syntax), member, member)
        self._followed.discard(name)

    def _instances(self, member: Node) -> Iterator[Source]:
        """The sources of a constructor or an instance field: whatever makes an instance."""
        body = self._syntax.parent(member)
        owner = None if body is None else self._syntax.parent(body)
        if owner is None:
            return
        name = owner.child_by_field_name("name")
        if name is not None:
            yield from self._uses(name, owner)
        if owner.type == "class":
            position = position_of(owner, self._syntax)
            if isinstance(position, Named):
                yield from self._uses(position.identifier, owner)
            else:
                yield from self._use(position, owner, owner)

    def _is_export(self, node: Node) -> bool:
        holder = self._syntax.parent(node)
        return holder is not None and holder.type in ("export_specifier", "export_statement")
