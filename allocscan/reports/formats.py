"""The names of the formats, and the function that renders each."""

from allocscan.typed import TYPE_CHECKING, Callable, Final, Mapping

if TYPE_CHECKING:
    from allocscan.reports.style import Style
    from allocscan.reports.values import Results


def _full(results: "Results", style: "Style") -> str:
    if not results.findings:
        return ""
    from allocscan.reports.text import render_full

    return render_full(results, style)


def _concise(results: "Results", style: "Style") -> str:
    from allocscan.reports.concise import render_concise

    return render_concise(results, style)


def _grouped(results: "Results", style: "Style") -> str:
    from allocscan.reports.grouped import render_grouped

    return render_grouped(results, style)


def _json(results: "Results", style: "Style") -> str:
    from allocscan.reports.json_v1 import render_json

    return render_json(results)


def _json_lines(results: "Results", style: "Style") -> str:
    from allocscan.reports.json_lines import render_json_lines

    return render_json_lines(results)


def _github(results: "Results", style: "Style") -> str:
    from allocscan.reports.github import render_github

    return render_github(results)


def _sarif(results: "Results", style: "Style") -> str:
    from allocscan.reports.sarif.document import render_sarif

    return render_sarif(results)


def _gitlab(results: "Results", style: "Style") -> str:
    from allocscan.reports.gitlab import render_gitlab

    return render_gitlab(results)


def _junit(results: "Results", style: "Style") -> str:
    from allocscan.reports.junit import render_junit

    return render_junit(results)


def _checkstyle(results: "Results", style: "Style") -> str:
    from allocscan.reports.checkstyle import render_checkstyle

    return render_checkstyle(results)


def _rdjson(results: "Results", style: "Style") -> str:
    from allocscan.reports.rdjson import render_rdjson

    return render_rdjson(results)


def _rdjsonl(results: "Results", style: "Style") -> str:
    from allocscan.reports.rdjsonl import render_rdjsonl

    return render_rdjsonl(results)


def _azure(results: "Results", style: "Style") -> str:
    from allocscan.reports.azure import render_azure

    return render_azure(results)


def _markdown(results: "Results", style: "Style") -> str:
    from allocscan.reports.markdown import render_markdown

    return render_markdown(results)


def _agent(results: "Results", style: "Style") -> str:
    from allocscan.reports.agent import render_agent

    return render_agent(results)


def _html(results: "Results", style: "Style") -> str:
    from allocscan.reports.html.page import render_html

    return render_html(results)


FORMATS: "Final[Mapping[str, Callable[[Results, Style], str]]]" = {
    "full": _full,
    "concise": _concise,
    "grouped": _grouped,
    "json": _json,
    "json-lines": _json_lines,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "rdjson": _rdjson,
    "rdjsonl": _rdjsonl,
    "azure": _azure,
    "markdown": _markdown,
    "agent": _agent,
    "html": _html,
}
"""Each is imported when it is asked for: a run needs one of them."""

FOR_PEOPLE: Final = frozenset({"full", "concise", "grouped"})
"""Formats that `--statistics` replaces."""

IN_LOGS: Final = frozenset({"github", "azure"})
"""Formats that a CI server picks out of a log: they may stand in it beside another."""
