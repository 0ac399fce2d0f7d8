"""Whether a terminal can link what it shows (OSC 8), and where links lead.

What is known of terminals follows the npm package `supports-hyperlinks` and the list at
https://github.com/Alhadis/OSC8-Adoption.
"""

import os

from allocscan.reports.style import Links
from allocscan.typed import Final, Sequence, TextIO

_PROGRAMS: Final = {
    "iTerm.app": (3, 1),
    "WezTerm": (20200620,),
    "vscode": (1, 72),
    "ghostty": (),
    "tmux": (3, 4),
    "zed": (),
}
"""`TERM_PROGRAM` and the first version that links. tmux drops links that its terminal lacks."""

_NUMBERED: Final = {"VTE_VERSION": 5001, "KONSOLE_VERSION": 201200}
"""Variables that hold a version; VTE 0.50.0 itself crashes on a link."""

_NAMED: Final = ("WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM")
"""Variables that only a terminal with links sets."""

_TERMS: Final = ("alacritty", "xterm-kitty", "xterm-ghostty", "foot", "contour")
"""How `TERM` begins."""


def linked(stream: TextIO, hyperlinks: str) -> bool:
    """True where `stream` gets links; `hyperlinks` is `auto`, `always` or `never`.

    `FORCE_HYPERLINK` overrules what is known of the terminal, but makes no terminal of a pipe.
    """
    if hyperlinks != "auto":
        return hyperlinks == "always"
    if not stream.isatty():
        return False
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("0", "false")
    return not os.environ.get("CI") and _known()


def _known() -> bool:
    environ = os.environ
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if term == "dumb":
        return False
    version = _version(environ.get("TERM_PROGRAM_VERSION", ""))
    known = program in _PROGRAMS and version >= _PROGRAMS[program]
    if environ.get("TMUX") or environ.get("STY"):
        # What the terminal around it has set still stands in the environment, and says nothing.
        return known and program == "tmux"
    numbered = any(_number(environ.get(name, "")) >= least for name, least in _NUMBERED.items())
    named = any(environ.get(name) for name in _NAMED)
    return known or numbered or named or term.startswith(_TERMS)


def _version(text: str) -> tuple[int, ...]:
    """`3.4a` as (3, 4), `20230712-072601` as (20230712,); what is no number ends it."""
    found: list[int] = []
    for part in text.replace("-", ".").split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        found.append(int(digits))
    return tuple(found)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def links_to(rules: Sequence[str], packs: Sequence[str]) -> Links:
    """Links to files, and to the pages of `rules` in the standard pack and the folders `packs`."""
    from allocscan.packs.layout import PAGE_FILE
    from allocscan.packs.load import standard_pack

    folders = [standard_pack(), *(os.path.abspath(each) for each in packs)]
    pages: dict[str, str] = {}
    for rule in dict.fromkeys(rules):
        for folder in folders:
            page = os.path.join(folder, rule.replace("-", "_"), PAGE_FILE)
            if os.path.isfile(page):
                pages.setdefault(rule, page)
    # The terminal of VS Code opens `path:line:column` at the line, which no link to a file can.
    by_itself = os.environ.get("TERM_PROGRAM") == "vscode"
    host = os.uname().nodename if hasattr(os, "uname") else ""
    return Links(host, "" if by_itself else os.getcwd(), tuple(pages.items()))
