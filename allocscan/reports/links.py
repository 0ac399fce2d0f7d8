"""Places and rules as links of a terminal (OSC 8), which `Style.links` asks for.

The escape bytes fill no cell: what is measured is measured before it is linked.
"""

from allocscan.reports.style import Style


def place_link(shown: str, path: str, style: Style) -> str:
    """`shown`, leading to the file at `path`."""
    if style.links is None or not style.links.folder:
        return shown
    absolute = path.startswith("/") or path[1:2] == ":"
    return _linked(shown, path if absolute else f"{style.links.folder}/{path}", style.links.host)


def rule_link(shown: str, rule: str, style: Style) -> str:
    """`shown`, leading to the page of `rule` where it has one."""
    page = dict(style.links.pages).get(rule) if style.links else None
    return _linked(shown, page, style.links.host) if style.links and page else shown


def _linked(shown: str, file: str, host: str) -> str:
    # The name of the machine keeps a terminal from opening its own file of that path over ssh.
    from urllib.parse import quote

    raw = file.replace("\\", "/") if file[1:2] == ":" else file
    path = quote(raw.encode("utf-8", "surrogateescape"), safe="/:")
    slash = "" if path.startswith("/") else "/"
    return f"\x1b]8;;file://{host}{slash}{path}\x1b\\{shown}\x1b]8;;\x1b\\"
