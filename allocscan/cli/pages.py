"""`allocscan explain RULE` and `allocscan rules`: what the rules say of themselves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from allocscan.cli.flags import HELP, VERSION, Flag
from allocscan.cli.help import answer
from allocscan.cli.streams import stdout, write_text
from allocscan.cli.words import Words, sorted_words
from allocscan.errors import AllocscanError
from allocscan.project.keys import nearest_name

if TYPE_CHECKING:
    from allocscan.packs.layout import Example
    from allocscan.packs.load import LoadedRule

FORMATS: Final = ("text", "markdown", "json")
_TABLE: Final = (
    Flag("--output-format", "text, markdown, json", "Output", "FMT", "-f", aliases=("--format",)),
    HELP,
    VERSION,
)


def explain(argv: Sequence[str]) -> int:
    """Print a rule's page and its examples. Raises AllocscanError for a rule there is none of."""
    words = sorted_words(argv, _TABLE, "allocscan explain")
    if (text := answer(words)) is None:
        if len(words.plain) != 1:
            raise AllocscanError(f"explain takes the name of one rule: {_names()}")
        rule = _rule_named(words.plain[0])
        text = _explained_as_json(rule) if _format(words) == "json" else _explained(rule)
    write_text(stdout(), text)
    return 0


def rules(argv: Sequence[str]) -> int:
    """Print the rules in a table."""
    words = sorted_words(argv, _TABLE, "allocscan rules")
    if (text := answer(words)) is None:
        if words.plain:
            folder = "; to check the folder of that name write `./rules`"
            raise AllocscanError(f"rules takes no path{folder}")
        text = _listed(_format(words))
    write_text(stdout(), text)
    return 0


def _format(words: Words) -> str:
    name = words.last("--output-format") or "text"
    if name not in FORMATS:
        raise AllocscanError(f"unknown output format `{name}`; there are {', '.join(FORMATS)}")
    return name


def _rules() -> "tuple[LoadedRule, ...]":
    from allocscan.packs.load import standard_rules

    return standard_rules()


def _names() -> str:
    return ", ".join(rule.id for rule in _rules())


def _rule_named(name: str) -> "LoadedRule":
    for rule in _rules():
        if rule.id == name:
            return rule
    hint = nearest_name(name, [rule.id for rule in _rules()])
    raise AllocscanError(f"unknown rule `{name}`{hint}; there are {_names()}")


def _explained(rule: "LoadedRule") -> str:
    sections = [rule.page().rstrip() + "\n"]
    for title, good in (("Reported", False), ("Not reported", True)):
        examples = [each for each in rule.examples() if each.good is good]
        if examples:
            sections.append(f"\n## {title}\n")
            sections += [_example(each) for each in examples]
    return "".join(sections)


def _example(example: "Example") -> str:
    block = _fenced(example.source.content, example.path.suffix)
    fixed = ""
    if example.fixed is not None:
        fixed = "\nwith `--fix`:\n\n" + _fenced(example.fixed, example.path.suffix)
    return f"\n{block}{fixed}"


def _fenced(content: bytes, suffix: str) -> str:
    code = content.decode("utf-8", "replace").rstrip("\n")
    return f"```{suffix.removeprefix('.')}\n{code}\n```\n"


def _explained_as_json(rule: "LoadedRule") -> str:
    import json

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
    return json.dumps({**_row(rule), "page": rule.page(), "examples": examples}, indent=2) + "\n"


def _listed(form: str) -> str:
    rows = [_row(rule) for rule in _rules()]
    if form == "json":
        import json

        return json.dumps(rows, indent=2) + "\n"
    head = ("rule", "default", "fix", "since", "summary")
    cells = [head, *(tuple(_cell(row[name]) for name in head) for row in rows)]
    if form == "markdown":
        lines = [f"| {' | '.join(row)} |" for row in cells]
        return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]]) + "\n"
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    padded = (
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )
    return "".join(f"{line}\n" for line in padded)


def _row(rule: "LoadedRule") -> dict[str, str | bool]:
    meta = rule.meta
    return {
        "rule": rule.id,
        "summary": meta.summary,
        "default": meta.default,
        "fix": meta.fixable,
        "since": meta.since,
    }


def _cell(value: str | bool) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case _:
            return value
