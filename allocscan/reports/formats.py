"""The names of the formats, and the function that renders each."""

from collections.abc import Callable, Mapping
from typing import Final

from allocscan.reports.style import Style
from allocscan.reports.values import Results


def _full(results: Results, style: Style) -> str:
    if not results.findings:
        return ""
    from allocscan.reports.text import render_full

    return render_full(results, style)


def _concise(results: Results, style: Style) -> str:
    from allocscan.reports.concise import render_concise

    return render_concise(results, style)


def _json(results: Results, style: Style) -> str:
    from allocscan.reports.json_v1 import render_json

    return render_json(results)


def _json_lines(results: Results, style: Style) -> str:
    from allocscan.reports.json_lines import render_json_lines

    return render_json_lines(results)


def _github(results: Results, style: Style) -> str:
    from allocscan.reports.github import render_github

    return render_github(results)


def _agent(results: Results, style: Style) -> str:
    from allocscan.reports.agent import render_agent

    return render_agent(results)


FORMATS: Final[Mapping[str, Callable[[Results, Style], str]]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "json-lines": _json_lines,
    "github": _github,
    "agent": _agent,
}
"""Each is imported when it is asked for: a run needs one of them."""

FOR_PEOPLE: Final = frozenset({"full", "concise"})
"""Formats that `--statistics` replaces."""
