"""Proves that a `rule.py` only declares, and reads its META, before anything of it is imported.

The gate makes listing and importing a pack safe. Running a rule is running its author's code.
libcst takes long to import: only the `gate` modules (and `upgrade`) import it, and they are
imported only where a user's pack is named.
"""

import ast
from collections.abc import Iterator, Mapping

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, CodeSpan, MetadataWrapper

from allocscan.packs.errors import PackError
from allocscan.packs.gate_meta import check_offences, find_meta, read_meta
from allocscan.packs.gate_names import IMPORTS
from allocscan.packs.gate_python import parsed, running
from allocscan.packs.gate_shapes import offences
from allocscan.packs.gate_text import rule_text
from allocscan.packs.gate_values import Offence
from allocscan.records import dataclass
from allocscan.rule import Meta
from allocscan.source.file import BOM
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class Declared:
    """META as it is written: its value, and where each literal of it stands in the file."""

    meta: Meta
    literals: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Refused:
    """All that keeps the file from being imported, in source order; not empty."""

    errors: tuple[PackError, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    path: str
    content: bytes
    python: ast.Module
    module: cst.Module
    positions: Mapping[cst.CSTNode, CodeSpan]

    def error(self, offence: Offence) -> PackError:
        return PackError(self.path, self.span_of(offence.node), offence.message, self.content)

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
    verdict = judge(path, content)
    if isinstance(verdict, Refused):
        raise verdict.errors[0]
    return verdict


def judge(path: str, content: bytes) -> Declared | Refused:
    """What the gate says of a `rule.py`, with everything that it has against it."""
    try:
        return _judged(_read(path, content))
    except PackError as error:
        return Refused((error,))
    except RecursionError:
        whole = Span(0, len(content))
        return Refused((PackError(path, whole, "nested too deeply to be checked", content),))


def _read(path: str, content: bytes) -> _Read:
    text = rule_text(path, content)
    python = parsed(path, text, content)
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        whole = Span(0, len(content))
        raise PackError(path, whole, f"not Python: {error.message}", content) from None
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    return _Read(path, content, python, module, wrapper.resolve(ByteSpanPositionProvider))


def _judged(read: _Read) -> Declared | Refused:
    errors = sorted(map(read.error, offences(read.module)), key=_place)
    if not errors:
        errors += _seen_by_python_alone(read)
    call = find_meta(read.module)
    found = read_meta(read.module, call)
    meant = [*found.offences, *check_offences(read.module)]
    errors += sorted(map(read.error, meant), key=_place)
    if errors:
        return Refused(tuple(errors))
    assert found.meta is not None, "nothing stands against it"
    return Declared(found.meta, {name: read.span_of(node) for name, node in found.literals.items()})


def _seen_by_python_alone(read: _Read) -> Iterator[PackError]:
    for span in running(read.python, read.content, IMPORTS):
        message = "Python would run this on import: write it so that it is plain to see"
        yield PackError(read.path, span, message, read.content)


def _place(error: PackError) -> tuple[int, int]:
    return error.span.start, -error.span.end
