"""The constants that a file has already: their names show its habits."""

from collections.abc import Callable, Iterator

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.collected import is_filled
from allocscan.sites.placing.wrappers import wrapped_body
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_SCALARS: Final = frozenset({"string", "number", "template_string", "true", "false"})
_HOLDERS: Final = frozenset({"object", "array"})
_DECLARATIONS: Final = frozenset(
    {"lexical_declaration", "variable_declaration", "using_declaration"}
)
_DECLARES: Final = regex(rb"(?:var|let|const|using)(?![\w$])")
_VARIABLES: Final = frozenset({BindingKind.CONST, BindingKind.LET, BindingKind.VAR})


@dataclass(frozen=True, slots=True)
class _Variable:
    """`written`: something beside its declaration may assign to it."""

    name: str
    is_const: bool
    written: bool


def constant_names(syntax: Syntax, scopes: ScopeTree) -> tuple[str, ...]:
    """The names of the `const`s with a literal initialiser that stand at the top of the module or
    of a wrapper, in the order of their declarations."""

    def is_constant(value: Node) -> bool:
        own = value.type in _SCALARS or _frozen(value, syntax) is not None
        return own or _is_holder(value, syntax)

    found = _initialised(syntax, scopes, is_constant)
    return tuple(each.name for each in found if each.is_const)


def table_names(syntax: Syntax, scopes: ScopeTree) -> tuple[str, ...]:
    """The names of those, and of other variables there that are never written, which hold a table
    or a regular expression. What has functions in it, or nothing, is no table."""

    def is_table(value: Node) -> bool:
        return _is_table(_frozen(value, syntax) or value, syntax)

    found = _initialised(syntax, scopes, is_table)
    return tuple(each.name for each in found if not each.written)


def _initialised(
    syntax: Syntax, scopes: ScopeTree, fits: Callable[[Node], bool]
) -> Iterator[_Variable]:
    """The variables at the top whose initial value `fits`, in source order."""
    for declarator in _declarators(syntax):
        name = declarator.child_by_field_name("name")
        value = declarator.child_by_field_name("value")
        if name is None or value is None or not _may_be_at_top(declarator, syntax):
            continue
        if not fits(unwrapped(value)):
            continue
        if _is_plain_const(declarator, name, syntax):
            yield _Variable(syntax.name(name), is_const=True, written=False)
            continue
        binding = scopes.binding(name)
        if binding is None or binding.declarations[0].id != name.id:
            continue
        if binding.kind in _VARIABLES and _is_at_top(binding, syntax):
            is_const = binding.kind is BindingKind.CONST
            yield _Variable(binding.name, is_const=is_const, written=binding.written)


def _is_plain_const(declarator: Node, name: Node, syntax: Syntax) -> bool:
    """True for a `const` at the top of JavaScript: nothing else can have its name, or write it."""
    if syntax.source.language.typed or syntax.errors or name.type != "identifier":
        return False
    declaration = syntax.parent(declarator)
    holder = None if declaration is None else syntax.parent(declaration)
    if holder is not None and holder.type == "export_statement":
        holder = syntax.parent(holder)
    at_top = holder is not None and holder.id == syntax.root.id
    kind = None if declaration is None else declaration.child_by_field_name("kind")
    return at_top and kind is not None and kind.type == "const" and b"\\" not in syntax.text(name)


def _declarators(syntax: Syntax) -> Iterator[Node]:
    """What declares variables anywhere in the file, in source order."""
    content = syntax.source.content
    for word in _DECLARES.finditer(content):
        leaf = syntax.root.descendant_for_byte_range(word.start(), word.end())
        declaration = None if leaf is None or leaf.is_named else syntax.parent(leaf)
        if declaration is not None and declaration.type in _DECLARATIONS:
            for child in declaration.named_children:
                if child.type == "variable_declarator":
                    yield child


def _may_be_at_top(declarator: Node, syntax: Syntax) -> bool:
    """False for what stands in a function that is no wrapper."""
    around = syntax.enclosing(declarator, FUNCTIONS)
    return around is None or wrapped_body(syntax, around) is not None


def _is_at_top(binding: Binding, syntax: Syntax) -> bool:
    """True at the top level of the module, and of a wrapper's body."""
    if binding.kind is not BindingKind.VAR and binding.scope == 0:
        return True
    around = syntax.enclosing(binding.declarations[0], FUNCTIONS)
    if around is None:
        return binding.scope == 0
    body = wrapped_body(syntax, around)
    declarator = syntax.parent(binding.declarations[0])
    statement = None if declarator is None else syntax.parent(declarator)
    holder = None if statement is None else syntax.parent(statement)
    return body is not None and holder is not None and holder.id == body.id


def _is_table(value: Node, syntax: Syntax) -> bool:
    if value.type == "regex":
        return True
    if value.type in _HOLDERS:
        entries = children_of(value)
        return bool(entries) and not any(_runs(entry) for entry in entries)
    return is_filled(value, syntax)


def _is_holder(value: Node, syntax: Syntax) -> bool:
    return value.type in _HOLDERS or is_filled(value, syntax)


def _runs(entry: Node) -> bool:
    """True for a method, and for a property or element that is a function."""
    value = entry.child_by_field_name("value") if entry.type == "pair" else entry
    return value is not None and unwrapped(value).type in FUNCTIONS


def _frozen(value: Node, syntax: Syntax) -> Node | None:
    """What `Object.freeze` is called with, where `value` is such a call."""
    callee = value.child_by_field_name("function")
    if value.type != "call_expression" or callee is None:
        return None
    arguments = value.child_by_field_name("arguments")
    frozen = syntax.text(callee) == b"Object.freeze" and arguments is not None
    given = children_of(arguments) if frozen and arguments is not None else []
    return unwrapped(given[0]) if given else None
