"""What the summary says of findings: what they cost together, how grave they are, what to do."""

from collections.abc import Iterator

from allocscan.findings import Standing
from allocscan.reports.plural import plural
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.reports.values import Results

SHOWN_ROOTS = 3
"""The hot roots of which the summary says what a full fix would save."""

ACCEPTED_LATER = 20
"""So many findings left are a reason to name the baseline."""


def totals(results: "Results") -> Iterator[str]:
    """What the findings cost together, and what a full fix would save."""
    from allocscan.reports.roots import roots_of
    from allocscan.reports.words import bytes_of, costs

    dear = [finding for finding in results.findings if costs(finding)]
    if len(dear) > 1:
        yield f"Together {bytes_of(dear):,} B for one evaluation of each."
    for root in roots_of(results.findings)[:SHOWN_ROOTS]:
        sites = "" if root.sites == 1 else f" ({plural(root.sites, 'site')})"
        yield f"A full fix saves {root.saved:,} B {root.occasion}{sites}."


def severity_words(results: "Results") -> str:
    """How many of each; "" where all are warnings, which goes without saying."""
    counts = {each: results.count_severity(each) for each in sorted(Severity, reverse=True)}
    if counts[Severity.WARNING] == len(results.findings):
        return ""
    return ", ".join(
        plural(count, severity.word, "infos" if severity is Severity.INFO else "")
        for severity, count in counts.items()
        if count
    )


def next_steps(results: "Results") -> Iterator[str]:
    """What can be fixed and how, what does not count, and where to read on."""
    fixable = list(_fixable(results))
    if sentences := [*fixable, *silenced_words(results)]:
        yield " ".join(sentences)
    if not fixable:
        if name := _to_explain(results):
            page = f"`allocscan explain {name}`"
            none = "None" if len(results.findings) > 1 else "It"
            can = "can" if len(results.findings) > 1 else "cannot"
            yield f"{none} {can} be fixed automatically: {page} says what can be done."
    elif cause := _usual_cause(results):
        yield f"Not safe: `allocscan explain {cause}` says why, and what can be done."
    if len(results.findings) >= ACCEPTED_LATER and results.stale is None:
        yield "To be told of new ones only, accept these: `allocscan --write-baseline`."


def _fixable(results: "Results") -> Iterator[str]:
    """How many findings a fix helps, and which flag brings it."""
    safe = results.count_fixable(Applicability.SAFE)
    unsafe = results.count_fixable(Applicability.UNSAFE)
    if safe:
        more = f", {unsafe:,} more with `--fix --unsafe-fixes`" if unsafe else ""
        yield f"[*] {safe:,} fixable with `--fix`{more}."
    elif unsafe:
        yield f"[!] {unsafe:,} fixable with `--fix --unsafe-fixes`."


def silenced_words(results: "Results") -> Iterator[str]:
    """What does not count, a sentence each: `12 in baseline (3 stale: run --prune-baseline).`"""
    known = results.count_standing(Standing.BASELINE)
    if known or results.stale:
        stale = f" ({results.stale:,} stale: run --prune-baseline)" if results.stale else ""
        yield f"{known:,} in baseline{stale}."
    if suppressed := results.count_standing(Standing.SUPPRESSED):
        yield f"{suppressed:,} suppressed."


def _to_explain(results: "Results") -> str:
    """What to ask `explain` for where nothing can be fixed; "" where nothing is rebuilt."""
    from allocscan.reports.words import costs

    rules = (finding.rule for finding in results.findings if costs(finding))
    return _usual_cause(results) or next(rules, "")


def _usual_cause(results: "Results") -> str:
    """The cause that most findings without a safe fix have first; "" when there is none."""
    from collections import Counter

    from allocscan.reports.words import cause_word

    causes = Counter(cause for each in results.findings if (cause := cause_word(each)))
    return next((cause for cause, _ in causes.most_common(1)), "")
