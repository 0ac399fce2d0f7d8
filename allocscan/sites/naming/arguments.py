"""What an argument is called: by the parameter it becomes, or by what is called with it."""

from allocscan.knowledge.english import plural, singular
from allocscan.sites.flow.visible import Visible
from allocscan.sites.naming.outcomes import is_label_taker, outcome_name
from allocscan.sites.naming.places import function_near
from allocscan.sites.naming.words import label_of, name_in, plain_name
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_MERGES: Final = frozenset(
    {"assign", "defaults", "defaultsDeep", "extend", "merge", "mergeDeep"}
    | {"__assign", "__spreadValues", "_extends", "_objectSpread", "_objectSpread2"}
)
"""Called with defaults and what overrides them, or with what is to be put together."""

_OVERRIDES: Final = frozenset(
    {"args", "attrs", "cfg", "conf", "config", "init", "opt", "options", "opts", "overrides"}
    | {"params", "props", "settings", "user", "userOptions"}
)
"""What callers give to override defaults."""

_DYNAMIC: Final = frozenset(
    {"createBlock", "createElementBlock", "createElementVNode", "createVNode"}
)
"""Vue's compiler calls them with the names of the props that may change."""

_CHOICES: Final = {
    "omit": "omitted",
    "pick": "picked",
    "copy": "copied",
    "__rest": "omitted",
    "_objectWithoutProperties": "omitted",
    "_objectWithoutPropertiesLoose": "omitted",
}
"""Called with an object and a list of its keys."""

_DESCRIBED: Final = frozenset({"defineProperties"})
_PASSED_ON: Final = frozenset(
    {"concat", "entries", "freeze", "from", "keys", "seal", "stringify", "values"}
)
_MERE_VERBS: Final = frozenset(
    {"add", "append", "apply", "call", "emit", "fromArray", "insert", "push", "set", "unshift"}
    | {"write", "send", "run", "exec", "bind"}
)
_GENERIC: Final = frozenset(
    {"arr", "array", "args", "config", "data", "input", "item", "items", "list", "obj", "object"}
    | {"options", "opts", "params", "props", "source", "target", "value", "values"}
)
"""Parameters that say nothing without their function."""

Role = tuple[str | None, bool]


def argument_role(outer: Node, call: Node, visible: Visible, syntax: Syntax) -> Role:
    """The words for `outer` as an argument of `call`, and whether it stands in for what was not
    given."""
    arguments = call.child_by_field_name("arguments")
    listed = [] if arguments is None else children_of(arguments)
    callee = call.child_by_field_name("function")
    name = plain_name(callee, syntax)
    if name in _MERGES:
        return _merged(outer, call, listed, syntax)
    parameter = _parameter(outer, call, listed, visible, syntax)
    if parameter is not None and parameter not in _GENERIC:
        return parameter, False
    assigned = outcome_name(call, syntax)
    is_list = unwrapped_type(outer, visible) == "array"
    if name == "concat" and is_list and assigned is not None:
        return plural(assigned), False
    if call.type == "new_expression" or name in _PASSED_ON or name is None:
        return assigned, False
    if name in _DESCRIBED:
        return _described(listed[0], syntax), False
    if name in _CHOICES and is_list:
        of = name_in(listed[0], syntax) if listed[0].id != outer.id else None
        return f"{_CHOICES[name]}{_title(of or 'keys')}", False
    label = label_of(listed[0], syntax) if is_label_taker(name, listed, outer) else None
    if label is not None:
        return plural(label) if is_list else label, False
    if is_list and name in _DYNAMIC:
        return "dynamicProps", False
    mere = is_list and not _sets(name) and name not in _MERE_VERBS
    if len(name) < 3 or (mere and (assigned is not None or _says_more(outer, syntax))):
        return assigned, False
    return _by_callee(name, callee, assigned, syntax, is_list=is_list), False


def unwrapped_type(node: Node, visible: Visible) -> str:
    """The kind of the literal that `node` is."""
    return visible.unwrapped(node).type


def _parameter(
    outer: Node, call: Node, listed: list[Node], visible: Visible, syntax: Syntax
) -> str | None:
    """The name of the parameter that `outer` becomes, where that is more than a letter."""
    function = visible.callee(call)
    if function is None:
        return None
    position = next((i for i, child in enumerate(listed) if child.id == outer.id), None)
    patterns = visible.parameters(function).patterns
    if position is None or position >= len(patterns) or patterns[position].type != "identifier":
        return None
    word = syntax.name(patterns[position])
    return word if len(word) > 2 and not word[-1].isdigit() else None


def _by_callee(
    name: str, callee: Node | None, assigned: str | None, syntax: Syntax, *, is_list: bool
) -> str:
    on = None if callee is None else callee.child_by_field_name("object")
    receiver = None if on is None else name_in(on, syntax)
    receiver = receiver if receiver is not None and len(receiver) > 2 else None
    if name in _MERE_VERBS and (receiver or assigned) is not None:
        owner = receiver or assigned or name
        one = singular(owner)
        if name in ("add", "push", "unshift"):
            return one if one != owner else f"{owner}Entry"
        return owner if is_list else f"{owner}Options"
    if name.lower().endswith(("options", "config", "settings", "props", "opts")):
        bare = name[3:4].lower() + name[4:] if name.startswith("set") else name
        return bare if receiver is None else f"{receiver}{_title(bare)}"
    if is_list:
        return plural(name[3:4].lower() + name[4:]) if _sets(name) else f"{name}Values"
    return f"{name}Options"


def _says_more(literal: Node, syntax: Syntax) -> bool:
    """True when the function around `literal` has a name of several words."""
    name = function_near(literal, syntax)[1] or ""
    return name[:1].islower() and not name.islower()


def _sets(name: str) -> bool:
    return name.startswith(("set", "add")) and name[3:4].isupper()


def _merged(outer: Node, call: Node, listed: list[Node], syntax: Syntax) -> Role:
    """What defaults are for: what they become, or the other argument."""
    assigned = outcome_name(call, syntax)
    names = [name_in(one, syntax) for one in listed if one.id != outer.id]
    others = [name for name in names if name is not None and len(name) > 2]
    overrides = assigned in others or bool(_OVERRIDES.intersection(names))
    defaults = overrides or call_name(call, syntax).startswith("default")
    if assigned is not None:
        return assigned, defaults
    return next(iter(others), None) if defaults else None, defaults


def call_name(call: Node, syntax: Syntax) -> str:
    """The last name of what is called."""
    return plain_name(call.child_by_field_name("function"), syntax) or ""


def _described(target: Node, syntax: Syntax) -> str:
    """`nodePrototypeDescriptors` for what `Object.defineProperties(Node.prototype, …)` is given."""
    owner = plain_name(target, syntax)
    if target.type == "member_expression" and owner == "prototype":
        holder = plain_name(target.child_by_field_name("object"), syntax)
        return "prototypeDescriptors" if holder is None else f"{holder}PrototypeDescriptors"
    return "propertyDescriptors" if owner is None else f"{owner}Descriptors"


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
