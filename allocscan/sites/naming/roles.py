"""What a literal is used for, as words: what it is assigned to, looked up in, passed as."""

from allocscan.knowledge.english import plural, singular
from allocscan.sites.flow.visible import Visible
from allocscan.sites.naming.arguments import argument_role
from allocscan.sites.naming.outcomes import outcome_name
from allocscan.sites.naming.words import key_of, label_of, name_in, plain_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_TAKEN_APART: Final = frozenset({"array_pattern", "required_parameter", "assignment_pattern"})
_MERE_KEYS: Final = frozenset({"key", "name", "id", "index", "idx", "prop", "property", "field"})
"""Index names that say nothing of what the table is for."""

_SEARCHES: Final = frozenset({"includes", "indexOf", "lastIndexOf", "has"})
_LOOKUPS: Final = frozenset({"get", "at"})
_LABELS: Final = frozenset({"className", "id", "kind", "label", "name", "option", "scope", "type"})
_LISTS: Final = frozenset({"children", "contains", "items", "list", "oneOf", "rules", "variants"})
"""Properties that hold a list of things of any kind."""

_TARGETS: Final = ("name", "left", "pattern", "key", "property")

Role = tuple[str | None, bool]
"""The words, and whether it stands in for what was not given."""


def assigned_role(outer: Node, parent: Node, syntax: Syntax) -> str | None:
    """The variable, property or parameter that `outer`, a child of `parent`, is the value of."""
    if parent.type == "for_in_statement" or parent.type in FUNCTIONS:
        return None
    if parent.type in FIELDS:
        name = parent.child_by_field_name("property") or parent.child_by_field_name("name")
        return plain_name(name, syntax)
    for field in _TARGETS:
        target = parent.child_by_field_name(field)
        if target is None or target.id == outer.id:
            continue
        if target.type == "shorthand_property_identifier_pattern":
            return syntax.name(target)
        if field == "key":
            return key_of(parent, syntax)
        if parent.type not in ("member_expression", "subscript_expression"):
            return plain_name(target, syntax)
    return None


def role_of(outer: Node, parent: Node, visible: Visible, syntax: Syntax) -> Role:
    """What `outer`, a child of `parent`, is used for."""
    match parent.type:
        case "jsx_expression":
            return _attribute(parent, syntax), False
        case "arguments":
            call = syntax.parent(parent)
            return (None, False) if call is None else argument_role(outer, call, visible, syntax)
        case "for_in_statement":
            left = parent.child_by_field_name("left")
            return _one_of(left, syntax), False
        case "subscript_expression":
            return _looked_up(parent, parent.child_by_field_name("index"), syntax), False
        case "member_expression":
            return _receiver(parent, syntax), False
        case "spread_element" | "array":
            return _element(outer, parent, syntax), False
        case "computed_property_name":
            return "selectors", False
    return None, False


def _attribute(expression: Node, syntax: Syntax) -> str | None:
    attribute = syntax.parent(expression)
    if attribute is None or attribute.type != "jsx_attribute":
        return None
    return syntax.name(attribute.named_children[0])


def _one_of(variable: Node | None, syntax: Syntax) -> str | None:
    """What a list is called whose elements are called so: `sizes` for `size`."""
    while variable is not None and variable.type in _TAKEN_APART and variable.named_child_count:
        variable = variable.named_children[0]
    if variable is None or variable.type != "identifier" or len(syntax.name(variable)) < 3:
        return None
    return plural(syntax.name(variable))


def _receiver(member: Node, syntax: Syntax) -> str | None:
    """`[…].includes(user.role)` → roles; `new Map(…).get(kind)` → byKind; `[…].map(row => …)` →
    rows; `[…].join('\\n')` → lines of what that is assigned to."""
    name, call = plain_name(member, syntax), syntax.parent(member)
    if name is None or call is None or call.type != "call_expression":
        return None
    arguments = call.child_by_field_name("arguments")
    asked = next(iter(children_of(arguments)), None) if arguments is not None else None
    if asked is not None and asked.type in FUNCTIONS:
        parameters = asked.child_by_field_name("parameters")
        first = asked.child_by_field_name("parameter")
        if first is None and parameters is not None:
            first = next(iter(children_of(parameters)), None)
        element = _one_of(first, syntax)
        return element if element is not None else _made(call, syntax)
    if name in _LOOKUPS and asked is not None:
        return _looked_up(call, asked, syntax)
    if name in _SEARCHES:
        word = None if asked is None else name_in(asked, syntax)
        return None if word is None else plural(word)
    if name == "join":
        made = outcome_name(call, syntax) or ""
        lines = asked is not None and b"n" in syntax.text(asked)
        return f"{made}Lines" if lines else f"{made}Parts"
    return _made(call, syntax)


def _made(call: Node, syntax: Syntax) -> str | None:
    """`tagValues` for what a `tag` is worked out from."""
    assigned = outcome_name(call, syntax)
    return None if assigned is None else f"{singular(assigned)}Values"


def _looked_up(lookup: Node, key: Node | None, syntax: Syntax) -> str | None:
    """`weekdayLabels` for `const label = […][weekday]`, `byWeekday` where it is not assigned."""
    word = None if key is None else name_in(key, syntax)
    if word is not None and (len(word) < 2 or word in _MERE_KEYS):
        word = None
    assigned = outcome_name(lookup, syntax)
    if assigned is None or len(assigned) < 3:
        return None if word is None else f"by{_title(word)}"
    if assigned.endswith("ed"):
        return f"{assigned}Values" if word is None else f"{assigned}{_title(plural(word))}"
    many = plural(assigned)
    return many if word is None else f"{word}{_title(many)}"


def _element(outer: Node, parent: Node, syntax: Syntax) -> str | None:
    """What the list is assigned to that `parent` is, or spreads into, for one of its elements;
    for an object that has a name, or says its type, that."""
    around, holder = syntax.effective_parent(parent)
    while holder is not None and holder.type == "array":
        around, holder = syntax.effective_parent(holder)
    found = None if holder is None else assigned_role(around, holder, syntax)
    if parent.type == "spread_element":
        return found
    called = _label_of(outer, syntax)
    one = None if found is None or found in _LISTS else singular(found)
    if called is None:
        return one
    return called if one is None else f"{called}{_title(one)}"


def _label_of(literal: Node, syntax: Syntax) -> str | None:
    """`cacheStrategy` of `{ name: "cache-strategy", … }`."""
    pairs = children_of(literal) if literal.type == "object" else []
    key = key_of(pairs[0], syntax) if pairs and pairs[0].type == "pair" else None
    value = pairs[0].child_by_field_name("value") if key in _LABELS else None
    return label_of(value, syntax) if value is not None and value.type == "string" else None


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
