"""Does every use of a variable that goes, and nothing else, take the name of its constant?"""

from collections.abc import Mapping, Sequence

from allocscan.fixes.guarding.cut import Cut
from allocscan.fixes.guarding.declared import MismatchError
from allocscan.fixes.guarding.taken import Variable
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.source.span import Span
from allocscan.syntax.parse import span_of
from allocscan.typed import Final

NAMES: Final = frozenset(
    {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
    | {"statement_identifier", "type_identifier"}
)
"""Every token that names a variable, a type or a label; a property is none of these."""


def check_references(
    was: Cut, gone: Sequence[Variable], renamed: Mapping[Span, bytes], names: frozenset[bytes]
) -> None:
    """Raise MismatchError unless `renamed`, the constant's name by the place where it now stands,
    are the uses of the variables that are `gone`, and none of the constants' `names` stands
    anywhere else in the file. A variable of its constant's own name need not be renamed."""
    wanted: dict[Span, bytes] = {}
    if gone:
        scopes = build(was.syntax)
        for variable in gone:
            wanted |= dict.fromkeys(_uses(was, scopes, variable), variable.constant)
    for span, name in renamed.items():
        if wanted.get(span) != name:
            raise _mismatch(was, span)
    places = {(span.start, span.end): name for span, name in wanted.items()}
    for text, kind, _, _, start, end in was.kept:
        stays = places.get((start, end))
        if stays is not None and stays != text:
            raise _mismatch(was, Span(start, end))
        if stays is None and text in names and kind in NAMES:
            raise _mismatch(was, Span(start, end))


def _uses(was: Cut, scopes: ScopeTree, variable: Variable) -> list[Span]:
    span = variable.name.span
    node = was.syntax.root.descendant_for_byte_range(span.start, span.end)
    binding = None if node is None else scopes.binding(node)
    if binding is None or len(binding.declarations) != 1:
        raise _mismatch(was, span)
    return [span_of(use.node) for use in binding.references]


def _mismatch(was: Cut, span: Span) -> MismatchError:
    return MismatchError(span.of(was.syntax.source.content).decode("utf-8", "replace"))
