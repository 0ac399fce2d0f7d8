"""Which built-in an expression always stands for: `Object.keys`, `node:fs.readFileSync`.

Followed are declarations that nothing assigns to: imports, `require` of the unshadowed global,
variables, patterns. Node looks up its own modules before any package; a bundler may take a
package of the same name instead (`util`, `url`, `buffer`, `events`, `assert`, `querystring`…).
Such packages are written to do what Node does: they are believed. What other files put into the
place of a built-in is not seen.
"""

from collections.abc import Container

from allocscan.knowledge.built_ins import canonical
from allocscan.knowledge.node_modules import is_builtin
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.flow.changes import Changes
from allocscan.sites.flow.member_names import MemberNames
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, unwrapped
from allocscan.typed import Final

_MAX_CHAIN: Final = 20
_VARIABLES: Final = frozenset({BindingKind.CONST, BindingKind.LET, BindingKind.VAR})
_NAMES: Final = frozenset(
    {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
)
_PROMISIFY: Final = "node:util.promisify"

Keys = tuple[str, ...]
Step = tuple[str | Node, Keys]
"""Where a name comes from, a module or an expression, and the keys that are read from there."""


class Builtins:
    """The built-ins of one file. `closed`: no code outside assigns to its top-level names."""

    def __init__(
        self, syntax: Syntax, scopes: ScopeTree, names: MemberNames, *, closed: bool
    ) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names
        self._closed = closed
        self._changes: Changes | None = None
        self._left_alone: dict[str, bool] = {}

    def path(self, expression: Node) -> str | None:
        """The path of the built-in that `expression` always is, if this file leaves it alone.

        `util.promisify(f)` of a function of Node has the path of `f`: it is given the same.
        """
        path, name = self.named(expression), unwrapped(expression)
        if path is None or not self.leaves_alone(path):
            return None
        promised = name.type == "identifier" and self._promisified(name) is not None
        return path if not promised or self.leaves_alone(_PROMISIFY) else None

    def among(self, expression: Node, paths: Container[str]) -> str | None:
        """As `path`, but None for any that is not in `paths`: that is known before it is known
        whether the file leaves it alone, which is dear to find out."""
        name = self.named(expression)
        return None if name is None or name not in paths else self.path(expression)

    def leaves_alone(self, path: str) -> bool:
        """True unless the file may put something else in the place of the built-in at `path`."""
        if self._changes is None:
            # Of another value: in a circle with us it would hold the tree for long.
            plain = Builtins(self._syntax, self._scopes, self._names, closed=self._closed)
            self._changes = Changes(self._syntax, self._scopes, self._names, plain.named)
        if path not in self._left_alone:
            self._left_alone[path] = not self._changes.may_hit(path)
        return self._left_alone[path]

    def named(self, expression: Node) -> str | None:
        """As `path`, whether or not the file puts something else there."""
        node, promised = unwrapped(expression), False
        if node.type == "identifier" and (call := self._promisified(node)) is not None:
            node, promised = call, True
        path = self._followed(node)
        return None if promised and not (path or "").startswith("node:") else path

    def _promisified(self, name: Node) -> Node | None:
        """The `f` of `const name = promisify(f)`."""
        binding = self._scopes.binding(name)
        step = None if binding is None else self._declared(binding)
        call = None if step is None or isinstance(step[0], str) else unwrapped(step[0])
        if step is None or step[1] or call is None or call.type != "call_expression":
            return None
        callee, listed = _callee_and_arguments(call)
        is_it = callee is not None and self._followed(unwrapped(callee)) == _PROMISIFY
        return unwrapped(listed[0]) if is_it and len(listed) == 1 else None

    def _followed(self, node: Node) -> str | None:
        keys = Keys()
        for _ in range(_MAX_CHAIN):
            if node.type == "member_expression":
                step = self._member(node)
            elif node.type == "call_expression":
                step = self._required(node)
            elif node.type in _NAMES:
                binding = self._scopes.binding(node)
                if binding is None:
                    return canonical(self._syntax.name(node), keys)
                step = self._declared(binding)
            else:
                return None
            if step is None:
                return None
            source, read = step
            keys = read + keys
            if isinstance(source, str):
                return canonical(source, keys)
            node = unwrapped(source)
        return None

    def _member(self, member: Node) -> Step | None:
        name, inner = member.child_by_field_name("property"), member.child_by_field_name("object")
        if name is None or inner is None or name.type != "property_identifier":
            return None
        return inner, (self._syntax.name(name),)

    def _required(self, call: Node) -> Step | None:
        """`require("fs")`."""
        callee, listed = _callee_and_arguments(call)
        if callee is None or callee.type != "identifier" or len(listed) != 1:
            return None
        is_require = self._syntax.name(callee) == "require" and self._is_global(callee)
        return self._module(listed[0]) if is_require else None

    def _is_global(self, name: Node) -> bool:
        if self._scopes.binding(name) is not None:
            return False
        uses = self._scopes.uses_of(self._syntax.name(name))
        return not any(use.writes and use.binding is None for use in uses)

    def _module(self, specifier: Node) -> Step | None:
        text = self._syntax.name(specifier)
        if specifier.type != "string" or "\\" in text or not is_builtin(text[1:-1]):
            return None
        return "node:" + text[1:-1].removeprefix("node:"), ()

    def _declared(self, binding: Binding) -> Step | None:
        if binding.written or binding.obscured or self._scopes.is_exposed(binding):
            return None
        if binding.kind is BindingKind.IMPORT:
            return self._imported(binding.declarations[0])
        at_top = self._scopes.is_at_top(binding)
        if at_top and not self._closed and binding.kind is not BindingKind.CONST:
            return None  # another script may put something else there
        return self._variable(binding.declarations[0]) if binding.kind in _VARIABLES else None

    def _imported(self, name: Node) -> Step | None:
        holder, keys = self._syntax.parent(name), Keys()
        if holder is not None and holder.type == "import_specifier":
            asked = holder.child_by_field_name("name")
            keys = () if asked is None else (self._syntax.name(asked),)
        while holder is not None and holder.child_by_field_name("source") is None:
            if holder.type == "import_statement":
                return None  # `import x = A.B`
            holder = self._syntax.parent(holder)
        specifier = None if holder is None else holder.child_by_field_name("source")
        step = None if specifier is None else self._module(specifier)
        return None if step is None else (step[0], keys)

    def _variable(self, name: Node) -> Step | None:
        """The initialiser, and the keys by which a pattern takes the value out of it."""
        keys = Keys()
        if name.type == "shorthand_property_identifier_pattern":
            keys = (self._syntax.name(name),)
        node, holder = name, self._syntax.parent(name)
        while holder is not None and holder.type in ("object_pattern", "pair_pattern"):
            key = holder.child_by_field_name("key")
            if key is not None and key.type != "property_identifier":
                return None
            keys = keys if key is None else (self._syntax.name(key), *keys)
            node, holder = holder, self._syntax.parent(holder)
        if holder is None or holder.type != "variable_declarator":
            return None
        value = holder.child_by_field_name("value")
        return None if value is None or not is_field(holder, "name", node) else (value, keys)


def _callee_and_arguments(call: Node) -> tuple[Node | None, list[Node]]:
    arguments = call.child_by_field_name("arguments")
    return call.child_by_field_name("function"), [] if arguments is None else children_of(arguments)
