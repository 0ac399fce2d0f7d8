"""What the tool says of its rules in a SARIF log."""

from collections.abc import Iterable, Iterator

from allocscan.severity import Severity
from allocscan.typed import Final

Object = dict[str, object]

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_PROBLEMS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
"""GitHub's own words for the three."""


def rule_objects(occurring: Iterable[str]) -> list[Object]:
    """A descriptor for each rule of the standard pack, for each rule about comments, and for
    those of `occurring` that are neither; in order of their ids, which are unique."""
    found = {str(each["id"]): each for each in (*_standard(), *_about_comments())}
    for id in occurring:
        found.setdefault(id, _descriptor(id, f"The rule {id} of a pack", Severity.WARNING))
    return [found[id] for id in sorted(found)]


def _standard() -> Iterator[Object]:
    from allocscan.packs.load import standard_rules

    for rule in standard_rules():
        yield {
            **_descriptor(rule.id, rule.meta.summary, Severity.WARNING, rule.meta.default),
            **_page(rule.page()),
        }


def _about_comments() -> Iterator[Object]:
    from allocscan.packs.comment_pages import comment_page
    from allocscan.suppressions.comment_rules import COMMENT_RULES

    for rule in COMMENT_RULES.values():
        yield {
            **_descriptor(rule.id, rule.summary, rule.severity, rule.default),
            **_page(comment_page(rule.id)),
        }


def _descriptor(id: str, summary: str, severity: Severity, enabled: bool = True) -> Object:
    sentence = {"text": f"{summary}."}
    return {
        "id": id,
        "name": "".join(word.capitalize() for word in id.split("-")),
        "shortDescription": sentence,
        "fullDescription": sentence,
        "help": sentence,
        "defaultConfiguration": {"enabled": enabled, "level": LEVELS[severity]},
        "properties": {
            "tags": ["performance"],
            "precision": "high",
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _page(text: str) -> Object:
    """A rule's page, and its first paragraph."""
    page = text.strip()
    _, _, body = page.partition("\n\n")
    first = " ".join(body.partition("\n\n")[0].split())
    return {"fullDescription": {"text": first}, "help": {"text": page, "markdown": page}}
