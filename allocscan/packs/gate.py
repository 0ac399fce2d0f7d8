"""Proves that a `rule.py` only declares, and reads its META, before anything of it is imported.

The gate makes listing and importing a pack safe. Running a rule is running its author's code.
libcst takes long to import: only the `gate` modules (and `upgrade`) import it, and they are
imported only where a user's pack is named.
"""

import warnings
from collections.abc import Iterator, Mapping
from typing import Final

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, CodeSpan, MetadataWrapper

from allocscan.packs.errors import PackError
from allocscan.packs.gate_shapes import offences
from allocscan.records import dataclass, required_fields
from allocscan.rule import Meta
from allocscan.source.file import BOM
from allocscan.source.span import Span

_REQUIRED: Final = frozenset(required_fields(Meta))
_TYPES: Final[Mapping[str, type]] = {"summary": str, "since": str, "fixable": bool, "default": bool}


@dataclass(frozen=True, slots=True)
class Declared:
    """META as it is written: its value, and where each literal of it stands in the file."""

    meta: Meta
    literals: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Parsed:
    path: str
    content: bytes
    module: cst.Module
    positions: Mapping[cst.CSTNode, CodeSpan]

    def refusal(self, node: cst.CSTNode, message: str) -> PackError:
        return PackError(self.path, self.span_of(node), message, self.content)

    def span_of(self, node: cst.CSTNode) -> Span:
        """libcst counts bytes after a byte order mark; we count all of them."""
        position = self.positions.get(node)
        if position is None:
            return Span(0, len(self.content))
        start = position.start + (len(BOM) if self.content.startswith(BOM) else 0)
        return Span(start, start + position.length)


def check_rule_file(path: str, content: bytes) -> Meta:
    """Return the META of a `rule.py` that only declares; `content` is neither run nor imported.

    Raises PackError with the span of the first thing in it that is no declaration.
    """
    return declared(path, content).meta


def declared(path: str, content: bytes) -> Declared:
    """As `check_rule_file`, with the span of each literal of META."""
    try:
        parsed = _parse(path, content)
        for offence in offences(parsed.module):
            raise parsed.refusal(offence.node, offence.message)
        return _read_meta(parsed)
    except RecursionError:
        whole = Span(0, len(content))
        raise PackError(path, whole, "nested too deeply to be checked") from None


def _parse(path: str, content: bytes) -> _Parsed:
    _compile(path, content)
    try:
        module = cst.parse_module(content)
    except cst.ParserSyntaxError as error:
        raise PackError(path, Span(0, len(content)), f"not Python: {error.message}") from None
    if module.encoding not in ("utf-8", "utf-8-sig"):
        first = Span(0, len(content.split(b"\n", 1)[0]))
        raise PackError(path, first, "write rules in UTF-8", content)
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    return _Parsed(path, content, module, wrapper.resolve(ByteSpanPositionProvider))


def _compile(path: str, content: bytes) -> None:
    """Python's own parser first: it bounds the nesting, and what it refuses could not run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(content, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        lines = content.splitlines(keepends=True)
        line = min(max(error.lineno or 1, 1), len(lines) + 1)
        start = sum(map(len, lines[: line - 1]))
        span = Span(start, start + len(b"".join(lines[line - 1 : line])))
        raise PackError(path, span, f"not Python: {error.msg}", content) from None
    except (ValueError, MemoryError) as error:
        raise PackError(path, Span(0, len(content)), f"not Python: {error}") from None


def _read_meta(parsed: _Parsed) -> Declared:
    call = _meta_call(parsed)
    values: dict[str, str | bool] = {}
    literals: dict[str, Span] = {}
    for arg in call.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        if name not in _TYPES:
            known = ", ".join(_TYPES)
            raise parsed.refusal(arg, f"META takes these keyword arguments only: {known}")
        value = _literal(arg.value)
        if type(value) is not _TYPES[name]:
            wanted = "string" if _TYPES[name] is str else "True or False"
            raise parsed.refusal(arg.value, f"META.{name} must be a literal: {wanted}")
        assert value is not None, "its type was just looked at"
        values[name] = value
        literals[name] = parsed.span_of(arg.value)
    missing = _REQUIRED - values.keys()
    if missing:
        raise parsed.refusal(call, f"META needs {' and '.join(sorted(missing))}")
    return Declared(_meta_of(values), literals)


def _meta_of(values: Mapping[str, str | bool]) -> Meta:
    return Meta(
        summary=str(values["summary"]),
        since=str(values["since"]),
        fixable=bool(values.get("fixable", True)),
        default=bool(values.get("default", True)),
    )


def _meta_call(parsed: _Parsed) -> cst.Call:
    found: cst.Call | None = None
    check = False
    for statement in _top_level(parsed.module):
        match statement:
            case (
                cst.Assign(targets=[cst.AssignTarget(cst.Name("META"))], value=cst.Call() as call)
                | cst.AnnAssign(target=cst.Name("META"), value=cst.Call() as call)
            ):
                found = call
            case cst.FunctionDef(name=cst.Name("check")):
                check = True
    if found is None:
        raise parsed.refusal(parsed.module, "a rule declares `META = Meta(summary=…, since=…)`")
    if not check:
        raise parsed.refusal(parsed.module, "a rule declares `def check(site: Site)`")
    return found


def _top_level(module: cst.Module) -> Iterator[cst.CSTNode]:
    for statement in module.body:
        if isinstance(statement, cst.SimpleStatementLine):
            yield from statement.body
        else:
            yield statement


def _literal(node: cst.BaseExpression) -> str | bool | None:
    match node:
        case cst.SimpleString() | cst.ConcatenatedString():
            value = node.evaluated_value
            return value if isinstance(value, str) else None
        case cst.Name("True" | "False"):
            return node.value == "True"
        case _:
            return None
