"""Text in a cell of a table of GitHub's Markdown, where nothing of it is taken for markup."""

import re

from allocscan.reports.cells import printable
from allocscan.typed import Final

_MARKUP: Final = r"[\\`*_{}\[\]<>()#+!|~&@$-]"
"""What can begin or end something in Markdown or HTML; `@` would call somebody."""


def code(text: str) -> str:
    """`text` as a code span."""
    shown = _shown(text)
    if "`" not in shown and shown.strip():
        return "`" + shown.replace("|", "\\|") + "`"
    return f"<code>{_references(shown)}</code>"


def sentence(text: str) -> str:
    """`text` as words; what stands between backticks in it becomes a code span."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _references(_shown(text))
    return "".join(
        code(part) if number % 2 else _references(_shown(part)) for number, part in enumerate(parts)
    )


def _references(text: str) -> str:
    return re.sub(_MARKUP, lambda at: f"&#{ord(at[0])};", text)


def _shown(text: str) -> str:
    """In one line, with what is invisible made visible."""
    return printable(" ".join(text.splitlines()).encode("utf-8", "replace"))
