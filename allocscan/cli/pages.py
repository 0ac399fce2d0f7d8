"""`allocscan explain RULE` and `allocscan rules`: what the rules say of themselves."""

from argparse import SUPPRESS
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from allocscan.cli.command_line import CommandLine, Words
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.nearest import nearest_name

if TYPE_CHECKING:
    from allocscan.packs.layout import Example
    from allocscan.packs.load import LoadedRule

FORMATS: Final = ("text", "markdown", "json")


class PageWords(Words):
    """What was said to a command that prints a page."""

    output_format: str


def explain(argv: Sequence[str]) -> int:
    """Print a rule's page and its examples. Raises AllocscanError for a rule there is none of."""
    said = _said(argv, "allocscan explain", "allocscan explain [OPTIONS] RULE")
    if len(said.plain) != 1:
        raise AllocscanError(f"explain takes the name of one rule: {_names()}")
    rule = _rule_named(said.plain[0])
    as_json = said.output_format == "json"
    write_text(stdout(), _explained_as_json(rule) if as_json else _explained(rule))
    return 0


def rules(argv: Sequence[str]) -> int:
    """Print the rules in a table."""
    said = _said(argv, "allocscan rules", "allocscan rules [OPTIONS]")
    if said.plain:
        folder = "; to check the folder of that name write `./rules`"
        raise AllocscanError(f"rules takes no path{folder}")
    write_text(stdout(), _listed(said.output_format))
    return 0


def _said(argv: Sequence[str], prog: str, usage: str) -> PageWords:
    command = CommandLine(prog, usage)
    output = command.add_argument_group("Output")
    output.add_argument(
        "-f",
        "--output-format",
        choices=FORMATS,
        default="text",
        metavar="FMT",
        help=f"{', '.join(FORMATS)} (text)",
    )
    command.add_argument("--format", dest="output_format", choices=FORMATS, help=SUPPRESS)
    command.add_run(configured=False)
    return command.read(argv, PageWords())


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
