"""The format `json-lines`: a JSON object a line, for tools that read a stream."""

from allocscan.reports.json_text import json_text
from allocscan.reports.json_v1 import finding_object, fixed_object, note_object, summary
from allocscan.reports.values import Results


def render_json_lines(results: Results) -> str:
    """Findings, then fixes, then notes, then one `summary`, each with its `type`.

    What is silenced is only counted: each line is something to act on.
    """
    ranks = results.ranks
    rows = [
        {"type": "finding", **finding_object(finding, text, ranks[id(finding)])}
        for finding, text in results.placed()
    ]
    rows += [{"type": "fix", **fixed_object(each, results)} for each in results.fixes]
    rows += [{"type": "note", **note_object(note)} for note in results.notes]
    rows.append({"type": "summary", **summary(results)})
    return "".join(json_text(row) + "\n" for row in rows)
