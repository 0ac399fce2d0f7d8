"""A `rule.py` with what its names mean: for `upgrade`."""

from collections.abc import Iterator, Mapping

import libcst as cst
from libcst.metadata import (
    Assignment,
    ByteSpanPositionProvider,
    CodeSpan,
    MetadataWrapper,
    ParentNodeProvider,
    QualifiedName,
    QualifiedNameProvider,
    QualifiedNameSource,
    Scope,
    ScopeProvider,
)

import allocscan.rule
from allocscan.packs.errors import PackError
from allocscan.records import dataclass
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.typed import Final, cast, get_type_hints

CONTRACT: Final = "allocscan.rule"


@dataclass(frozen=True, slots=True)
class Reading:
    """The tree of one file, and four answers for each node of it."""

    path: str
    content: bytes
    module: cst.Module
    positions: Mapping[cst.CSTNode, CodeSpan]
    parents: Mapping[cst.CSTNode, cst.CSTNode]
    names: Mapping[cst.CSTNode, object]
    scopes: Mapping[cst.CSTNode, Scope | None]

    def span_of(self, node: cst.CSTNode) -> Span:
        position = self.positions[node]
        start = position.start + (len(BOM) if self.content.startswith(BOM) else 0)
        return Span(start, start + position.length)

    def error(self, node: cst.CSTNode, message: str) -> PackError:
        return PackError(self.path, self.span_of(node), message, self.content)

    def nodes(self) -> Iterator[cst.CSTNode]:
        """Every node, in source order."""
        pending: list[cst.CSTNode] = [self.module]
        while pending:
            node = pending.pop()
            yield node
            pending += list(node.children)[::-1]

    def is_ours(self, node: cst.CSTNode, name: str) -> bool:
        """True for a word that means `name` of the rule API, as far as its scope tells."""
        if not isinstance(node, cst.Name) or not self.is_word(node):
            return False
        wanted = QualifiedName(f"{CONTRACT}.{name}", QualifiedNameSource.IMPORT)
        return self._meanings(node) == {wanted}

    def is_imported(self, node: cst.CSTNode) -> bool:
        """True for a word that means what an import brought, and nothing else."""
        sources = {each.source for each in self._meanings(node)}
        return isinstance(node, cst.Name) and sources == {QualifiedNameSource.IMPORT}

    def _meanings(self, node: cst.CSTNode) -> set[QualifiedName]:
        found = self.names.get(node)  # libcst looks a name up when it is asked for
        return cast(set[QualifiedName], found() if callable(found) else found or set())

    def is_word(self, node: cst.Name) -> bool:
        """True where `node` is looked up in its scope: no attribute, keyword or imported name."""
        match self.parents.get(node):
            case cst.Attribute(attr=part) | cst.Arg(keyword=part):
                return part is not node
            case cst.MatchKeywordElement(key=key):
                return key is not node
            case cst.ImportAlias() | cst.AsName():
                return False
            case _:
                return True

    def type_of(self, node: cst.BaseExpression) -> str | None:
        """The class of what `node` stands for, by name; None where that is not plain to see."""
        chain: list[str] = []
        seen: set[cst.CSTNode] = set()
        while node not in seen:
            seen.add(node)
            match node:
                case cst.Attribute(value=root, attr=attr):
                    chain.append(attr.value)
                    node = root
                case cst.Name():
                    origin = self._origin(node)
                    if isinstance(origin, str):
                        return _through(origin, chain[::-1])
                    if origin is None:
                        return None
                    node = origin
                case _:
                    return None
        return None

    def _origin(self, name: cst.Name) -> cst.BaseExpression | str | None:
        """The type that a variable is declared with, or the one value that it is given."""
        scope = self.scopes.get(name)
        bound = list(scope[name.value]) if scope is not None else []
        if len(bound) != 1 or not isinstance(bound[0], Assignment):
            return None
        match bound[0].node:
            case cst.Param() as param:
                return self._declared(param)
            case cst.Name() as target:
                match self.parents.get(self.parents.get(target, target)):
                    case cst.Assign(targets=[_], value=value):
                        return value
        return None

    def _declared(self, param: cst.Param) -> str | None:
        if param.annotation is not None:
            named = param.annotation.annotation
            known = (name for name in allocscan.rule.__all__ if self.is_ours(named, name))
            return next(known, None)
        params = self.parents.get(param)
        match self.parents.get(params) if params is not None else None:
            case cst.FunctionDef(name=cst.Name("check"), params=of) if of is params:
                first = (*of.posonly_params, *of.params)[:1]
                return "Site" if first and first[0] is param else None
        return None


def reading_of(path: str, content: bytes, text: str) -> Reading:
    """Read `text`, which Python reads too: libcst does not bound the nesting."""
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    return Reading(
        path,
        content,
        wrapper.module,
        wrapper.resolve(ByteSpanPositionProvider),
        wrapper.resolve(ParentNodeProvider),
        wrapper.resolve(QualifiedNameProvider),
        wrapper.resolve(ScopeProvider),
    )


def _through(owner: str, chain: list[str]) -> str | None:
    """The class that the attributes `chain` of `owner` lead to; None where that is not one."""
    for attribute in chain:
        declared = getattr(allocscan.rule, owner, None)
        kind = get_type_hints(declared).get(attribute) if isinstance(declared, type) else None
        if not isinstance(kind, type):
            return None
        owner = kind.__name__
    return owner
