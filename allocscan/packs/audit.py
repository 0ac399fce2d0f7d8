"""All that is wrong with a pack, told without running any of it."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from allocscan.packs.carets import marked_offset
from allocscan.packs.catalogue import CATALOGUE_FILE, Row, is_generated, render_catalogue
from allocscan.packs.errors import PackError
from allocscan.packs.gate import Declared, Refused, judge
from allocscan.packs.layout import (
    PAGE_FILE,
    PAGE_SECTIONS,
    RULE_FILE,
    Example,
    example_of,
    example_paths,
    orphans,
    rule_id_of,
    shown,
    subfolders,
)
from allocscan.packs.load import content_of, standard_pack
from allocscan.records import dataclass
from allocscan.rule import Meta
from allocscan.sites.obstacles import Because
from allocscan.source.span import Span
from allocscan.typed import Final

_NOWHERE: Final = Span(0, 0)
_HEADING: Final = re.compile(rb"^##[ \t]+(.+?)[ \t]*\r?$", re.M)
_REASONS: Final = frozenset(because.value for because in Because)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at: the number of rules, and everything against them, file by file."""

    rules: int
    errors: tuple[PackError, ...]


def audit(pack: str) -> Audit:
    """Look at every file of a pack. Raises PackError when `pack` is no folder or holds no rule."""
    folders = subfolders(pack)
    if not folders:
        raise PackError(shown(pack), _NOWHERE, "a pack holds a folder for each rule")
    errors: list[PackError] = []
    rows: list[Row] = []
    for folder in folders:
        verdict = _judged(folder)
        if isinstance(verdict, Declared):
            rows.append(Row(os.path.basename(folder), verdict.meta))
        errors += _folder_errors(folder, verdict)
    if len(rows) == len(folders):
        errors += _catalogue_errors(pack, rows)
    return Audit(len(folders), tuple(errors))


def _judged(folder: str) -> Declared | Refused:
    path = os.path.join(folder, RULE_FILE)
    if not os.path.isfile(path):
        message = f"a rule's folder needs a {RULE_FILE}"
        return Refused((PackError(shown(folder), _NOWHERE, message),))
    try:
        return judge(shown(path), content_of(path))
    except PackError as error:
        return Refused((error,))


def _folder_errors(folder: str, verdict: Declared | Refused) -> Iterator[PackError]:
    try:
        rule = rule_id_of(folder)
    except PackError as error:
        yield PackError(shown(folder), error.span, error.message)
        return
    if _is_taken(folder):
        message = "the standard pack has a rule of this name: rename the folder"
        yield PackError(shown(folder), _NOWHERE, message)
    if isinstance(verdict, Refused):
        yield from verdict.errors
        if not os.path.isfile(os.path.join(folder, RULE_FILE)):
            return
    else:
        yield from _summary_errors(folder, verdict)
    yield from _page_errors(folder, rule)
    yield from _examples_errors(
        folder, rule, verdict.meta if isinstance(verdict, Declared) else None
    )


def _is_taken(folder: str) -> bool:
    """True where the standard pack has another rule of that name; a copy of its own is none."""
    own, theirs = (
        os.path.join(each, RULE_FILE)
        for each in (folder, os.path.join(standard_pack(), os.path.basename(folder)))
    )
    if not os.path.isfile(theirs) or not os.path.isfile(own):
        return os.path.isdir(os.path.dirname(theirs)) and not os.path.isfile(own)
    return content_of(own) != content_of(theirs)


def _summary_errors(folder: str, found: Declared) -> Iterator[PackError]:
    summary, path = found.meta.summary, os.path.join(folder, RULE_FILE)
    if summary != summary.strip() or summary[:1].islower() or re.search(r"[.!|]$|\|", summary):
        message = "META.summary is one sentence with a capital and without its full stop"
        yield PackError(shown(path), found.literals["summary"], message, content_of(path))


def _page_errors(folder: str, rule: str) -> Iterator[PackError]:
    path = os.path.join(folder, PAGE_FILE)
    if not os.path.isfile(path):
        yield PackError(shown(folder), _NOWHERE, f"a rule's folder needs a {PAGE_FILE}")
        return
    content = content_of(path)
    if content.split(b"\n", 1)[0].rstrip() != f"# {rule}".encode():
        line = Span(0, len(content.split(b"\n", 1)[0]))
        yield PackError(shown(path), line, f"the page begins with `# {rule}`", content)
    found = list(_HEADING.finditer(content))
    wanted = iter(PAGE_SECTIONS)
    for match in found:
        expected = next(wanted, None)
        if expected is None or match[1] != expected.encode():
            message = f"here stands `## {expected}`" if expected else "a page has four sections"
            yield PackError(shown(path), Span(*match.span()), message, content)
            return
    for missing in wanted:
        end = Span(len(content), len(content))
        yield PackError(shown(path), end, f"the page lacks `## {missing}`", content)


def _examples_errors(folder: str, rule: str, meta: Meta | None) -> Iterator[PackError]:
    examples: list[Example] = []
    for path in example_paths(folder):
        try:
            examples.append(example_of(path))
        except PackError as error:
            where = shown(str(path))
            content = path.read_bytes() if error.span != _NOWHERE else None
            yield PackError(where, error.span, error.message, content)
    for orphan in orphans(folder):
        yield PackError(shown(orphan.path), orphan.span, orphan.message)
    for needed in ("bad", "good"):
        if not any(path.parent.name == needed for path in example_paths(folder)):
            message = f"a rule needs an example in {needed}/"
            yield PackError(shown(folder), _NOWHERE, message)
    for example in examples:
        yield from _example_errors(example, rule, meta)


def _example_errors(example: Example, rule: str, meta: Meta | None) -> Iterator[PackError]:
    content, path = example.source.content, shown(str(example.path))
    if not example.caption:
        line = Span(0, len(content.split(b"\n", 1)[0]))
        yield PackError(path, line, "the first line says what it shows: `// …`", content)
    if not example.good and not example.carets:
        message = "a bad example has carets: mark what the rule must find, or `--accept`"
        yield PackError(path, _NOWHERE, message, content)
    yield from _caret_errors(example, rule)
    if meta is not None and not meta.fixable and example.fixed is not None:
        yield PackError(
            path, _NOWHERE, "META says that nothing is fixed, but here is a .fixed file"
        )


def _caret_errors(example: Example, rule: str) -> Iterator[PackError]:
    marked, path = example.path.read_bytes(), shown(str(example.path))
    for caret in example.carets:
        start = marked_offset(marked, caret.span.start)
        span = Span(start, start + caret.span.end - caret.span.start)
        if caret.rule != rule:
            message = f"carets here name `{rule}`, not `{caret.rule}`"
            yield PackError(path, span, message, marked)
        if caret.refusal is not None and caret.refusal not in _REASONS:
            message = f"no fix is refused as `{caret.refusal}`: reports name the reasons"
            yield PackError(path, span, message, marked)


def _catalogue_errors(pack: str, rows: Sequence[Row]) -> Iterator[PackError]:
    path = Path(pack, CATALOGUE_FILE)
    if path.is_file():
        content = path.read_bytes()
        text = content.decode("utf-8", "replace")
        if is_generated(text) and text != render_catalogue(rows):
            message = "the table is not current: `allocscan pack test --accept` writes it"
            yield PackError(shown(str(path)), _NOWHERE, message, content)
