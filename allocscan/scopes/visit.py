"""The walk over a tree: which node type is read by which function.

A reader writes what it sees to the draft and returns the nodes still to be visited, in source
order, each with its place. A node type that is not listed binds nothing and opens nothing: its
children are read where it stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from allocscan.scopes import functions, modules, patterns, statements, typed
from allocscan.scopes.draft import Draft
from allocscan.scopes.functions import is_strict
from allocscan.scopes.model import ScopeKind
from allocscan.scopes.place import Place, Step
from allocscan.source.file import Language
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parents import fresh
from allocscan.syntax.parse import grammar
from allocscan.typed import Final

Reader = Callable[[Draft, Node, Place], list[Step]]

_LARGE: Final = 100_000
_FEW: Final = 2
"""Children that a node of a file with a large number of them may keep: see `fresh`."""


class Reading:
    """Fills `draft` with the declarations and mentions of its file, no more than is asked for.
    Errors are read too."""

    def __init__(self, draft: Draft) -> None:
        root = draft.syntax.root
        self._draft = draft
        self._readers = _readers_of(draft.syntax.source.language)
        self._read: dict[int, _Parts] = {}
        self._whole = False
        self._few = _FEW if root.descendant_count > _LARGE else root.descendant_count
        strict = is_strict(draft, root.named_children)
        module = Place(draft.open(ScopeKind.MODULE, root, None, strict=strict))
        self._top = self._parts([(part, module) for part in fresh(root).named_children])
        self.again = 0
        """How many nodes were gone through once more."""

    def has_read(self, node: Node) -> bool:
        """True when all is known of `node` itself, and of what is around it."""
        return self._whole or node.id in self._read

    def reach(self, offsets: Sequence[int]) -> None:
        """Read every node that one of `offsets`, which are sorted, lies in."""
        nothing = self._whole or not self._top.starts
        pending = [] if nothing else [(self._top, 0, len(offsets))]
        while pending:
            parts, low, high = pending.pop()
            while low < high:
                offset = offsets[low]
                at = bisect_right(parts.starts, offset) - 1
                if at < 0:
                    low = bisect_left(offsets, parts.starts[0], low, high)
                    continue
                node, place = parts.steps[at]
                end = node.end_byte
                if offset >= end:
                    low += 1
                    continue
                known = self._read.get(node.id)
                if known is None:
                    known = self._read[node.id] = self._parts(self._of(node, place))
                else:
                    self.again += 1
                before, low = low, bisect_left(offsets, end, low, high)
                if known.starts:
                    pending.append((known, before, low))

    def rest(self) -> None:
        """Read all that has not been read."""
        if self._whole:
            return
        self._whole = True
        known, readers, draft = self._read, self._readers, self._draft
        pending = self._top.steps[::-1]
        while pending:
            node, place = pending.pop()
            if node.id in known:
                pending += known[node.id].steps[::-1]
                continue
            reader = readers.get(node.kind_id)
            if reader is _nothing:
                continue
            itself = fresh(node) if node.child_count > self._few else node
            if reader is not None:
                pending += reader(draft, itself, place)[::-1]
            elif node.named_child_count:
                plain = place.plain
                pending += [(part, plain) for part in itself.named_children[::-1]]
        known.clear()

    def _of(self, node: Node, place: Place) -> list[Step]:
        reader = self._readers.get(node.kind_id)
        itself = fresh(node) if node.child_count > self._few else node
        if reader is not None:
            return reader(self._draft, itself, place)
        plain = place.plain
        return [(part, plain) for part in itself.named_children]

    def _parts(self, steps: list[Step]) -> "_Parts":
        readers = self._readers
        left = [step for step in steps if readers.get(step[0].kind_id) is not _nothing]
        return _Parts(left) if left else _NONE


class _Parts:
    """What is still to be read below a node, in source order, and where each begins."""

    __slots__ = ("starts", "steps")

    def __init__(self, steps: list[Step]) -> None:
        if len(steps) > 1:
            steps.sort(key=_start)
        self.steps = steps
        self.starts = [node.start_byte for node, _ in steps]


_NONE: Final = _Parts([])
"""Of names, of which there are most."""


def _start(step: Step) -> int:
    return step[0].start_byte


@cache
def _readers_of(language: Language) -> Mapping[int, Reader]:
    """`READERS` by the numbers that the grammar has for the node types."""
    own = grammar(language)
    named = ((kind, own.node_kind_for_id(kind) or "") for kind in range(own.node_kind_count))
    return {kind: READERS[name] for kind, name in named if name in READERS}


def _nothing(_draft: Draft, _node: Node, _place: Place) -> list[Step]:
    """Text, and names that are not references: properties, labels, attributes, literal types."""
    return []


def _each(reader: Reader, *types: str) -> dict[str, Reader]:
    return dict.fromkeys(types, reader)


_SILENT: Final = _each(
    _nothing,
    *("comment", "html_comment", "string", "number", "regex", "this", "super", "jsx_text"),
    *("property_identifier", "private_property_identifier", "statement_identifier"),
    *("jsx_namespace_name", "literal_type", "predefined_type", "empty_statement"),
)

_EXPRESSIONS: Final = {
    **_each(patterns.identifier, "identifier", "undefined", "shorthand_property_identifier"),
    **_each(patterns.identifier, "shorthand_property_identifier_pattern"),
    **_each(patterns.pattern, "object_pattern", "array_pattern", "rest_pattern"),
    **_each(patterns.assignment_pattern, "assignment_pattern", "object_assignment_pattern"),
    **_each(patterns.literal, "array", "object", "spread_element"),
    **_each(patterns.wrapper, "parenthesized_expression", "non_null_expression"),
    **_each(patterns.wrapper, "as_expression", "satisfies_expression", "type_assertion"),
    **_each(patterns.jsx_tag, "jsx_opening_element", "jsx_closing_element"),
    "jsx_self_closing_element": patterns.jsx_tag,
    "pair_pattern": patterns.pair_pattern,
    "pair": patterns.pair,
    "assignment_expression": patterns.assignment,
    "augmented_assignment_expression": patterns.augmented,
    "update_expression": patterns.update,
    "sequence_expression": patterns.sequence,
    "subscript_expression": patterns.subscript,
    "expression_statement": patterns.expression_statement,
    "call_expression": patterns.call,
    "await_expression": statements.await_expression,
    "meta_property": statements.meta_property,
}

_DECLARATIONS: Final = {
    **_each(functions.function_declaration, "function_declaration"),
    **_each(functions.function_declaration, "generator_function_declaration"),
    **_each(functions.function_expression, "function_expression", "generator_function"),
    **_each(functions.class_declaration, "class_declaration", "abstract_class_declaration"),
    **_each(functions.typed_parameter, "required_parameter", "optional_parameter"),
    **_each(functions.class_field, *FIELDS),
    "function_signature": functions.function_signature,
    "arrow_function": functions.arrow_function,
    "method_definition": functions.method,
    "formal_parameters": functions.parameters,
    "class": functions.class_expression,
    "class_static_block": functions.static_block,
    **_each(statements.variables, "variable_declaration", "lexical_declaration"),
    "using_declaration": statements.variables,
    "variable_declarator": statements.declarator,
    "statement_block": statements.block,
    "for_statement": statements.for_loop,
    "for_in_statement": statements.for_in_loop,
    "switch_body": statements.switch_body,
    "catch_clause": statements.catch,
    "with_statement": statements.with_statement,
    "import_statement": modules.import_statement,
    **_each(modules.import_names, "import_clause", "import_require_clause"),
    **_each(modules.import_names, "named_imports", "namespace_import"),
    "import_specifier": modules.import_specifier,
    "import_alias": modules.import_alias,
    "export_statement": modules.export_statement,
    "export_clause": modules.export_clause,
    "export_specifier": modules.export_specifier,
}

_TYPES: Final = {
    **_each(typed.erased, "type_annotation", "type_arguments", "implements_clause"),
    **_each(typed.erased, "type_query", "type_predicate", "asserts", "object_type"),
    **_each(typed.erased, "type_predicate_annotation", "asserts_annotation", "type_parameters"),
    **_each(typed.erased, "omitting_type_annotation", "opting_type_annotation"),
    **_each(typed.erased, "adding_type_annotation", "extends_type_clause", "interface_body"),
    **_each(typed.signature, "function_type", "constructor_type", "index_signature"),
    **_each(typed.signature, "method_signature", "abstract_method_signature"),
    **_each(typed.signature, "call_signature", "construct_signature"),
    **_each(typed.type_declaration, "type_alias_declaration", "interface_declaration"),
    **_each(typed.type_parameter, "type_parameter", "mapped_type_clause"),
    **_each(typed.namespace, "internal_module", "module"),
    "type_identifier": typed.type_name,
    "nested_type_identifier": typed.qualified_type,
    "conditional_type": typed.conditional_type,
    "infer_type": typed.infer_type,
    "enum_declaration": typed.enum,
    "ambient_declaration": typed.ambient,
}

READERS: Final[Mapping[str, Reader]] = {**_SILENT, **_EXPRESSIONS, **_DECLARATIONS, **_TYPES}
