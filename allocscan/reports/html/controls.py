"""What narrows the list of findings, and the page of keys: for the script, hidden without it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from allocscan.findings import Finding
from allocscan.reports.html.markup import safe
from allocscan.reports.plural import plural
from allocscan.reports.words import applicability_word, bytes_of
from allocscan.rule import HeatLevel
from allocscan.severity import Severity
from allocscan.typed import Final

KEYS: Final = (
    ("/", "to the filter"),
    ("j", "next finding; ↓ too, from one"),
    ("k", "the finding before; ↑ too, from one"),
    ("Enter", "opens the finding, or closes it"),
    ("Esc", "empties the filter"),
    ("?", "these keys"),
)


def controls(findings: Sequence[Finding]) -> str:
    """The filter: a box for text, and the values there are of four attributes."""
    groups = "".join(_group(*group, findings) for group in _groups(findings))
    return (
        '<div class="controls" role="search" aria-label="Findings" data-js hidden>\n'
        '<p class="line"><label for="filter">Filter</label>\n'
        '<input id="filter" type="search" autocomplete="off" spellcheck="false"'
        ' placeholder="path, function, rule, words" aria-keyshortcuts="/">\n'
        '<button type="button" id="scope" hidden></button>\n'
        '<button type="button" id="reset" hidden>Show all</button></p>\n'
        f"{groups}</div>\n"
    )


def list_line(findings: Sequence[Finding]) -> str:
    """Above the list: how many are shown, and what opens them all."""
    total = bytes_of(findings)
    return (
        '<div class="line above"><p id="count" role="status" aria-live="polite">'
        f"{plural(len(findings), 'finding')}, {total:,}&nbsp;B for one evaluation of each</p>\n"
        '<p data-js hidden><button type="button" id="open-all">Open all</button>\n'
        '<button type="button" id="close-all">Close all</button></p></div>\n'
    )


def keys() -> str:
    """The dialog that `?` opens."""
    rows = "".join(f"<dt><kbd>{key}</kbd></dt><dd>{does}</dd>\n" for key, does in KEYS)
    return (
        '<dialog id="keys" aria-labelledby="keys-title">\n<h2 id="keys-title">Keys</h2>\n'
        f"<dl>\n{rows}</dl>\n"
        '<p><label><input type="checkbox" id="keys-on" checked>'
        " Keys of one letter are on</label></p>\n"
        '<form method="dialog"><button autofocus>Close</button></form>\n</dialog>\n'
    )


def _groups(
    findings: Sequence[Finding],
) -> Iterator[tuple[str, str, list[str], Callable[[Finding], str]]]:
    """Attribute, legend, values in order, and the value of a finding."""
    severities = [each.word for each in sorted(Severity, reverse=True)]
    yield "severity", "Severity", severities, lambda each: each.severity.word
    levels = [each.name.lower() for each in sorted(HeatLevel, reverse=True)]
    yield "heat", "Heat", levels, lambda each: each.heat.level.name.lower()
    yield "fix", "Fix", ["safe", "unsafe", "display", "none"], applicability_word
    yield "rule", "Rule", sorted({each.rule for each in findings}), lambda each: each.rule


def _group(
    name: str,
    legend: str,
    values: Sequence[str],
    value_of: Callable[[Finding], str],
    findings: Sequence[Finding],
) -> str:
    """A toggle for each value; "" where all findings have the same."""
    counts = Counter(map(value_of, findings))
    if len(counts) < 2:
        return ""
    chips = "".join(
        f'<label class="chip"><input type="checkbox" name="{name}" value="{safe(value)}">'
        f' <span>{safe(value)} <span class="soft">{counts[value]:,}</span></span></label>\n'
        for value in values
        if counts[value]
    )
    return f"<fieldset><legend>{legend}</legend>\n{chips}</fieldset>\n"
