"""Evaluates an expression as far as constants go: its kind of value, and what that rests on.

Sources for what can throw or convert: ECMA-262 sec-applystringornumericbinaryoperator and
sec-unary-operators.
"""

from collections.abc import Generator

from allocscan.sites.constant_calls import call, gives_flat
from allocscan.sites.constants import OBJECTS, Kind, Need, Varies, VariesError, Wanted
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.regexps import MEMORY, flags_of
from allocscan.syntax.static_keys import static_key
from allocscan.typed import Final

_LEAVES: Final = {
    "string": Kind.STRING,
    "true": Kind.BOOLEAN,
    "false": Kind.BOOLEAN,
    "null": Kind.NULL,
}


_ARITHMETIC: Final = frozenset({"-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^"})


_COMPARISON: Final = frozenset({"<", ">", "<=", ">=", "===", "!==", "==", "!="})


_LOGICAL: Final = frozenset({"&&", "||", "??"})


_PRIMITIVES: Final = frozenset(Kind) - OBJECTS - {Kind.SYMBOL, Kind.NAME}


_JSX: Final = frozenset({"jsx_element", "jsx_self_closing_element"})


_Step = Generator[Node, Kind, Kind]


class Evaluation:
    """One judgement. The steps are generators driven by a stack of our own, so that depth of
    nesting costs no recursion: `kind = yield child` judges a child."""

    def __init__(self, syntax: Syntax, varies: dict[int, Varies]) -> None:
        self.needs: list[Need] = []
        self.stateful: list[Node] = []
        self._syntax = syntax
        self._varies = varies

    def drive(self, start: Node) -> Kind:
        stack: list[tuple[Node, _Step]] = [(start, self._step(start))]
        sent: Kind | None = None
        try:
            while True:
                try:
                    child = stack[-1][1].send(sent) if sent else next(stack[-1][1])
                    stack.append((child, self._step(child)))
                    sent = None
                except StopIteration as done:
                    stack.pop()
                    sent = done.value
                    if not stack:
                        assert sent is not None
                        return sent
        except VariesError as varies:
            for node, _ in stack:
                self._varies[node.id] = varies.verdict
            raise

    def _step(self, node: Node) -> _Step:
        match node.type:
            case "object":
                return self._object(node)
            case "array":
                return self._array(node)
            case "unary_expression":
                return self._unary(node)
            case "binary_expression":
                return self._binary(node)
            case "ternary_expression":
                return self._ternary(node)
            case "template_string":
                return self._template(node)
            case "call_expression" | "new_expression":
                return call(node, self._syntax, self.needs)
            case "subscript_expression":
                return self._element(node)
            case _:
                return self._leaf(node)

    def _leaf(self, node: Node) -> _Step:
        kind = _LEAVES.get(node.type)
        if kind is not None:
            return kind
        if node.type == "number":
            return Kind.BIGINT if self._syntax.text(node).endswith(b"n") else Kind.NUMBER
        if node.type in ("identifier", "undefined", "shorthand_property_identifier"):
            self.needs.append(Need(node, Wanted.ANY))
            return Kind.NAME
        if node.type == "member_expression":
            self.needs.append(Need(node, Wanted.ANY))
            return Kind.NAME
        if node.type == "regex":
            return self._regex(node)
        if node.type in FUNCTIONS:
            self.needs.append(Need(node, Wanted.FUNCTION))
            return Kind.OBJECT
        if node.type in _JSX:
            self.needs.append(Need(node, Wanted.ELEMENT))
            self.stateful.append(node)
            return Kind.OBJECT
        if node.type == "parenthesized_expression" or node.type in CASTS:
            return (yield _first_expression(node))
        if node.type == "type_assertion":
            return (yield node.named_children[-1])
        raise VariesError("is computed anew each time", node)

    def _regex(self, node: Node) -> Kind:
        if flags_of(node, self._syntax) & MEMORY:
            self.stateful.append(node)
        return Kind.OBJECT

    def _array(self, node: Node) -> _Step:
        for element in node.named_children:
            if element.type in _LEAVES or element.type == "comment":
                continue
            if element.type == "spread_element":
                yield from self._spread(element)
            else:
                yield element
        return Kind.ARRAY

    def _element(self, node: Node) -> _Step:
        """`TABLE['key']`, `LIST[0]`: by a key that stands in the source."""
        index = node.child_by_field_name("index")
        if index is None or index.type not in ("string", "number"):
            raise VariesError("is computed anew each time", node)
        self.needs.append(Need(node, Wanted.ANY))
        return Kind.NAME
        yield  # a step like the others

    def _spread(self, node: Node) -> Generator[Node, Kind, None]:
        inner = _first_expression(node)
        holder = self._syntax.parent(node)
        into_array = holder is not None and holder.type == "array"
        if any(_has_getter(entry) for entry in inner.named_children):
            raise VariesError("runs a getter each time", node)
        kind = yield inner
        if kind is Kind.NAME:
            self.needs.append(Need(inner, Wanted.ITEMS if into_array else Wanted.CONTENTS))
        elif into_array and kind not in (Kind.ARRAY, Kind.STRING):
            raise VariesError("may not be iterable", node)
        elif inner.type not in ("object", "array", "string") and not gives_flat(
            inner, self._syntax
        ):
            raise VariesError("copies another object as it is at that moment", node)

    def _object(self, node: Node) -> _Step:
        for entry in node.named_children:
            if entry.type == "pair":
                yield from self._pair(entry)
            elif entry.type == "spread_element":
                yield from self._spread(entry)
            elif entry.type == "method_definition":
                yield from self._key(entry.child_by_field_name("name"))
                yield entry
            elif entry.type != "comment":
                yield entry
        return Kind.OBJECT

    def _pair(self, pair: Node) -> Generator[Node, Kind, None]:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        yield from self._key(key)
        if key is None or value is None:
            raise VariesError("could not be read", pair)
        if _is_prototype_key(self._syntax, key) and value.type != "null":
            raise VariesError("gives the object a prototype", pair)
        if value.type not in _LEAVES:
            yield value

    def _key(self, key: Node | None) -> Generator[Node, Kind, None]:
        if key is None or key.type != "computed_property_name":
            return
        inner = _first_expression(key)
        kind = yield inner
        if kind in OBJECTS:
            raise VariesError("is a key that is converted each time", key)
        if kind is Kind.NAME:
            self.needs.append(Need(inner, Wanted.KEY))

    def _unary(self, node: Node) -> _Step:
        operator = self._operator(node)
        argument = node.child_by_field_name("argument")
        if argument is None or operator == "delete":
            raise VariesError("is computed anew each time", node)
        kind = yield argument
        match operator:
            case "!":
                return Kind.BOOLEAN
            case "void":
                return Kind.UNDEFINED
            case "typeof":
                return Kind.STRING
            case "+" | "-" | "~" if kind is Kind.NUMBER or (
                kind is Kind.BIGINT and operator != "+"
            ):
                return kind
            case "+" | "-" | "~" if kind is Kind.NAME:
                self.needs.append(Need(argument, Wanted.NUMBER))
                return Kind.NUMBER
        raise VariesError("may throw or call a conversion", node)

    def _binary(self, node: Node) -> _Step:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            raise VariesError("could not be read", node)
        operator = self._operator(node)
        kinds = ((yield left), (yield right))
        for kind, side in zip(kinds, (left, right), strict=True):
            if kind is Kind.NAME and operator not in _LOGICAL:
                wanted = Wanted.NUMBER if operator in _ARITHMETIC else Wanted.PRIMITIVE
                self.needs.append(Need(side, wanted))
        if operator in _LOGICAL:
            return kinds[0] if kinds[0] is kinds[1] else Kind.NAME
        numbers = {Kind.NUMBER, Kind.NAME}
        plain = {Kind.NUMBER, Kind.STRING, Kind.NAME}
        if operator in _ARITHMETIC and set(kinds) <= numbers:
            return Kind.NUMBER
        if operator in _COMPARISON and set(kinds) <= plain:
            return Kind.BOOLEAN
        if operator == "+" and set(kinds) <= plain:
            return Kind.STRING if Kind.STRING in kinds else _sum(kinds)
        raise VariesError("may throw or call a conversion", node)

    def _ternary(self, node: Node) -> _Step:
        parts = [node.child_by_field_name(f) for f in ("condition", "consequence", "alternative")]
        kinds = []
        for part in parts:
            if part is None:
                raise VariesError("could not be read", node)
            kinds.append((yield part))
        return kinds[1] if kinds[1] is kinds[2] else Kind.NAME

    def _template(self, node: Node) -> _Step:
        for part in node.named_children:
            if part.type == "template_substitution":
                inner = _first_expression(part)
                kind = yield inner
                if kind is Kind.NAME:
                    self.needs.append(Need(inner, Wanted.PRIMITIVE))
                elif kind not in _PRIMITIVES:
                    raise VariesError("calls a conversion each time", part)
        return Kind.STRING

    def _operator(self, node: Node) -> str:
        operator = node.child_by_field_name("operator")
        return "" if operator is None else self._syntax.name(operator)


def _sum(kinds: tuple[Kind, Kind]) -> Kind:
    return Kind.NUMBER if set(kinds) == {Kind.NUMBER} else Kind.NAME


def _first_expression(node: Node) -> Node:
    for child in node.named_children:
        if child.type != "comment":
            return child
    raise VariesError("could not be read", node)


def _has_getter(entry: Node) -> bool:
    return entry.type == "method_definition" and any(c.type == "get" for c in entry.children)


def _is_prototype_key(syntax: Syntax, key: Node) -> bool:
    """True for `__proto__`, and for a key that cannot be read for certain."""
    named = key.type not in ("computed_property_name", "number")
    return named and static_key(syntax, key) in (None, "__proto__")
