"""JSON without the import of `json`, which compiles regular expressions that reading needs none of:
a tenth of what Python takes to start.
"""

from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    def _scanner(context: object) -> Callable[[str, int], tuple[object, int]]: ...

else:
    try:
        from _json import make_scanner as _scanner  # the one `json` is made with, in CPython
    except ImportError:
        _scanner = None

_BLANKS: Final = " \t\n\r"


class _Plain:
    """What the scanner asks for; as `json.JSONDecoder()` says it."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int

    @staticmethod
    def parse_constant(word: str) -> float:
        """NaN, Infinity and -Infinity."""
        return float(word)


def json_of(content: bytes) -> object:
    """As `json.loads`. Raises ValueError for what is no JSON."""
    if _scanner is None or _may_be_encoded(content):
        import json

        return json.loads(content)
    text = content.decode("utf-8", "surrogatepass")
    begin = len(text) - len(text.lstrip(_BLANKS))
    try:
        value, end = _scanner(_Plain)(text, begin)
    except (StopIteration, SystemError):
        # The second before Python 3.12: the scanner finds its own error only in an imported `json`.
        raise ValueError("no JSON") from None
    if text[end:].strip(_BLANKS):
        raise ValueError("more than one value")
    return value


def _may_be_encoded(content: bytes) -> bool:
    """True for what may be no UTF-8, or begin with a mark: the others have zeros."""
    return content.startswith((b"\xef", b"\xff", b"\xfe")) or b"\0" in content[:4]
