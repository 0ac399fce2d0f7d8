"""A second proof on the tree that Python itself will run.

libcst gives spans and comments, but it is another parser: it took a line that follows a lone
backslash for the body of the function above, where Python runs it. So what Python evaluates on
import is looked at in Python's own tree, too, against a list of its own.
"""

import ast
import warnings
from collections.abc import Collection, Iterator, Mapping

from allocscan.packs.errors import PackError
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.typed import Final

DEEPEST: Final = 100
"""Levels of a `rule.py`'s tree: what parsers and walks bear without a thought."""

_SILENT: Final = (
    *(ast.Module, ast.Assign, ast.AnnAssign, ast.Pass, ast.ClassDef),
    *(ast.FunctionDef, ast.AsyncFunctionDef),
    *(ast.arguments, ast.arg, ast.alias, ast.keyword, ast.expr_context, ast.USub, ast.BitOr),
    *(ast.Constant, ast.Name, ast.Attribute, ast.Tuple, ast.List, ast.Set, ast.Subscript),
)
"""Nodes that run nothing of the author's by themselves."""
_CALLED: Final = frozenset({"Meta", "dataclass"})


def parsed(path: str, text: str, content: bytes) -> ast.Module:
    """Python's tree of `text`, for which it also has code. Raises PackError where it has none.

    Python bounds the nesting by itself, libcst does not: what comes through is not deep.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = compile(text, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
            assert isinstance(tree, ast.Module), "that is what `exec` is compiled from"
            if _is_deep(tree):
                raise RecursionError
            compile(text, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        span = _line(content, error.lineno or 1)
        raise PackError(path, span, f"not Python: {error.msg}", content) from None
    except (ValueError, MemoryError) as error:
        whole = Span(0, len(content))
        raise PackError(path, whole, f"not Python: {error}", content) from None
    except RecursionError:
        whole = Span(0, len(content))
        raise PackError(path, whole, "nested too deeply to be checked", content) from None
    return tree


def _is_deep(tree: ast.Module) -> bool:
    pending: list[tuple[ast.AST, int]] = [(tree, 0)]
    while pending:
        node, depth = pending.pop()
        if depth > DEEPEST:
            return True
        pending += [(child, depth + 1) for child in ast.iter_child_nodes(node)]
    return False


def _line(content: bytes, number: int) -> Span:
    lines = content.splitlines(keepends=True)
    line = min(max(number, 1), len(lines) + 1)
    start = sum(map(len, lines[: line - 1]))
    return Span(start, start + len(b"".join(lines[line - 1 : line])))


def running(
    tree: ast.Module, content: bytes, imports: Mapping[str, Collection[str]]
) -> Iterator[Span]:
    """Yield the span of each thing that would run on import; nothing when it may be imported."""
    starts = _line_starts(content)
    for node in _evaluated(tree):
        if not _is_silent(node, imports):
            line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
            end_line = getattr(node, "end_lineno", line)
            end_column = getattr(node, "end_col_offset", column)
            yield Span(starts[line - 1] + column, starts[end_line - 1] + end_column)


def _line_starts(content: bytes) -> list[int]:
    starts = [len(BOM) if content.startswith(BOM) else 0]
    starts += [at + 1 for at, byte in enumerate(content) if byte == 0x0A]
    return starts


def _evaluated(tree: ast.Module) -> Iterator[ast.AST]:
    """All that is evaluated on import: everything but the bodies of functions."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield node
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = set(map(id, node.body))
            children = [child for child in children if id(child) not in body]
        pending += children[::-1]


def _is_silent(node: ast.AST, imports: Mapping[str, Collection[str]]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _CALLED
        case ast.Expr(value=ast.Constant(value=value)):
            return isinstance(value, str)
        case ast.Dict(keys=keys):
            return None not in keys
        case ast.UnaryOp(op=operator):
            return isinstance(operator, ast.USub)
        case ast.BinOp(op=operator):
            return isinstance(operator, ast.BitOr)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            known = imports.get(module, ())
            return all(alias.name in known and alias.asname is None for alias in names)
        case _:
            return isinstance(node, _SILENT)
