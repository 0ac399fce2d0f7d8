"""`allocscan explain NAME` and `allocscan rules`: what rules and causes say of themselves."""

from argparse import SUPPRESS
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from allocscan.cli.command_line import CommandLine, Words
from allocscan.cli.explained import (
    cause_json,
    cause_text,
    rule_json,
    rule_row,
    rule_text,
    topic_json,
)
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.nearest import nearest_name

if TYPE_CHECKING:
    from allocscan.packs.load import LoadedRule

FORMATS: Final = ("text", "markdown", "json")
_OF_CAUSES: Final = """\
A cause is why a finding has no safe fix. Reports name it beside the reason: for
`not safe (returned): …` run `allocscan explain returned`. `allocscan explain cost` says how
bytes, heat and the order of findings come about."""


class PageWords(Words):
    """What was said to a command that prints a page."""

    output_format: str


def explain(argv: Sequence[str]) -> int:
    """Print the page and the examples of a rule or of a cause that a report names, or `cost`.

    Raises AllocscanError for a name that is none of these.
    """
    said = _said(
        argv, "allocscan explain", "allocscan explain [OPTIONS] RULE|CAUSE|cost", _OF_CAUSES
    )
    if len(said.plain) != 1:
        raise AllocscanError(f"explain takes the name of one rule or cause, or `cost`; {_known()}")
    write_text(stdout(), _explained(said.plain[0], as_json=said.output_format == "json"))
    return 0


def rules(argv: Sequence[str]) -> int:
    """Print the rules in a table."""
    said = _said(argv, "allocscan rules", "allocscan rules [OPTIONS]", "")
    if said.plain:
        folder = "; to check the folder of that name write `./rules`"
        raise AllocscanError(f"rules takes no path{folder}")
    write_text(stdout(), _listed(said.output_format))
    return 0


def _said(argv: Sequence[str], prog: str, usage: str, description: str) -> PageWords:
    command = CommandLine(prog, usage, description)
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


def _known() -> str:
    names = ", ".join(rule.id for rule in _rules())
    return f"the rules are {names}; reports name the causes: `not safe (returned)`"


def _explained(name: str, *, as_json: bool) -> str:
    from allocscan.cli.causes import cause_named, cause_names
    from allocscan.cli.topics import topic_names, topic_page

    for rule in _rules():
        if rule.id == name:
            return rule_json(rule) if as_json else rule_text(rule)
    causes, topics = cause_names(), topic_names()
    if name in topics:
        page = topic_page(name)
        return topic_json(name, page) if as_json else page
    if name not in causes:
        hint = nearest_name(name, [*(rule.id for rule in _rules()), *causes, *topics])
        raise AllocscanError(f"no rule or cause is called `{name}`{hint}; {_known()}")
    cause = cause_named(name)
    return cause_json(cause) if as_json else cause_text(cause)


def _listed(form: str) -> str:
    rows = [rule_row(rule) for rule in _rules()]
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


def _cell(value: str | bool) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case _:
            return value
