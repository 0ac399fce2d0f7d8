"""Sites built by hand: spans are found in the text, verdicts are what a row says."""

import re
from collections.abc import Iterable, Mapping

from tree_sitter import Node

from allocscan.fixes.values import Order
from allocscan.records import replace
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat, HeatLevel
from allocscan.sites.hoist_values import Local, NameHints, Placement, Typing
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.values import Module, Site
from allocscan.sites.verdicts import Contained, Ordinary, Part, Use
from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse, span_of
from allocscan.syntax.walk import descend

KINDS = {"object": SiteKind.OBJECT, "array": SiteKind.ARRAY}
WORD = re.compile(r"[^\W\d][\w$]*|[$_][\w$]*")


def source_of(text: str | bytes, language: Language = Language.JS) -> SourceFile:
    """A file of `text`."""
    content = text.encode() if isinstance(text, str) else text
    return SourceFile("a." + language.value, content, language)


def module_of(source: SourceFile, *, object_is_global: bool = True) -> Module:
    """The module's facts as far as its text shows them."""
    text = source.content.decode("utf-8", "surrogateescape")
    constants = re.findall(r"^(?:export )?const ([\w$]+) = [\"'\d\[{]", text, re.MULTILINE)
    words = frozenset(WORD.findall(text))
    errors = parse(source).errors
    return Module(source.language, words, tuple(constants), errors, object_is_global)


def order_of(
    source: SourceFile,
    literal: str,
    *,
    before: str,
    nth: int = 0,
    keep: bool = False,
    form: Form | None = None,
    role: str | None = None,
    function: str | None = None,
    uses: Mapping[str, Iterable[Use]] = {},
    needs: tuple[str, ...] = (),
    stem: str = "constant",
    unsafe: bool = False,
    typing: Typing = Typing.OWN,
    typed: str | None = None,
    indent: str = "",
) -> Order:
    """An order for the `nth` literal that reads `literal`, to stand before the text `before`.

    A variable that it initialises is its local; the local goes unless `keep`. `uses` are the
    uses of parts by their texts.
    """
    syntax = parse(source)
    node = _literal(syntax, _find(source, literal, nth))
    local = _local(syntax, node)
    moved = _moved(node)
    offset = source.content.index(before.encode())
    site = Site(
        kind=KINDS[node.type],
        form=form or (Form.LOCAL if local else Form.RECEIVER),
        span=span_of(node),
        moved=span_of(moved),
        function=function or "f",
        hints=NameHints(local.name if local else None, role, function),
        cost=Cost(200, 200, 8, 8, 1, can_vanish=False),
        escape=Contained(),
        heat=Heat(HeatLevel.CALLED, ()),
        intent=Ordinary(),
        parts=tuple(_parts(syntax, node, uses)),
        local=replace(local, removable=local.removable and not keep) if local else None,
        placement=Placement(offset, indent.encode(), in_wrapper=bool(indent)),
        strict=True,
        needs=needs,
        typing=typing,
        typed=None if typed is None else _find(source, typed, 0),
    )
    return Order(site, stem, unsafe)


def _find(source: SourceFile, text: str, nth: int) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = source.content.index(text.encode(), start + 1)
    return Span(start, start + len(text.encode()))


def _literal(syntax: Syntax, span: Span) -> Node:
    node = syntax.root.descendant_for_byte_range(span.start, span.end)
    assert node is not None
    assert node.type in KINDS, node.type
    return node


def _moved(node: Node) -> Node:
    parent = node.parent
    while parent is not None and parent.type in {"as_expression", "satisfies_expression"}:
        node, parent = parent, parent.parent
    return node


def _local(syntax: Syntax, literal: Node) -> Local | None:
    node = _moved(literal).parent
    if node is not None and node.type == "parenthesized_expression":
        node = node.parent
    name = node.child_by_field_name("name") if node is not None else None
    if node is None or node.type != "variable_declarator" or name is None:
        return None
    statement = node.parent
    assert statement is not None
    typed = node.child_by_field_name("type")
    return Local(
        name=syntax.name(name),
        declarator=span_of(node),
        statement=span_of(statement),
        annotation=span_of(typed.named_children[0]) if typed else None,
        references=tuple(_references(syntax, name)),
        removable=True,
    )


def _references(syntax: Syntax, declared: Node) -> Iterable[Span]:
    function: Node | None = declared
    while function is not None and function.parent is not syntax.root:
        if function.type in {"statement_block", "program"}:
            break
        function = function.parent
    for node in descend(function or syntax.root):
        same = node.type in {"identifier", "shorthand_property_identifier"}
        if same and node != declared and syntax.text(node) == syntax.text(declared):
            yield span_of(node)


def _parts(syntax: Syntax, literal: Node, uses: Mapping[str, Iterable[Use]]) -> Iterable[Part]:
    for node in descend(literal):
        if node.type in KINDS:
            used = frozenset(uses.get(syntax.text(node).decode("utf-8", "replace"), ()))
            yield Part(span_of(node), KINDS[node.type], used)
