"""A new rule that passes its own trials: something to change, not something to complete."""

import os
from collections.abc import Iterator, Mapping

from allocscan.packs.catalogue import CATALOGUE_FILE, Row, is_generated, render_catalogue
from allocscan.packs.errors import PackError
from allocscan.packs.gate import Declared, judge
from allocscan.packs.layout import PAGE_FILE, RULE_FILE, rule_id_of, shown, subfolders
from allocscan.packs.load import content_of, standard_pack
from allocscan.source.span import Span
from allocscan.typed import Final

DEFAULT_PACK: Final = "allocscan-rules"
"""The pack's folder where none is named and the working directory is no pack."""

_RULE: Final = '''\
"""A table of constants that is looked up once where it stands, and thrown away."""

from allocscan.rule import Claim, Form, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A constant table is built again for a single look-up",
    since="next",
)


def check(site: Site) -> Claim | None:
    # Reasons to stay silent come first. `site.form` is the position of the literal:
    # RECEIVER is `({ … })[key]`.
    if site.kind is not SiteKind.OBJECT or site.form is not Form.RECEIVER:
        return None
    return Claim(site.span, f"{describe(site)}, for one look-up", fix=Hoist(stem="table"))
'''

_PAGE: Final = """\
# RULE_ID

A function builds a table of constants to look one entry up, and builds it again each time it runs.

## Why it costs

Say what happens at run time, and what it costs: bytes for each call, measured where you can.

## When to leave it

Say when the code is right as it is, and how to silence one place:

```js
// allocscan-disable-next-line RULE_ID -- why
```

## What the fix does

The table moves into a constant above the function. `--fix` does this only where no caller can tell
the difference; that is proved by allocscan, not by this rule.

## What it does not see

Say what the rule misses, so that nobody takes its silence for a promise.
"""

_TABLE: Final = """\
  200: "OK",
  201: "Created",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  304: "Not Modified",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
"""

_CAPTION: Final = "// A table of constants is made for one look-up.\n\n"
_PROBE: Final = """\

export const probe = () => [statusText(200), statusText(404), statusText(1)];
"""
_BAD: Final = f"""\
{_CAPTION}export const statusText = (code) => ({{
//                                   ^ RULE_ID
{_TABLE}}})[code];
{_PROBE}"""
_FIXED: Final = f"""\
{_CAPTION}const STATUS_TEXT_BY_CODE = Object.freeze({{
{_TABLE}}});

export const statusText = (code) => STATUS_TEXT_BY_CODE[code];
{_PROBE}"""
_GOOD: Final = f"""\
// The table is a constant already.
const STATUS_TEXT = {{
{_TABLE}}};

export const statusText = (code) => STATUS_TEXT[code];
"""

_FILES: Final[Mapping[str, str]] = {
    RULE_FILE: _RULE,
    PAGE_FILE: _PAGE,
    "bad/single_look_up.js": _BAD,
    "bad/single_look_up.fixed.js": _FIXED,
    "good/already_a_constant.js": _GOOD,
}


def new_rule(named: str) -> Iterator[str]:
    """Make the rule `DIR/NAME` (or `NAME`, in the pack of the working directory); yield the paths
    that are written.

    Nothing is written over: raises PackError where the folder is there, where the name is no
    rule's name, and where a rule of the standard pack has it.
    """
    pack, folder = _place_of(named)
    rule = rule_id_of(folder)
    if os.path.lexists(folder):
        raise PackError(shown(folder), Span(0, 0), "it is there already: choose another name")
    if os.path.isdir(os.path.join(standard_pack(), os.path.basename(folder))):
        raise PackError(shown(folder), Span(0, 0), "the standard pack has a rule of this name")
    for name, text in _FILES.items():
        yield _written(os.path.join(folder, name), text.replace("RULE_ID", rule))
    readme = os.path.join(pack, CATALOGUE_FILE)
    table = None if os.path.lexists(readme) else _table(pack)
    if table is not None:
        yield _written(readme, table)
    yield from refreshed_table(pack)


def pack_of(named: str) -> str:
    """The folder of the pack that `new_rule(named)` puts its rule into."""
    return shown(_place_of(named)[0])


def refreshed_table(pack: str) -> Iterator[str]:
    """Bring a generated table up to date; yield its path if it changed. Other text is left."""
    path = os.path.join(pack, CATALOGUE_FILE)
    if os.path.isfile(path):
        found, table = content_of(path).decode("utf-8", "replace"), _table(pack)
        if table is not None and is_generated(found) and found != table:
            yield _written(path, table)


def _place_of(named: str) -> tuple[str, str]:
    """The pack's folder and the rule's."""
    pack, name = os.path.split(os.path.normpath(named))
    if not pack:
        pack = "." if _is_pack(".") else DEFAULT_PACK
    return pack, os.path.join(pack, name.replace("-", "_"))


def _is_pack(folder: str) -> bool:
    rules = subfolders(folder)
    return bool(rules) and all(os.path.isfile(os.path.join(each, RULE_FILE)) for each in rules)


def _table(pack: str) -> str | None:
    """The table of the pack's rules; None where one of them cannot be read."""
    rows = []
    for folder in subfolders(pack) if os.path.isdir(pack) else ():
        path = os.path.join(folder, RULE_FILE)
        verdict = judge(path, content_of(path)) if os.path.isfile(path) else None
        if not isinstance(verdict, Declared):
            return None
        rows.append(Row(os.path.basename(folder), verdict.meta))
    return render_catalogue(rows)


def _written(path: str, text: str) -> str:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path
