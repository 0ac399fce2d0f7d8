"""`allocscan explain NAME` and `allocscan rules`: what rules and causes say of themselves."""

import os
from argparse import SUPPRESS
from collections.abc import Sequence

from allocscan.cli.command_line import CommandLine, ConfiguredWords
from allocscan.cli.explained import (
    cause_json,
    cause_text,
    comment_rule_json,
    comment_rule_row,
    rule_json,
    rule_row,
    rule_text,
    topic_json,
)
from allocscan.cli.options import asked_of
from allocscan.cli.packed import rules_of
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.lookup import Configs
from allocscan.project.nearest import nearest_name
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.packs.load import LoadedRule

FORMATS: Final = ("text", "markdown", "json")
_OF_CAUSES: Final = """\
A cause is why a finding has no safe fix. Reports name it beside the reason: for
`not safe (returned): …` run `allocscan explain returned`. Topics: `cost` says how bytes, heat
and the order of findings come about, `suppressions` how comments silence, `baseline` how findings
that were known before are told from new ones."""


class PageWords(ConfiguredWords):
    """What was said to a command that prints a page."""

    output_format: str
    pack: list[str] | None
    examples: bool = False


def explain(argv: Sequence[str]) -> int:
    """Print the page and the examples of a rule or of a cause that a report names, or a topic.

    Raises AllocscanError for a name that is none of these.
    """
    said = explain_line().read(argv, PageWords())
    known = _rules(said)
    if len(said.plain) != 1:
        names = _names(known)
        raise AllocscanError(f"explain takes the name of one rule or cause, or a topic; {names}")
    write_text(stdout(), _explained(said.plain[0], known, said))
    return 0


def rules(argv: Sequence[str]) -> int:
    """Print the rules in a table."""
    said = rules_line().read(argv, PageWords())
    if said.plain:
        folder = "; to check the folder of that name write `./rules`"
        raise AllocscanError(f"rules takes no path{folder}")
    write_text(stdout(), _listed(_rules(said), said.output_format))
    return 0


def explain_line() -> CommandLine:
    """The flags of `explain`."""
    usage = "allocscan explain [OPTIONS] RULE|CAUSE|TOPIC"
    command = _page_line("allocscan explain", usage, _OF_CAUSES)
    every = "show every example of a rule, not only the one that tells most"
    command.add_argument("--examples", action="store_true", help=every)
    return command


def rules_line() -> CommandLine:
    """The flags of `rules`."""
    return _page_line("allocscan rules", "allocscan rules [OPTIONS]", "")


def _page_line(prog: str, usage: str, description: str) -> CommandLine:
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
    pack = "rules of your own, too; repeatable"
    command.add_argument_group("Rules").add_argument(
        "--pack", action="append", metavar="DIR", help=pack
    )
    command.add_run(configured=True)
    return command


def _rules(said: PageWords) -> "tuple[LoadedRule, ...]":
    return tuple(rules_of(said.pack or (), Configs(asked_of(said, (), (os.getcwd(),)))))


def _names(known: "tuple[LoadedRule, ...]") -> str:
    from allocscan.cli.topics import topic_names

    names, topics = ", ".join(rule.id for rule in known), ", ".join(topic_names())
    causes = "reports name the causes: `not safe (returned)`"
    return f"the rules are {names}; the topics {topics}; {causes}"


def _explained(name: str, known: "tuple[LoadedRule, ...]", said: PageWords) -> str:
    from allocscan.cli.causes import cause_named, cause_names
    from allocscan.cli.topics import topic_names, topic_page
    from allocscan.suppressions.comment_rules import COMMENT_RULES

    as_json = said.output_format == "json"
    for rule in known:
        if rule.id == name:
            every = said.examples or said.output_format == "markdown"
            return rule_json(rule) if as_json else rule_text(rule, every=every)
    if name in COMMENT_RULES:
        from allocscan.packs.comment_pages import comment_page

        page = comment_page(name)
        return comment_rule_json(COMMENT_RULES[name], page) if as_json else page
    causes, topics = cause_names(), topic_names()
    if name in topics:
        page = topic_page(name)
        return topic_json(name, page) if as_json else page
    if name not in causes:
        hint = nearest_name(name, [*(rule.id for rule in known), *COMMENT_RULES, *causes, *topics])
        raise AllocscanError(f"no rule or cause is called `{name}`{hint}; {_names(known)}")
    cause = cause_named(name)
    return cause_json(cause) if as_json else cause_text(cause)


def _listed(known: "tuple[LoadedRule, ...]", form: str) -> str:
    from allocscan.suppressions.comment_rules import COMMENT_RULES

    rows = [rule_row(rule) for rule in known]
    rows += [comment_rule_row(rule) for rule in COMMENT_RULES.values()]
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
