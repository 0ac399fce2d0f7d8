"""What an expression may be that Python evaluates while it imports a `rule.py`."""

from collections.abc import Iterable, Iterator

import libcst as cst

from allocscan.records import dataclass
from allocscan.typed import Final

_VALUE: Final = "a value that is made on import must be a literal"
_TYPE: Final = "an annotation runs on import: names, `|` and `[…]` only"


@dataclass(frozen=True, slots=True)
class Offence:
    """A node that is no declaration, and what to do about it."""

    node: cst.CSTNode
    message: str


def value_offences(value: cst.BaseExpression) -> Iterator[Offence]:
    """Yield what in `value` is more than a literal: text, numbers, names, containers of them."""
    pending: list[cst.BaseExpression] = [value]
    while pending:
        node = pending.pop()
        match node:
            case cst.SimpleString() | cst.Integer() | cst.Float() | cst.Name():
                pass
            case cst.ConcatenatedString(left=left, right=right):
                pending += [right, left]
            case cst.Attribute(value=root):
                pending.append(root)
            case cst.UnaryOperation(operator=cst.Minus(), expression=number):
                pending.append(number)
            case cst.Tuple() | cst.List() | cst.Set():
                yield from _unpacked(node.elements)
                pending += [element.value for element in reversed(node.elements)]
            case cst.Dict(elements=pairs):
                yield from _unpacked(pairs)
                for pair in reversed(pairs):
                    pending.append(pair.value)
                    if isinstance(pair, cst.DictElement):
                        pending.append(pair.key)
            case _:
                yield Offence(node, _VALUE)


def _unpacked(elements: Iterable[cst.CSTNode]) -> Iterator[Offence]:
    for element in elements:
        if isinstance(element, cst.StarredElement | cst.StarredDictElement):
            yield Offence(element, _VALUE)


def type_offences(annotation: cst.BaseExpression) -> Iterator[Offence]:
    """Yield what in `annotation` is more than a type: names, `|`, subscripts and text."""
    pending: list[cst.BaseExpression] = [annotation]
    while pending:
        node = pending.pop()
        match node:
            case cst.Name() | cst.SimpleString() | cst.Ellipsis() | cst.Integer():
                pass
            case cst.Attribute(value=root):
                pending.append(root)
            case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
                pending += [right, left]
            case cst.Tuple() | cst.List():
                yield from _unpacked(node.elements)
                pending += [element.value for element in reversed(node.elements)]
            case cst.Subscript(value=root, slice=slices):
                for part in reversed(slices):
                    if isinstance(part.slice, cst.Index) and not part.slice.star:
                        pending.append(part.slice.value)
                    else:
                        yield Offence(part, _TYPE)
                pending.append(root)
            case _:
                yield Offence(node, _TYPE)
