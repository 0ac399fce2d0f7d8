"""Marks in the source that say what binds to what.

`x/*1*/` … `x/*1*/`: the two are one binding, and not that of any `/*2*/`. `x/*0*/` is a reference
that nothing in the file declares; `x/*-*/` is a mere name: no declaration and no reference.
"""

import re
from collections import defaultdict

from tree_sitter import Node

from allocscan.scopes.build import build
from allocscan.scopes.model import Binding, Reference, Scope, ScopeKind, ScopeTree
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import Syntax, parse

_MARK = re.compile(rb"/\*(\d+|-)\*/")


def syntax_of(code: str, language: Language = Language.JS) -> Syntax:
    """The tree of `code`."""
    return parse(SourceFile(f"file.{language.value}", code.encode(), language))


def scopes_of(code: str, language: Language = Language.JS) -> ScopeTree:
    """The scope tree of `code`."""
    return build(syntax_of(code, language))


def binding_of(tree: ScopeTree, name: str) -> Binding:
    """The one binding with that name."""
    (found,) = (binding for binding in tree.bindings if binding.name == name)
    return found


def references_of(tree: ScopeTree, name: str) -> list[Reference]:
    """All references with that name, bound or not, in source order."""
    return [use for use in tree.references if use.name == name]


def scopes_of_kind(tree: ScopeTree, kind: ScopeKind) -> list[Scope]:
    """The scopes of that kind, outer ones first."""
    return [scope for scope in tree.scopes if scope.kind is kind]


def assert_marks(code: str, language: Language = Language.JS, *, broken: bool = False) -> None:
    """Assert that every mark of `code` tells the truth, and that there are marks at all."""
    syntax = syntax_of(code, language)
    assert bool(syntax.errors) is broken, "the row does not parse as it should"
    tree = build(syntax)
    found = defaultdict(set)
    for mark, node in _marked(syntax):
        text = f"{syntax.name(node)} at byte {node.start_byte}"
        binding = tree.binding(node)
        if mark == "-":
            assert binding is None, f"{text} is bound"
            assert tree.reference(node) is None, f"{text} is a reference"
        elif mark == "0":
            assert tree.reference(node) is not None, f"{text} is no reference"
            assert binding is None, f"{text} is bound to {binding}"
        else:
            assert binding is not None, f"{text} is not bound"
            found[mark].add(binding.id)
    for mark, bindings in found.items():
        assert len(bindings) == 1, f"/*{mark}*/ is {len(bindings)} bindings"
    assert len(set.union(set(), *found.values())) == len(found), "two marks share a binding"


def _marked(syntax: Syntax) -> list[tuple[str, Node]]:
    ends = _leaves_by_end(syntax.root)
    marks = list(_MARK.finditer(syntax.source.content))
    assert marks, "no marks"
    return [(mark.group(1).decode(), ends[mark.start()]) for mark in marks]


def _leaves_by_end(root: Node) -> dict[int, Node]:
    ends, pending = {}, [root]
    while pending:
        node = pending.pop()
        if node.type == "string" or not node.child_count:
            ends.setdefault(node.end_byte, node)
        pending += node.children
    return ends
