"""Where a constant can stand so that it is initialised before anything can ask for it.

The rule (hazards D01 to D16, D22): a function *declaration* can be called by every statement
that mentions it, or mentions another function declaration that does, even above its own text;
any other function exists only once its own statement has run. A constant goes directly above
the statement that uses it, or above the first statement that could call the function earlier,
and always below the declarations its own text refers to.
"""

import re
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.home import Home, Homes, declares_function
from allocscan.sites.values import Because, Obstacle, Placement
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of, unwrapped

PRAGMA_WORDS: Final = (
    b"@jsx",
    b"@license",
    b"@preserve",
    b"@flow",
    b"@ts-",
    b"@fileoverview",
    b"@file ",
    b"@module",
    b"@packageDocumentation",
    b"@jest-",
    b"@vitest-",
    b"@format",
    b"@generated",
    b"copyright",
    b"licen",
    b"eslint",
    b"jshint",
    b"jslint",
    b"prettier-ignore",
    b"istanbul",
    b"globals ",
    b"global ",
    b"///",
)
"""A comment that holds one of these (lower case) belongs to the file, not to the statement
below it (hazards D17, D21)."""


NEXT_STATEMENT: Final = re.compile(
    rb"@ts-(ignore|expect-error)|-disable-next-line|(istanbul|c8|v8|node:coverage) ignore|"
    rb"(prettier|biome|dprint|deno-fmt|deno-lint|oxlint|standard)-ignore"
)
"""A comment that some tool applies to the statement below it, whatever lies between: nothing may
come between the two (hazard D17)."""


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
    latest, exported = _latest(own, home, homes, scopes)
    lowest = max((_declared_at(binding, home) + 1 for binding in after), default=0)
    below = own < lowest < len(home.statements)
    if below and _declares_only_function(home.statements[own]):
        # the function that a `const` holds: a place below it will do, above the first use
        calls, exported = _first_call(own, lowest, home, homes, scopes)
        own = latest = min(calls, lowest)
    if lowest > latest:
        late = max(after, key=lambda binding: _declared_at(binding, home))
        at = span_of(late.declarations[0])
        return Placed(None, (Obstacle(Because.LATER_DECLARATION, at),))
    latest = max(latest, _directives(home, syntax))
    if latest > own:
        return Placed(None, (Obstacle(Because.LATER_DECLARATION, span_of(node)),))
    latest = _above_overloads(latest, home, syntax)
    obstacles = [Obstacle(Because.IMPORT_CYCLE, span_of(at)) for at in exported[:1] if may_cycle]
    return Placed(_placement(latest, home, syntax), tuple(obstacles))


def _latest(own: int, home: Home, homes: Homes, scopes: ScopeTree) -> tuple[int, tuple[Node, ...]]:
    """The last index that is early enough, and where function declarations that lead to the use
    are exported."""
    if declares_function(home.statements[own]) is None:
        return own, ()
    return _first_call(own, own, home, homes, scopes)


def _first_call(
    own: int, bound: int, home: Home, homes: Homes, scopes: ScopeTree
) -> tuple[int, tuple[Node, ...]]:
    """The index of the first statement, or `bound` if that is less, that may run the function of
    the statement `own`; and where functions that lead to it are exported."""
    latest, reaching, seen = bound, [own], {own}
    exported: list[Node] = []
    for at in reaching:
        binding = _binding_of(home.statements[at], scopes)
        if binding is None or binding.exported:
            exported.append(_export_of(home.statements[at], binding))
        for index in homes.users(home, binding) if binding is not None else ():
            if declares_function(home.statements[index]) is None:
                if not _is_type_or_export(home.statements[index]):
                    latest = min(latest, index)
            elif index not in seen:
                seen.add(index)
                reaching.append(index)
    return latest, tuple(exported)


def _declares_only_function(statement: Node) -> bool:
    """True for `const f = () => {…};`, exported or not: running it runs nothing of the function."""
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


def _binding_of(statement: Node, scopes: ScopeTree) -> Binding | None:
    """The variable of the function that `statement` declares; None for a nameless default."""
    function = declares_function(statement) or _only_declarator(statement)
    name = function.child_by_field_name("name") if function is not None else None
    return None if name is None else scopes.binding(name)


def _export_of(statement: Node, binding: Binding | None) -> Node:
    return statement.children[0] if binding is None else binding.declarations[0]


def _is_type_or_export(statement: Node) -> bool:
    """True for what mentions a function without running anything: `export { f }`, a type."""
    if statement.type == "export_statement":
        return statement.child_by_field_name("declaration") is None and any(
            child.type == "export_clause" for child in statement.named_children
        )
    return statement.type in ("type_alias_declaration", "interface_declaration")


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


def _directives(home: Home, syntax: Syntax) -> int:
    """How many statements the directive prologue has (sec-directive-prologues)."""
    count = 0
    for statement in home.statements:
        inner = statement.named_children[0] if statement.named_child_count else None
        if statement.type != "expression_statement" or inner is None or inner.type != "string":
            break
        count += 1
    return count


def _above_overloads(index: int, home: Home, syntax: Syntax) -> int:
    while index > 0 and _is_signature(home.statements[index - 1]):
        index -= 1
    return index


def _is_signature(statement: Node) -> bool:
    inner = statement.child_by_field_name("declaration")
    return (inner if inner is not None else statement).type == "function_signature"


def _placement(index: int, home: Home, syntax: Syntax) -> Placement:
    content = syntax.source.content
    start = home.statements[index].start_byte
    comment = _comment_above(home.statements[index], syntax)
    while comment is not None:
        start = comment.start_byte
        comment = _comment_above(comment, syntax)
    line = _line_start(content, start)
    indent = content[line:start]
    if indent.strip():
        return Placement(start, b"", home.in_wrapper)
    return Placement(max(line, syntax.source.body_start), indent, home.in_wrapper)


def _comment_above(node: Node, syntax: Syntax) -> Node | None:
    """The comment that belongs to `node`: directly above, on lines of its own, no pragma."""
    comment = node.prev_sibling
    if comment is None or comment.type != "comment":
        return None
    content = syntax.source.content
    between = content[comment.end_byte : node.start_byte]
    own_line = not content[_line_start(content, comment.start_byte) : comment.start_byte].strip()
    text = syntax.text(comment).lower()
    if own_line and not between.strip() and NEXT_STATEMENT.search(text):
        return comment
    if between.strip() or between.count(b"\n") > 1 or content[comment.end_byte - 1] == 0x0A:
        return None
    pragma = any(word in text for word in PRAGMA_WORDS)
    return comment if own_line and not pragma else None


def _line_start(content: bytes, offset: int) -> int:
    return max(content.rfind(b"\n", 0, offset), content.rfind(b"\r", 0, offset)) + 1
