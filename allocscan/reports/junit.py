"""The format `junit`: each file a test suite, each finding a failure in it.

A clean file is one test that passes, so that a server which wants tests finds some.
"""

from collections.abc import Iterable, Sequence

from allocscan.findings import Finding, Note
from allocscan.records import dataclass
from allocscan.reports.note_kinds import BROKEN, UNCHECKED
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.reports.xml_text import HEAD, escaped, tag


@dataclass(frozen=True, slots=True)
class _Case:
    """One `testcase`: its name, and the element in it that says why it did not pass, or ""."""

    name: str
    verdict: str = ""
    type: str = ""
    message: str = ""


def render_junit(results: Results) -> str:
    """A suite for each file that was looked at, in order of path."""
    paths = (*(report.source.path for report in results.reports), *results.clean)
    suites: dict[str, list[_Case]] = {path: [] for path in paths}
    for finding, text in sorted(results.placed(), key=lambda each: each[0].span):
        suites[finding.path].append(_failure(finding, text))
    for note in results.notes:
        if note.kind in BROKEN | UNCHECKED:
            suites.setdefault(note.path, []).append(_noted(note))
    cases = {path: suites[path] or [_Case("allocscan")] for path in sorted(suites)}
    every = [case for listed in cases.values() for case in listed]
    rows = [tag("testsuites", {"name": "allocscan", **_counts(every, skipped=False)})]
    for path, listed in cases.items():
        rows += _suite(path, listed)
    rows.append("</testsuites>")
    return HEAD + "".join(f"{row}\n" for row in rows)


def _failure(finding: Finding, text: Text) -> _Case:
    at = text.lines.position(finding.span.start)
    name = f"{finding.rule} ({at.line}:{at.column})"
    return _Case(name, "failure", finding.severity.word, said(finding))


def _noted(note: Note) -> _Case:
    verdict = "error" if note.kind in BROKEN else "skipped"
    return _Case(note.kind.value, verdict, note.kind.value, note.message)


def _suite(path: str, cases: Sequence[_Case]) -> Iterable[str]:
    yield "  " + tag("testsuite", {"name": path, **_counts(cases, skipped=True)})
    for case in cases:
        attributes = {"name": case.name, "classname": path}
        if not case.verdict:
            yield "    " + tag("testcase", attributes, empty=True)
            continue
        yield "    " + tag("testcase", attributes)
        yield f"      {_verdict(case, path)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _verdict(case: _Case, path: str) -> str:
    """Some servers show the attribute and others the text, so both say it; `skipped` has a
    message only."""
    if case.verdict == "skipped":
        return tag("skipped", {"message": case.message}, empty=True)
    start = tag(case.verdict, {"type": case.type, "message": case.message})
    return f"{start}{escaped(f'{path}: {case.name}: {case.message}')}</{case.verdict}>"


def _counts(cases: Sequence[_Case], *, skipped: bool) -> dict[str, str | int]:
    """A suite counts what was skipped; the schema of Jenkins has no such count for them all."""
    verdicts = [case.verdict for case in cases]
    counts: dict[str, str | int] = {
        "tests": len(cases),
        "failures": verdicts.count("failure"),
        "errors": verdicts.count("error"),
    }
    return {**counts, "skipped": verdicts.count("skipped")} if skipped else counts
