"""What a `rule.py` says of its rule: META, in literals only, and that it has a `check`."""

from collections.abc import Iterator, Mapping

import libcst as cst

from allocscan.packs.gate_values import Offence
from allocscan.records import dataclass, field, required_fields
from allocscan.rule import Meta
from allocscan.typed import Final

_REQUIRED: Final = frozenset(required_fields(Meta))
_TYPES: Final[Mapping[str, type]] = {"summary": str, "since": str, "fixable": bool, "default": bool}
_NO_META: Final = "a rule declares `META = Meta(summary=…, since=…)`"
_NO_CHECK: Final = "a rule declares `def check(site: Site)`"
_ONE_SITE: Final = "check is a plain function of one site: `def check(site: Site)`"


@dataclass(frozen=True, slots=True)
class FoundMeta:
    """META and the node of each of its literals; None where an offence stands against it."""

    meta: Meta | None = None
    literals: Mapping[str, cst.CSTNode] = field(default_factory=dict)
    offences: tuple[Offence, ...] = ()


def find_meta(module: cst.Module) -> cst.Call | None:
    """The call that META is declared with."""
    for statement in _top_level(module):
        match statement:
            case (
                cst.Assign(targets=[cst.AssignTarget(cst.Name("META"))], value=cst.Call() as call)
                | cst.AnnAssign(target=cst.Name("META"), value=cst.Call() as call)
            ):
                return call
    return None


def read_meta(module: cst.Module, call: cst.Call | None) -> FoundMeta:
    """Read META from its `call`."""
    if call is None:
        return FoundMeta(offences=(Offence(module, _NO_META),))
    values: dict[str, str | bool] = {}
    literals: dict[str, cst.CSTNode] = {}
    wrong: list[Offence] = []
    for arg in call.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        value = _literal(arg.value)
        because = _against(name, value)
        if value is None or because is not None:
            at = arg if name not in _TYPES else arg.value
            wrong.append(Offence(at, because or ""))
        else:
            values[name], literals[name] = value, arg.value
    missing = _REQUIRED - {arg.keyword.value for arg in call.args if arg.keyword is not None}
    if missing and not wrong:
        wrong.append(Offence(call, f"META needs {' and '.join(sorted(missing))}"))
    if wrong:
        return FoundMeta(offences=tuple(wrong))
    return FoundMeta(_meta_of(values), literals)


def _against(name: str, value: str | bool | None) -> str | None:
    """Why META may not have `value` as `name`."""
    if name not in _TYPES:
        return f"META takes these keyword arguments only: {', '.join(_TYPES)}"
    if type(value) is not _TYPES[name]:
        wanted = "string" if _TYPES[name] is str else "True or False"
        return f"META.{name} must be a literal: {wanted}"
    if isinstance(value, str) and not (value.isprintable() and value.strip()):
        # It is printed to terminals and into tables.
        return f"META.{name} must be one line of text"
    return None


def _meta_of(values: Mapping[str, str | bool]) -> Meta:
    return Meta(
        summary=str(values["summary"]),
        since=str(values["since"]),
        fixable=bool(values.get("fixable", True)),
        default=bool(values.get("default", True)),
    )


def _literal(node: cst.BaseExpression) -> str | bool | None:
    match node:
        case cst.SimpleString() | cst.ConcatenatedString():
            value = node.evaluated_value
            return value if isinstance(value, str) else None
        case cst.Name("True" | "False"):
            return node.value == "True"
        case _:
            return None


def check_offences(module: cst.Module) -> Iterator[Offence]:
    """Yield what keeps `check` from being called with a site and answering with a claim."""
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef) and statement.name.value == "check":
            if statement.asynchronous is not None or not _takes_one(statement.params):
                yield Offence(statement.name, _ONE_SITE)
            for at in _yields(statement):
                yield Offence(at, "check returns its claim: it cannot yield")
            return
    yield Offence(module, _NO_CHECK)


def _takes_one(params: cst.Parameters) -> bool:
    positional = (*params.posonly_params, *params.params)
    needed = [param for param in positional if param.default is None]
    return len(needed) == 1 and all(param.default is not None for param in params.kwonly_params)


def _yields(function: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    pending: list[cst.CSTNode] = [function.body]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Yield):
            yield node
        elif not isinstance(node, cst.FunctionDef | cst.Lambda):
            pending += node.children


def _top_level(module: cst.Module) -> Iterator[cst.CSTNode]:
    for statement in module.body:
        if isinstance(statement, cst.SimpleStatementLine):
            yield from statement.body
        else:
            yield statement
