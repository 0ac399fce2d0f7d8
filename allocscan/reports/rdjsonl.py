"""The format `rdjsonl`: what reviewdog reads, one `Diagnostic` a line."""

from allocscan.reports.json_text import json_text
from allocscan.reports.rdjson import diagnostic, source_object
from allocscan.reports.values import Results


def render_rdjsonl(results: Results) -> str:
    """A line for each finding; "" when there is none."""
    return "".join(
        json_text({**diagnostic(finding, text, unsafe=results.unsafe), "source": source_object()})
        + "\n"
        for finding, text in results.placed()
    )
