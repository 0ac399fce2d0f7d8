"""A rule or a cause as text and as JSON: its page, and its examples as the files hold them."""

from collections.abc import Mapping

from allocscan.source.file import suffix_of
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.cli.causes import Cause
    from allocscan.packs.layout import Example
    from allocscan.packs.load import LoadedRule
    from allocscan.suppressions.comment_rules import CommentRule


_MARKED: Final = "Reported, and refused because of the line that is marked:"


def rule_text(rule: "LoadedRule", *, every: bool) -> str:
    """The rule's page, then what it reports and what it does not: one example of each, the
    shortest, or `every` one."""
    sections = [rule.page().rstrip() + "\n"]
    hidden = 0
    for title, good in (("Reported", False), ("Not reported", True)):
        examples = [each for each in rule.examples() if each.good is good]
        shown = examples if every else sorted(examples, key=_telling)[:1]
        hidden += len(examples) - len(shown)
        if examples:
            sections.append(f"\n## {title}\n")
            sections += [_example(each) for each in shown]
    if hidden:
        sections.append(f"\n`allocscan explain {rule.id} --examples` shows {hidden} more.\n")
    return "".join(sections)


def _telling(example: "Example") -> tuple[bool, bool, int]:
    """What is fixed tells more, a literal more than a text that is parsed, and what is short is
    read."""
    content = example.source.content
    return example.fixed is None, b"JSON.parse" in content, len(content)


def _example(example: "Example") -> str:
    block = fenced(example.source.content, example.path.suffix)
    fixed = ""
    if example.fixed is not None:
        fixed = "\nwith `--fix`:\n\n" + fenced(example.fixed, example.path.suffix)
    return f"\n{block}{fixed}"


def fenced(content: bytes, suffix: str) -> str:
    """A block of Markdown that holds `content`, code of the language of `suffix`."""
    code = content.decode("utf-8", "replace").rstrip("\n")
    return f"```{suffix.removeprefix('.')}\n{code}\n```\n"


def rule_json(rule: "LoadedRule") -> str:
    """The rule's row of `allocscan rules`, its page and its examples, as one object."""
    examples = [
        {
            "path": each.source.path,
            "caption": each.caption,
            "reported": not each.good,
            "code": each.source.content.decode("utf-8", "replace"),
            "fixed": None if each.fixed is None else each.fixed.decode("utf-8", "replace"),
        }
        for each in rule.examples()
    ]
    return _dumped({**rule_row(rule), "page": rule.page(), "examples": examples})


def rule_row(rule: "LoadedRule") -> dict[str, str | bool]:
    """What the table of rules says of one."""
    meta = rule.meta
    return {
        "rule": rule.id,
        "summary": meta.summary,
        "default": meta.default,
        "fix": meta.fixable,
        "since": meta.since,
    }


def comment_rule_row(rule: "CommentRule") -> dict[str, str | bool]:
    """What the table of rules says of a rule about comments."""
    return {
        "rule": rule.id,
        "summary": rule.summary,
        "default": rule.default,
        "fix": rule.fixable,
        "since": rule.since,
    }


def comment_rule_json(rule: "CommentRule", page: str) -> str:
    """As `rule_json`; the examples of such a rule stand in its page."""
    return _dumped({**comment_rule_row(rule), "page": page, "examples": []})


def cause_text(cause: "Cause") -> str:
    """The cause's page, then its examples, each with a mark at the line that is pointed at."""
    blocks = "".join(
        "\n" + fenced(each.source.content, suffix_of(each.source.path)) for each in cause.examples
    )
    return f"{cause.page.rstrip()}\n\n## Example\n\n{_MARKED}\n{blocks}"


def cause_json(cause: "Cause") -> str:
    """The cause's id, sentence, page and examples, as one object."""
    examples = [
        {
            "path": each.source.path,
            "code": each.source.content.decode("utf-8", "replace"),
            "line": each.line,
        }
        for each in cause.examples
    ]
    said = {"cause": cause.because.value, "sentence": cause.sentence, "page": cause.page}
    return _dumped({**said, "examples": examples})


def topic_json(name: str, page: str) -> str:
    """A topic's name and page, as one object."""
    return _dumped({"topic": name, "page": page})


def _dumped(document: Mapping[str, object]) -> str:
    import json

    return json.dumps(document, indent=2) + "\n"
