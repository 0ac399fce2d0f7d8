"""What stands behind a finding: its frame, why it holds, what it costs, what is against a fix, and
what the fix changes."""

from collections.abc import Iterator, Sequence
from html import escape

from allocscan.findings import Finding, Refused
from allocscan.records import dataclass
from allocscan.reports.cells import cropped, printable
from allocscan.reports.frame import frame, line_of_code
from allocscan.reports.html.markup import prose, safe
from allocscan.reports.plural import plural
from allocscan.reports.preview import Change, changes, shortened
from allocscan.reports.style import Style
from allocscan.reports.values import Text
from allocscan.reports.words import cost_words, heat_words, refusal_word, saving_words
from allocscan.settings import Applicability
from allocscan.sites.cliffs import cliff_words
from allocscan.typed import Final

WIDTH: Final = 160
"""Cells to which lines of source are cut."""
REASONS: Final = 12
"""Refusals that are told in full."""
WHOLE_RUN: Final = 80
"""Removed or added lines in a row that are shown where a page has room for them."""

_STYLE: Final = Style(width=WIDTH)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a page can hold: `code` is False where frames and diffs have no room, `brief`
    where long runs of a diff are shortened."""

    code: bool = True
    brief: bool = False


def evidence(finding: Finding, text: Text, room: Room) -> str:
    """All of it, as the content of an element."""
    facts = "".join(f"<dt>{name}</dt><dd>{said}</dd>\n" for name, said in _facts(finding))
    reasons = "".join(_refusals(finding, text))
    if not room.code:
        return (
            f'<dl>\n{facts}</dl>\n{reasons}<p class="soft">Frame and diff are left out for the size'
            f" of this page: <code>allocscan {safe(finding.path)}</code> shows them.</p>\n"
        )
    shown = _code("frame", "Source", "\n".join(_frame(finding, text)))
    return f"{shown}<dl>\n{facts}</dl>\n{reasons}{_fix(finding, text, room)}"


def _facts(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.why:
        yield "Why", prose(finding.why)
    if finding.cost.bytes:
        yield "Cost", prose(f"allocates {cost_words(finding)}")
        yield from (("Cliff", prose(words)) for words in cliff_words(finding.cost))
        yield "Heat", prose(heat_words(finding, "→"))
        if saving := saving_words(finding):
            yield "Saving", prose(saving)
    yield "Reported", f"{finding.severity.word}, <code>{safe(finding.rule)}</code>"


def _frame(finding: Finding, text: Text) -> Iterator[str]:
    edge, *rows = frame(text, finding.span, _STYLE)
    for row in rows:
        gutter, code = row[: len(edge)], row[len(edge) :]
        carets = gutter == edge and not code.strip(" ^") and code
        shown = f'<b class="caret">{code}</b>' if carets else safe(code)
        yield f'<span class="gutter">{safe(gutter)}</span>{shown}'


def _refusals(finding: Finding, text: Text) -> Iterator[str]:
    if not finding.refusals:
        return
    told: dict[tuple[str, int], Refused] = {}
    for refused in finding.refusals:
        told.setdefault((refused.message, text.lines.line_of(refused.at.start)), refused)
    label = refusal_word(finding).capitalize()
    yield f'<h3>{label}</h3>\n<ul class="reasons">\n'
    for (message, line), refused in list(told.items())[:REASONS]:
        code = safe(line_of_code(text, refused.at, WIDTH, _STYLE))
        where = f'<span class="gutter">{safe(finding.path)}:{line}:</span>'
        cause = f'<span class="cause">{refused.because.value}</span>'
        yield f"<li><p>{prose(message)} {cause}</p>{_code('witness', 'Witness', f'{where} {code}')}"
        yield "</li>\n"
    if len(told) > REASONS:
        yield f"<li>and {plural(len(told) - REASONS, 'other reason')}</li>\n"
    yield "</ul>\n"


def _fix(finding: Finding, text: Text, room: Room) -> str:
    if finding.fix is None:
        return ""
    made = changes(text, finding.fix.edits)
    rows = "\n".join(_rows(made, room))
    name = f" <code>{safe(finding.fix.name)}</code>" if finding.fix.name else ""
    unsafe = finding.fix.applicability is Applicability.UNSAFE
    command = "--fix --unsafe-fixes" if unsafe else "--fix"
    word = finding.fix.applicability.value
    note = f'<span class="soft">{word}, <code>{command}</code></span>'
    return f"<h3>Fix{name} {note}</h3>\n{_code('diff', 'Diff', rows)}"


def _rows(made: Sequence[Change], room: Room) -> Iterator[str]:
    for number, change in enumerate(made):
        if number:
            yield '<span class="gutter">…</span>'
        for sign, tag, lines in (("-", "del", change.removed), ("+", "ins", change.added)):
            for line in _run(lines, room):
                if isinstance(line, int):
                    yield f'<span class="gutter">{sign} … {plural(line, "more line")}</span>'
                else:
                    yield f"<{tag}>{sign} {_line(line)}</{tag}>"


def _line(line: bytes) -> str:
    # What is cut off is not decoded first: a minified line may have megabytes.
    return escape(cropped(printable(line[: 8 * WIDTH]), 0, 2 * WIDTH, _STYLE.ellipsis)[0])


def _run(lines: Sequence[bytes], room: Room) -> Iterator[bytes | int]:
    return shortened(lines) if room.brief or len(lines) > WHOLE_RUN else iter(lines)


def _code(kind: str, label: str, content: str) -> str:
    """Code that scrolls sideways, which a keyboard can do only in what takes the focus."""
    return f'<pre class="{kind}" tabindex="0" role="group" aria-label="{label}">{content}</pre>\n'
