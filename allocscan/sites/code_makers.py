"""What in a file stands for a built-in that makes code of text: `Function`, `globalThis.eval`,
`(async () => {}).constructor`, and the names that these go by."""

from collections.abc import Iterator, Sequence

from allocscan.regex import regex
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.context.aliases import aliases_of, uses_of
from allocscan.sites.context.callee import arguments_of, callee_of, spelling
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

EVAL: Final = "eval"
FUNCTION: Final = "Function"
MAKERS: Final = frozenset({EVAL, FUNCTION, "Blob", "Worker", "SharedWorker", "importScripts"})
"""Built-ins that make code out of text (sec-function-p1-p2-pn-body, sec-eval-x, HTML
dom-worker)."""

_GLOBAL_OBJECTS: Final = frozenset(
    {"globalThis", "window", "self", "global", "top", "parent", "frames"}
)
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_PROTOTYPE: Final = "getPrototypeOf"
_MOST_STEPS: Final = 8
"""So many variables and prototypes are followed. What is farther off counts as a function."""
_CONSTRUCTOR: Final = b"constructor"
_AS_MEMBER: Final = regex(
    rb"(?:\.|['\"`]|[{,]\s*+)(?:eval|Function|Blob|Worker|SharedWorker|importScripts)\b"
)
"""Where a name may be that of a member: to look for names is dear."""
_MEMBER_NAMES: Final = frozenset(
    {"property_identifier", "shorthand_property_identifier_pattern", "string", "string_fragment"}
    | {"template_string"}
)
_QUOTED: Final = regex(rb"['\"`](?:eval|Function)['\"`]")


def code_makers(syntax: Syntax, scopes: ScopeTree) -> Iterator[tuple[Node, str]]:
    """What stands for one of `MAKERS`, each with the name of the built-in: that of a function's
    constructor is `Function` (sec-function.prototype.constructor and its like)."""
    for node, name in _roots(syntax, scopes):
        for alias in aliases_of(node, None, syntax, scopes):
            if alias.member is None:
                yield alias.node, name


def _roots(syntax: Syntax, scopes: ScopeTree) -> Iterator[tuple[Node, str]]:
    content = syntax.source.content
    for name in sorted(MAKERS):
        for use in scopes.uses_of(name) if name.encode() in content else ():
            if use.binding is None and not use.in_type:
                yield use.node, name
    named = _named_members(syntax) if _AS_MEMBER.search(content) is not None else ()
    for holder in sorted(_GLOBAL_OBJECTS) if named else ():
        for use in scopes.uses_of(holder) if holder.encode() in content else ():
            if use.binding is None and not use.in_type:
                yield from _in_global_object(use.node, named, syntax, scopes)
    for at in syntax.words.at(_CONSTRUCTOR) if _CONSTRUCTOR in content else ():
        leaf = syntax.root.descendant_for_byte_range(at, at + len(_CONSTRUCTOR))
        for found in () if leaf is None else _constructors_at(leaf, syntax, scopes):
            yield found, FUNCTION


def _named_members(syntax: Syntax) -> tuple[str, ...]:
    """Those of `MAKERS` that the file names as a member, or in a text; no type does, no comment."""
    found: list[str] = []
    for name in sorted(MAKERS):
        word = name.encode()
        for at in syntax.words.at(word) if word in syntax.source.content else ():
            leaf = syntax.root.descendant_for_byte_range(at, at + len(word))
            if leaf is not None and leaf.type in _MEMBER_NAMES:
                found.append(name)
                break
    return tuple(found)


def _in_global_object(
    node: Node, named: Sequence[str], syntax: Syntax, scopes: ScopeTree
) -> Iterator[tuple[Node, str]]:
    """What `node`, which stands for the global object, has under one of the names; those are
    `named` as members in the file."""
    holder = syntax.parent(node)
    while holder is not None and holder.type == "member_expression":
        own = holder.child_by_field_name("property")
        name = "" if own is None else syntax.name(own)
        if name in MAKERS:
            yield holder, name
        if name not in _GLOBAL_OBJECTS:
            return
        node, holder = holder, syntax.parent(holder)
    content = syntax.source.content
    if holder is not None and holder.type == "subscript_expression":
        index = holder.child_by_field_name("index")
        quoted = index is not None and index.type == "string"
        if not quoted and _QUOTED.search(content) is not None:
            yield holder, FUNCTION  # nobody knows which it is
    for name in named:
        for alias in aliases_of(node, name, syntax, scopes):
            if alias.member is None and not _is_computed(alias.node):
                yield alias.node, name


def _is_computed(node: Node) -> bool:
    index = node.child_by_field_name("index") if node.type == "subscript_expression" else None
    return index is not None and index.type != "string"


def _constructors_at(leaf: Node, syntax: Syntax, scopes: ScopeTree) -> Iterator[Node]:
    """What stands for the `constructor` of a function, where `leaf` says that name: the member, or
    the uses of the variable of a pattern."""
    at: Node | None = leaf
    while at is not None and at.type in ("string", "string_fragment", "property_identifier"):
        at = syntax.parent(at)
    if at is None:
        return
    if at.type in _MEMBERS:
        held = at.child_by_field_name("object")
        if held is not None and _gives_maker(at, held, syntax, scopes):
            yield at
        return
    declared = at.child_by_field_name("value") if at.type == "pair_pattern" else at
    pattern = syntax.parent(at)
    if declared is None or pattern is None or pattern.type != "object_pattern":
        return
    holder = syntax.parent(pattern)
    value = None if holder is None else holder.child_by_field_name("value")
    if value is not None and _is_function(value, syntax, scopes):
        yield from uses_of(declared, scopes)


def _gives_maker(member: Node, held: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for the `constructor` of a function, and where one is called: that of a class cannot
    be (sec-ecmascript-function-objects-call-thisargument-argumentslist)."""
    call = syntax.parent(member)
    plainly = call is not None and call.type == "call_expression" and _is_callee(member, call)
    node = unwrapped(held)
    if plainly and node.type not in ("this", "super"):
        return True
    own = node.child_by_field_name("property") if node.type == "member_expression" else None
    inner = node.child_by_field_name("object")
    if own is not None and syntax.name(own) == "constructor":
        return True
    if own is not None and syntax.name(own) == "prototype":
        return inner is not None and syntax.name(inner) == FUNCTION
    return _is_function(node, syntax, scopes)


def _is_callee(member: Node, call: Node) -> bool:
    callee = callee_of(call)
    return callee is not None and callee.id == member.id


def _is_function(value: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for what is a function or a class, a variable that holds one, or its prototype."""
    node = unwrapped(value)
    for _ in range(_MOST_STEPS):
        if node.type == "call_expression":
            prototype = spelling(node, syntax).rpartition(".")[2] == _PROTOTYPE
            given = arguments_of(node)[:1] if prototype else []
        else:
            own = node.child_by_field_name("property") if node.type in _MEMBERS else None
            inner = node.child_by_field_name("object")
            proto = own is not None and syntax.name(own) == "__proto__" and inner is not None
            given = [inner] if proto and inner is not None else []
        if given:
            node = unwrapped(given[0])
            continue
        if node.type in FUNCTIONS or node.type in CLASSES:
            return True
        binding = scopes.binding(node) if node.type == "identifier" else None
        if binding is None:
            return False
        if binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS):
            return True
        declared = syntax.parent(binding.declarations[0])
        held = None if declared is None else declared.child_by_field_name("value")
        if held is None:
            return False
        node = unwrapped(held)
    return True
