"""Where a constant can stand so that it is initialised before anything can ask for it.

The rule (hazards D01 to D16, D22): a function *declaration* can be called by every statement
that mentions it, or mentions another function declaration that does, even above its own text;
any other function exists only once its own statement has run. A constant goes directly above
the statement that uses it, or above the first statement that could call the function earlier,
and always below the declarations its own text refers to.
"""

from allocscan.records import dataclass, replace
from allocscan.regex import regex
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.hoist_values import Placement
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.calls import Calls
from allocscan.sites.placing.guarding import start_with_guard
from allocscan.sites.placing.head import directives_of, head_of
from allocscan.sites.placing.home import Home, Homes, declares_function
from allocscan.sites.placing.remarks import line_start, start_with_remarks
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Placed:
    """The place, or None with the obstacle that rules out every place."""

    placement: Placement | None
    obstacles: tuple[Obstacle, ...]


def place(
    node: Node,
    after: tuple[Binding, ...],
    home: Home,
    homes: Homes,
    syntax: Syntax,
    scopes: ScopeTree,
    *,
    may_cycle: bool,
) -> Placed:
    """Return where a constant used at `node` can stand in `home`.

    An import cycle leaves the place as it is and adds an obstacle: no place in the module helps.
    """
    own = home.index_of(node.start_byte)
    late = next((binding for binding in after if _comes_later(binding, home)), None)
    if late is not None:
        at = span_of(late.declarations[0])
        return Placed(None, (Obstacle(Because.LATER_DECLARATION, at),))
    calls = Calls(home, homes, scopes, may_cycle=may_cycle)
    latest, exported = own, None
    if declares_function(home.statements[own]) is not None:
        latest, exported = calls.first(own, own)
    lowest = max((_declared_at(binding, home) + 1 for binding in after), default=0)
    if own < lowest and _declares_only_function(home.statements[own]):
        # a place below the function will do, above the first use
        latest, exported = calls.first(own, lowest)
        own = latest
    if lowest > latest:
        late = max(after, key=lambda binding: _declared_at(binding, home))
        at = span_of(late.declarations[0])
        return Placed(None, (Obstacle(Because.LATER_DECLARATION, at),))
    latest = max(latest, directives_of(home))
    if latest > own:
        return Placed(None, (Obstacle(Because.LATER_DECLARATION, span_of(node)),))
    latest = _above_overloads(latest, home, syntax)
    cycle = () if exported is None else (Obstacle(Because.IMPORT_CYCLE, span_of(exported)),)
    placement = _placement(latest, home, syntax)
    placement = replace(placement, head=_at_head(lowest, latest, home, syntax))
    return Placed(placement, (*cycle, *_unread_overloads(latest, home, syntax)))


def _declares_only_function(statement: Node) -> bool:
    """True for `function f() {…}` and `const f = () => {…};`, exported or not: running that runs
    nothing of the function."""
    if declares_function(statement) is not None:
        return True
    declarator = _only_declarator(statement)
    value = None if declarator is None else declarator.child_by_field_name("value")
    return value is not None and unwrapped(value).type in FUNCTIONS


def _only_declarator(statement: Node) -> Node | None:
    declaration = statement.child_by_field_name("declaration") or statement
    kind = declaration.child_by_field_name("kind")
    if declaration.type != "lexical_declaration" or kind is None or kind.type != "const":
        return None
    declarators = children_of(declaration)
    return declarators[0] if len(declarators) == 1 else None


def _declared_at(binding: Binding, home: Home) -> int:
    """The index of the statement of `home` that declares `binding`; -1 when outside of `home`."""
    declared = binding.declarations[0]
    if not home.body.start_byte <= declared.start_byte < home.body.end_byte:
        return -1
    return home.index_of(declared.start_byte)


def _comes_later(binding: Binding, home: Home) -> bool:
    """True for a binding that is declared around `home`, below it: when the wrapper runs, the
    declaration has not."""
    return binding.declarations[0].start_byte >= home.body.end_byte


def _above_overloads(index: int, home: Home, syntax: Syntax) -> int:
    while 0 < index < len(home.statements) and _is_signature(home.statements[index - 1]):
        index -= 1
    return index


def _is_signature(statement: Node) -> bool:
    inner = statement.child_by_field_name("declaration")
    return (inner if inner is not None else statement).type == "function_signature"


def _unread_overloads(index: int, home: Home, syntax: Syntax) -> tuple[Obstacle, ...]:
    """What could not be read above `export default function () {}`: the grammar knows no overload
    without a name, and between the two nothing may come."""
    if index == len(home.statements) or not syntax.source.language.typed:
        return ()
    statement = home.statements[index]
    unnamed = statement.child_by_field_name("value") is not None
    if not unnamed or declares_function(statement) is None:
        return ()
    above = [error for error in syntax.errors if error.start < statement.start_byte]
    return tuple(Obstacle(Because.ERROR_REGION, error) for error in above[-1:])


def _at_head(lowest: int, latest: int, home: Home, syntax: Syntax) -> Placement | None:
    """The place below the imports, or below the constants that stand there; None where a
    constant would come too early or too late there."""
    head = head_of(home, syntax)
    at = min(head.constants, latest)
    if at < max(head.imports, lowest):
        return None
    return _below(home.statements[at - 1], home, syntax) if at else _above(at, home, syntax)


def _placement(index: int, home: Home, syntax: Syntax) -> Placement:
    if index == len(home.statements):
        return _below(home.statements[index - 1], home, syntax)
    return _above(index, home, syntax)


def _above(index: int, home: Home, syntax: Syntax) -> Placement:
    content = syntax.source.content
    statement = home.statements[index]
    guarded = start_with_guard(statement, syntax)
    start = start_with_remarks(statement, syntax) if guarded is None else guarded
    line = line_start(content, start)
    indent = content[line:start]
    if indent.strip():
        return Placement(start, _margin(indent), home.in_wrapper)
    return Placement(max(line, syntax.source.body_start), indent, home.in_wrapper)


def _margin(before: bytes) -> bytes:
    """What a line begins with whose first text is a comment, below which a constant can stand."""
    text = before.lstrip(b" \t")
    return before[: -len(text)] if text.startswith(b"/*") else b""


def _below(statement: Node, home: Home, syntax: Syntax) -> Placement:
    """Behind the line that `statement` ends on, or behind the statement where more is there."""
    content = syntax.source.content
    line = line_start(content, statement.start_byte)
    indent = content[line : statement.start_byte]
    end, beside = statement.end_byte, statement.next_sibling
    if beside is not None and beside.type == "comment" and _is_beside(beside, statement):
        end = beside.end_byte
    rest = _REST_OF_LINE.match(content, end)
    assert rest is not None, "it matches nothing at all too"
    alone = not indent.strip() and (rest.end() == len(content) or rest.end() > rest.end(1))
    offset = rest.end() if alone else statement.end_byte
    return Placement(offset, indent if alone else b"", home.in_wrapper, below=True)


_REST_OF_LINE: Final = regex(rb"([ \t]*)(?:\r?\n)?")


def _is_beside(comment: Node, statement: Node) -> bool:
    return comment.start_point.row == comment.end_point.row == statement.end_point.row
