"""What loggers put around a line: colours, timestamps, names of containers, JSON."""

import re

from allocscan.typed import Final

_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ORIGIN: Final = re.compile(
    r"^(?:"
    r"(?P<compose>\S+\s+\|)\s"  # docker compose, pm2: `web-1  | `, `0|app  | `
    r"|(?P<pod>\[pod/[^\]]+\])\s"  # kubectl logs --prefix
    r"|\w{3}\s+\d+\s[\d:]+\s(?P<unit>\S+\s\S+\[\d+\]):\s"  # journald, syslog
    r"|(?P<foreman>[\d:]+\s\S+\s*\|)\s"  # foreman, overmind: `12:00:01 web.1 | `
    r")"
)
_QUOTED: Final = re.compile(r'\{.*"$')
_QUOTE_END: Final = re.compile(r'(?:\\r)?(?:\\n)?"(?:,|\})')


def bare(text: str) -> str:
    """`text` without terminal escapes, and `->` as V8 wrote it: JSON by Go, and so Docker's log
    files, writes `-\\u003e`."""
    if "\\u003" in text:
        text = text.replace("\\u003e", ">").replace("\\u003c", "<")
    return _ESCAPES.sub("", text) if "\x1b" in text else text


def origin_of(prefix: str) -> str:
    """The container, pod or unit that `prefix` names; "" for timestamps and a program's words."""
    found = _ORIGIN.match(prefix)
    if found is None:
        return ""
    if found["foreman"]:
        return " ".join(found["foreman"].split()[1:2])
    return found["compose"] or found["pod"] or found["unit"] or ""


def without_tail(prefix: str, body: str) -> str:
    """`body` up to the quote that closes it, where `prefix` opened a string of a JSON log."""
    if not _QUOTED.search(prefix):
        return body
    end = _QUOTE_END.search(body)
    return body[: end.start()] if end else body
