"""Findings about the comments that silence findings."""

from collections.abc import Collection, Iterator, Sequence

from allocscan.findings import Finding, Fix, Identity, Standing
from allocscan.records import dataclass, replace
from allocscan.scanning.identity import fingerprint, identities
from allocscan.scanning.same_code import SameCode
from allocscan.settings import Applicability, Settings
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat, HeatLevel
from allocscan.sites.naming.hints import qualified_name
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.suppressions.comment_rules import (
    BLANKET,
    COMMENT_RULES,
    INVALID,
    NO_REASON,
    UNUSED,
)
from allocscan.suppressions.directives import FORMAT, Directive, Kind, Unreadable
from allocscan.suppressions.removal import removal
from allocscan.suppressions.silences import Silences, Unused
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_NOTHING: Final = Cost(0, 0, 0, 0, 0, can_vanish=False)


@dataclass(frozen=True, slots=True)
class _Remark:
    rule: str
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()


def comment_findings(
    syntax: Syntax,
    found: Sequence[Directive | Unreadable],
    silences: Silences,
    running: Collection[str],
    crashed: Collection[str],
    settings: Settings,
) -> tuple[Finding, ...]:
    """What is wrong with the comments of a file, in source order.

    `running` are the rules that ran on it, of which those did not end that `crashed`; `silences`
    was asked about all their claims. What is unused is not known of a text with syntax errors.
    """
    known = settings.known_rules or frozenset(running)
    remarks = [*_of_text(found, known, settings)]
    if UNUSED in settings.comment_rules and not syntax.errors:
        ended = {*running}.difference(crashed)
        judged = silences.unused(ended, all_run=known <= ended)
        remarks += _harmless([_unused(each, syntax.source.content) for each in judged], syntax)
    remarks = sorted(
        (each for each in remarks if each.rule in settings.comment_rules),
        key=lambda each: (each.span, each.rule),
    )
    scopes = [_scope(each.span, syntax) for each in remarks]
    named = identities(
        [(each.rule, scope, each.span) for each, scope in zip(remarks, scopes, strict=True)], syntax
    )
    return tuple(
        _finding(remark, scope, identity, syntax, settings)
        for remark, scope, identity in zip(remarks, scopes, named, strict=True)
    )


def _of_text(
    found: Sequence[Directive | Unreadable], known: Collection[str], settings: Settings
) -> Iterator[_Remark]:
    for each in found:
        if isinstance(each, Unreadable):
            yield _Remark(INVALID, each.span, each.problem)
            continue
        for named in each.names:
            if named.name in COMMENT_RULES:
                message = f"no comment silences `{named.name}`: switch it off in the configuration"
                yield _Remark(INVALID, named.span, message)
            elif named.name not in known:
                yield _Remark(INVALID, named.span, _stranger(named.name, known))
        if each.kind is Kind.CLOSE:
            continue
        if not each.names:
            message = f"this comment silences every rule: name the one it means, as in {FORMAT}"
            yield _Remark(BLANKET, each.span, message)
        if not each.reason:
            message = "this comment does not say why: write a reason behind ` -- `"
            yield _Remark(NO_REASON, each.span, message)


def _stranger(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(known), n=1)
    hint = f' (did you mean "{close[0]}"?)' if close else ""
    return f"there is no rule `{name}`{hint}"


def _unused(unused: Unused, content: bytes) -> _Remark:
    directive = unused.directive
    names = unused.names or directive.names
    listed = " and ".join(f"`{each.name}`" for each in names) or "any rule"
    if directive.kind is Kind.CLOSE:
        message = f"this comment ends nothing: {listed} was not silenced above it"
    else:
        message = f"this comment silences nothing: {listed} has no finding there"
    span = unused.names[0].span if unused.names else directive.span
    return _Remark(UNUSED, span, message, removal(unused, content))


def _harmless(remarks: Sequence[_Remark], syntax: Syntax) -> list[_Remark]:
    """`remarks` without the edits that would leave other code than comments changed."""
    if not any(each.edits for each in remarks):
        return [*remarks]
    proof = SameCode(syntax)
    together = {*proof.together([each.edits for each in remarks])}
    return [
        each if at in together or proof.after(each.edits) else replace(each, edits=())
        for at, each in enumerate(remarks)
    ]


def _scope(span: Span, syntax: Syntax) -> str:
    node = syntax.root.descendant_for_byte_range(span.start, span.end) or syntax.root
    return qualified_name(node, syntax)


def _finding(
    remark: _Remark, scope: str, identity: Identity, syntax: Syntax, settings: Settings
) -> Finding:
    rule = COMMENT_RULES[remark.rule]
    fixable = settings.fixable is None or rule.id in settings.fixable
    fix = Fix(Applicability.SAFE, "", remark.edits) if remark.edits and fixable else None
    source = syntax.source
    return Finding(
        rule=rule.id,
        severity=settings.severities.get(rule.id, rule.severity),
        message=remark.message,
        path=source.path,
        span=remark.span,
        function=scope,
        why="",
        cost=_NOTHING,
        heat=Heat(HeatLevel.COLD, ()),
        score=0.0,
        saved=0,
        fix=fix,
        refusals=(),
        fingerprint=fingerprint(settings.identity_path or source.path, identity),
        identity=identity,
        standing=Standing.BASELINE if identity in settings.baseline else Standing.ACTIVE,
    )


def removals(findings: Sequence[Finding], settings: Settings) -> list[tuple[Edit, ...]]:
    """The edits of each of the fixes among `findings` that are asked for."""
    return [
        finding.fix.edits
        for finding in findings
        if finding.fix is not None
        and finding.standing is Standing.ACTIVE
        and (settings.chosen is None or finding.fingerprint in settings.chosen)
    ]
