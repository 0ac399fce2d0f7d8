"""Which function a call runs, and which calls run a function, as far as one file shows."""

from allocscan.knowledge.built_ins import canonical
from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.class_names import ClassNames
from allocscan.sites.flow.builtins import Builtins
from allocscan.sites.flow.member_names import MemberNames
from allocscan.sites.flow.reflection import Reflection
from allocscan.sites.flow.suspensions import SUSPENDING
from allocscan.sites.flow.tampering import Tampering
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, is_field, unwrapped
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Parameters:
    """A function's parameters as patterns, in order; `rest` takes all that follow."""

    patterns: tuple[Node, ...]
    rest: Node | None


_MAX_CHAIN: Final = 10
_FACTORIES: Final = regex(rb"@jsx(?:Frag)?[ \t]+([\w$]+)")
"""Pragmas that name the function which JSX elements call."""


class Visible:
    """Calls and functions of one file. `closed`: no code outside can see its top-level names."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, *, closed: bool) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._closed = closed
        self.member_names = MemberNames(syntax)
        self.builtins = Builtins(syntax, scopes, self.member_names, closed=closed)
        self.tampering = Tampering(syntax, scopes, self.member_names)
        # elements call it without naming it
        self._factories = frozenset(_FACTORIES.findall(syntax.source.content))
        self._private: dict[int, dict[bytes, list[Node]]] = {}
        self._callers: dict[int, tuple[Node, ...] | None] = {}
        self.reflection = Reflection(syntax, scopes)
        self.class_names = ClassNames(syntax)
        self._uses_arguments: set[int] | None = None

    @property
    def syntax(self) -> Syntax:
        """The file's tree."""
        return self._syntax

    @property
    def scopes(self) -> ScopeTree:
        """The file's names."""
        return self._scopes

    @property
    def closed(self) -> bool:
        """True when no code outside can see the file's top-level names."""
        return self._closed

    def function_around(self, node: Node) -> Node | None:
        """The innermost function whose body or parameters hold `node`."""
        return self._syntax.enclosing(node, FUNCTIONS)

    def effective_parent(self, node: Node) -> tuple[Node, Node | None]:
        """`node` with the parentheses and casts around it, and the parent of those."""
        return self._syntax.effective_parent(node)

    def unwrapped(self, node: Node) -> Node:
        """`node` without parentheses and casts."""
        return unwrapped(node)

    def text(self, node: Node) -> str:
        """The text of `node`."""
        return self._syntax.name(node)

    def global_path(self, node: Node) -> str | None:
        """`Object.keys` for a name or member chain whose root is declared nowhere in the file, and
        which the file leaves alone; a `const` that stands for such a chain is followed."""
        names: list[str] = []
        for _ in range(_MAX_CHAIN):
            while node.type == "member_expression":
                name = node.child_by_field_name("property")
                inner = node.child_by_field_name("object")
                if name is None or inner is None or name.type != "property_identifier":
                    return None
                names.append(self._syntax.name(name))
                node = inner
            followed = self.value_of(node) if node.type == "identifier" else None
            if followed is None or followed.type not in ("identifier", "member_expression"):
                break
            node = followed
        if node.type != "identifier" or self._scopes.binding(node) is not None:
            return None
        root, keys = self._syntax.name(node), tuple(reversed(names))
        return (
            ".".join([root, *keys]) if self.builtins.leaves_alone(canonical(root, keys)) else None
        )

    def freezes(self, call: Node) -> bool:
        """True for a call of `Object.freeze`."""
        callee = call.child_by_field_name("function") if call.type == "call_expression" else None
        return callee is not None and self.global_path(callee) == "Object.freeze"

    def value_of(self, name: Node) -> Node | None:
        """What a `const` variable was initialised with, or the `rest_pattern` it is declared by;
        None for every other variable."""
        binding = self._scopes.binding(name)
        if binding is None or binding.written or binding.obscured:
            return None
        if self._scopes.is_exposed(binding):
            return None
        declared = self._syntax.parent(binding.declarations[0])
        if declared is None:
            return None
        if declared.type == "rest_pattern" and binding.kind is BindingKind.PARAMETER:
            return declared
        if declared.type != "variable_declarator" or binding.kind is not BindingKind.CONST:
            return None
        return declared.child_by_field_name("value")

    def gets_properties(self, name: Node) -> bool:
        """True when somewhere a property is assigned by name to what the variable `name` holds."""
        binding = self._scopes.binding(name)
        for use in binding.references if binding is not None else ():
            owner, member = self._syntax.effective_parent(use.node)
            if member is None:
                continue
            index = member.child_by_field_name("index")
            if member.type != "member_expression" and (index is None or index.type != "string"):
                continue
            if is_field(member, "object", owner) and self.member_names.is_written(member):
                return True
        return False

    def reads_arguments(self, function: Node) -> bool:
        """True when `function` mentions its `arguments` object (also in arrows inside it), or any
        code may read it from outside."""
        if self.reflection.of_arguments:
            return True
        if self._uses_arguments is None:
            uses = self._scopes.uses_of("arguments")
            owners = (self._own_function(use.node) for use in uses)
            self._uses_arguments = {owner.id for owner in owners if owner is not None}
        return function.id in self._uses_arguments

    def parameters(self, function: Node) -> Parameters:
        """The parameter patterns of `function`; a TypeScript `this` parameter is left out."""
        single = function.child_by_field_name("parameter")
        if single is not None:
            return Parameters((single,), None)
        listed = function.child_by_field_name("parameters")
        patterns, rest = [], None
        for parameter in listed.named_children if listed is not None else ():
            if parameter.type in ("comment", "decorator"):
                continue
            pattern = parameter.child_by_field_name("pattern") or parameter
            if pattern.type == "rest_pattern":
                rest = next(iter(children_of(pattern)), None)
            elif pattern.type != "this":
                patterns.append(pattern)
        return Parameters(tuple(patterns), rest)

    def callee(self, call: Node) -> Node | None:
        """The function that `call` runs when that is certain: a name that always stands for one
        function of this file, or a function called on the spot."""
        target = call.child_by_field_name("function")
        if target is None:
            return None
        return self.function_of(self.unwrapped(target))

    def function_of(self, expression: Node) -> Node | None:
        """The one function that `expression` always stands for, or None."""
        if expression.type in FUNCTIONS:
            return expression
        if expression.type != "identifier":
            return None
        binding = self._scopes.binding(expression)
        if binding is None or binding.written or binding.obscured:
            return None
        if self._scopes.is_exposed(binding):
            return None
        at_top = self._scopes.is_at_top(binding)
        if at_top and not self._closed and binding.kind is not BindingKind.CONST:
            return None  # another script may put something else there
        return self._declared_function(binding)

    def callers(self, function: Node) -> tuple[Node, ...] | None:
        """Every call that can run `function`, or None when some may be out of sight."""
        if function.id not in self._callers:
            self._callers[function.id] = self._find_callers(function)
        return self._callers[function.id]

    def calls_itself_by_name(self, function: Node) -> bool:
        """True for a function expression whose own name is used inside of it."""
        name = function.child_by_field_name("name")
        if name is None or function.type not in ("function_expression", "generator_function"):
            return False
        binding = self._scopes.binding(name)
        return binding is None or bool(binding.references)

    def _declared_function(self, binding: Binding) -> Node | None:
        declared = self._syntax.parent(binding.declarations[0])
        if declared is None or len(binding.declarations) != 1:
            return None
        if binding.kind is BindingKind.FUNCTION:
            return declared if declared.type in FUNCTIONS else None
        if binding.kind is not BindingKind.CONST or declared.type != "variable_declarator":
            return None
        value = declared.child_by_field_name("value")
        inner = None if value is None else self.unwrapped(value)
        return inner if inner is not None and inner.type in FUNCTIONS else None

    def _find_callers(self, function: Node) -> tuple[Node, ...] | None:
        if function.type == "method_definition":
            return self._private_method_calls(function)
        if self.calls_itself_by_name(function):
            return None
        outer, parent = self.effective_parent(function)
        if parent is not None and parent.type == "call_expression":
            callee = parent.child_by_field_name("function")
            return (parent,) if callee is not None and callee.id == outer.id else None
        binding = self._name_of(function, parent)
        declared = self._declared_function(binding) if binding is not None else None
        if binding is None or declared is None or declared.id != function.id:
            return None
        return self._calls_of(binding)

    def _name_of(self, function: Node, parent: Node | None) -> Binding | None:
        name = function.child_by_field_name("name")
        if function.type.endswith("declaration") and name is not None:
            return self._scopes.binding(name)
        if parent is None or parent.type != "variable_declarator" or name is not None:
            return None
        target = parent.child_by_field_name("name")
        return self._scopes.binding(target) if target is not None else None

    def _calls_of(self, binding: Binding) -> tuple[Node, ...] | None:
        at_top = self._scopes.is_at_top(binding)
        if binding.exported or binding.obscured or binding.written:
            return None
        if binding.name.encode("utf-8", "surrogateescape") in self._factories:
            return None
        if binding.name in SUSPENDING:
            return None
        if at_top and not self._closed:
            return None
        calls = []
        for use in binding.references:
            if use.in_type:
                continue
            outer, parent = self.effective_parent(use.node)
            if parent is None or parent.type != "call_expression" or use.writes:
                return None
            callee = parent.child_by_field_name("function")
            if callee is None or callee.id != outer.id:
                return None
            calls.append(parent)
        return tuple(calls)

    def _private_method_calls(self, method: Node) -> tuple[Node, ...] | None:
        """The calls of a `#private` method: only its class can name it (sec-private-names)."""
        name = method.child_by_field_name("name")
        holder = self._syntax.parent(method)
        if name is None or holder is None or name.type != "private_property_identifier":
            return None
        if any(child.type in ("get", "set", "decorator") for child in method.children):
            return None
        above = method.prev_named_sibling
        if above is not None and above.type == "decorator":
            return None  # it has the function, and may put another in its place
        calls = []
        for node in self._private_names(holder).get(self._syntax.text(name), []):
            if node.id == name.id:
                continue
            member = self._syntax.parent(node)
            call = self._syntax.parent(member) if member is not None else None
            callee = call.child_by_field_name("function") if call is not None else None
            if call is None or callee is None or member is None or callee.id != member.id:
                return None
            calls.append(call)
        return tuple(calls)

    def _private_names(self, body: Node) -> dict[bytes, list[Node]]:
        """The `#names` in a class body, by their text."""
        known = self._private.get(body.id)
        if known is None:
            known = self._private[body.id] = {}
            for node in descend(body):
                if node.type == "private_property_identifier":
                    known.setdefault(self._syntax.text(node), []).append(node)
        return known

    def _own_function(self, node: Node) -> Node | None:
        at = self._syntax.parent(node)
        while at is not None and (at.type not in FUNCTIONS or at.type == "arrow_function"):
            if at.type in CLASSES:
                return None
            at = self._syntax.parent(at)
        return at
