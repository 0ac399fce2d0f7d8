"""The head of a body: its directives, its imports, and the constants right below those."""

from allocscan.records import dataclass
from allocscan.sites.placing.home import Home
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_VARIABLES: Final = frozenset({"lexical_declaration", "variable_declaration"})
_PLAIN: Final = frozenset(
    {"object", "array", "string", "number", "template_string", "regex", "true", "false", "null"}
)
_SUMS: Final = frozenset({"binary_expression", "unary_expression"})
_MADE: Final = frozenset({b"Set", b"Map", b"WeakMap", b"WeakSet", b"RegExp"})


@dataclass(frozen=True, slots=True)
class Head:
    """Indexes into a home's statements: the first behind the directives, behind the imports and
    requires, and behind the block of constants, and of names for parts of imports, there."""

    directives: int
    imports: int
    constants: int


def head_of(home: Home, syntax: Syntax) -> Head:
    """The head of `home`. Without imports, all of it may be directives, or nothing."""
    directives = directives_of(home)
    imports = at = directives
    while at < len(home.statements):
        statement = home.statements[at]
        if is_import(statement, syntax):
            imports = at + 1
        elif not (is_constant(statement, syntax) or _is_alias(statement)):
            break
        at += 1
    constants = imports
    while constants < at and _is_close(home, constants):
        constants += 1
    return Head(directives, imports, constants)


def directives_of(home: Home) -> int:
    """How many statements the directive prologue has (sec-directive-prologues)."""
    count = 0
    for statement in home.statements:
        if not is_directive(statement):
            break
        count += 1
    return count


def is_directive(statement: Node) -> bool:
    """True for a statement that is a string, as it is by its looks alone."""
    inner = statement.named_children[0] if statement.named_child_count else None
    return statement.type == "expression_statement" and inner is not None and inner.type == "string"


def is_import(statement: Node, syntax: Syntax) -> bool:
    """True for imports and for statements that only call `require`."""
    if statement.type in ("import_statement", "import_alias"):
        return True
    if statement.type == "expression_statement":
        return _is_require(statement.named_children[0], syntax)
    if statement.type not in _VARIABLES:
        return False
    values = [each.child_by_field_name("value") for each in children_of(statement)]
    return all(value is not None and _is_require(value, syntax) for value in values)


def _is_require(value: Node, syntax: Syntax) -> bool:
    """True for `require("x")`, a member of it, and a helper's call around it."""
    while True:
        if value.type == "member_expression":
            inner = value.child_by_field_name("object")
        elif value.type == "call_expression":
            callee = value.child_by_field_name("function")
            if callee is not None and syntax.text(callee) == b"require":
                return True
            given = value.child_by_field_name("arguments")
            helper = callee is not None and callee.type == "identifier" and given is not None
            inner = given.named_children[0] if helper and given and given.named_children else callee
        else:
            return False
        if inner is None:
            return False
        value = inner


def _is_alias(statement: Node) -> bool:
    """True for `const { a } = b.c;` and `let a;`: what often stands among requires."""
    if statement.type not in _VARIABLES:
        return False
    values = [each.child_by_field_name("value") for each in children_of(statement)]
    return all(value is None or _is_path(value) for value in values)


def _is_path(value: Node) -> bool:
    at: Node | None = value
    while at is not None and at.type == "member_expression":
        at = at.child_by_field_name("object")
    return at is not None and at.type in ("identifier", "this")


def is_constant(statement: Node, syntax: Syntax) -> bool:
    """True for `const X = …;`, exported or not, of literals: what a constant may stand with."""
    declaration = statement.child_by_field_name("declaration") or statement
    if declaration.type not in _VARIABLES or declaration.children[0].type == "let":
        return False
    values = [each.child_by_field_name("value") for each in children_of(declaration)]
    return all(value is not None and _is_plain(value, syntax) for value in values)


def _is_plain(value: Node, syntax: Syntax) -> bool:
    value = unwrapped(value)
    if value.type == "call_expression":
        return syntax.text(value).startswith(b"Object.freeze(")
    if value.type == "new_expression":
        made = value.child_by_field_name("constructor")
        return made is not None and syntax.text(made) in _MADE
    if value.type in _SUMS:
        return not any(
            node.type.endswith(("call_expression", "function")) for node in descend(value)
        )
    return value.type in _PLAIN


def _is_close(home: Home, index: int) -> bool:
    """True when the statement stands right below the one before, or one blank line apart."""
    if index == 0:
        return True
    above, below = home.statements[index - 1], home.statements[index]
    return below.start_point.row - above.end_point.row <= 2
