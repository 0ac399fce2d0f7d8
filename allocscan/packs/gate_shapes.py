"""What a `rule.py` may say at its top level, where saying is running.

Everything that Python evaluates while it imports the file is met by name here: statements,
values, decorators, defaults, bases, annotations. What is not listed is refused.
"""

from collections.abc import Iterator

import libcst as cst

from allocscan.packs.gate_names import IMPORTS, binding_offences, import_offences, name_offences
from allocscan.packs.gate_values import Offence, type_offences, value_offences
from allocscan.typed import Final

_DATACLASS: Final = "a class is declared with `@dataclass(frozen=True, slots=True)` alone"
_TYPE_PARAMETERS: Final = "Python 3.11 reads rules: no type parameters"


def offences(module: cst.Module) -> Iterator[Offence]:
    """Yield what in `module` is no declaration; nothing when it may be imported."""
    yield from binding_offences(module)
    for statement in module.body:
        match statement:
            case cst.SimpleStatementLine(body=parts):
                for part in parts:
                    yield from _part_offences(part)
            case cst.FunctionDef():
                yield from _function_offences(statement)
            case cst.ClassDef():
                yield from _class_offences(statement)
            case _:
                yield Offence(statement, "a rule only declares: move this into a function")
    yield from name_offences(module)


def _part_offences(part: cst.BaseSmallStatement) -> Iterator[Offence]:
    match part:
        case cst.ImportFrom():
            yield from import_offences(part)
        case cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString() as text):
            yield from value_offences(text)
        case (
            cst.Assign(targets=[cst.AssignTarget(cst.Name("META"))], value=cst.Call() as call)
            | cst.AnnAssign(target=cst.Name("META"), value=cst.Call() as call)
        ):
            if isinstance(part, cst.AnnAssign):
                yield from type_offences(part.annotation.annotation)
            yield from _meta_offences(call)
        case cst.Assign(targets=[cst.AssignTarget(cst.Name())]):
            yield from value_offences(part.value)
        case cst.AnnAssign(target=cst.Name(), value=cst.BaseExpression() as value):
            yield from type_offences(part.annotation.annotation)
            yield from value_offences(value)
        case cst.Import():
            yield Offence(part, f"import names, and only from {', '.join(IMPORTS)}")
        case _:
            yield Offence(part, "a rule only declares: move this into a function")


def _meta_offences(call: cst.Call) -> Iterator[Offence]:
    if not isinstance(call.func, cst.Name) or call.func.value != "Meta":
        yield Offence(call, "META is declared as `META = Meta(summary=…, since=…)`")
    for arg in call.args:
        if arg.star:
            yield Offence(arg, "META takes keyword arguments only, with literals")
        yield from value_offences(arg.value)


def _function_offences(function: cst.FunctionDef) -> Iterator[Offence]:
    for decorator in function.decorators:
        yield Offence(decorator, "a decorator runs on import: a rule's functions have none")
    if function.type_parameters is not None:
        yield Offence(function.type_parameters, _TYPE_PARAMETERS)
    if function.returns is not None:
        yield from type_offences(function.returns.annotation)
    params = function.params
    stars = [star for star in (params.star_arg, params.star_kwarg) if isinstance(star, cst.Param)]
    for param in (*params.posonly_params, *params.params, *params.kwonly_params, *stars):
        if param.annotation is not None:
            yield from type_offences(param.annotation.annotation)
        if param.default is not None:
            yield from value_offences(param.default)


def _class_offences(declaration: cst.ClassDef) -> Iterator[Offence]:
    if not declaration.decorators:
        yield Offence(declaration, _DATACLASS)
    for at, decorator in enumerate(declaration.decorators):
        if at > 0 or not _freezes(decorator.decorator):
            yield Offence(decorator, _DATACLASS)
    if declaration.type_parameters is not None:
        yield Offence(declaration.type_parameters, _TYPE_PARAMETERS)
    for base in (*declaration.bases, *declaration.keywords):
        yield Offence(base, "a rule's class has no bases and no metaclass")
    for statement in declaration.body.body:
        match statement:
            case cst.FunctionDef():
                yield from _function_offences(statement)
            case cst.SimpleStatementLine(body=parts):
                for part in parts:
                    yield from _field_offences(part)
            case cst.BaseSmallStatement():
                yield from _field_offences(statement)
            case _:
                yield Offence(statement, "a class declares fields and methods only")


def _field_offences(part: cst.BaseSmallStatement) -> Iterator[Offence]:
    match part:
        case cst.Pass() | cst.Expr(value=cst.SimpleString()):
            return
        case cst.AnnAssign(target=cst.Name(), value=value):
            yield from type_offences(part.annotation.annotation)
            if value is not None:
                yield from value_offences(value)
        case _:
            yield Offence(part, "a class declares fields and methods only")


def _freezes(decorator: cst.BaseExpression) -> bool:
    if not isinstance(decorator, cst.Call) or not isinstance(decorator.func, cst.Name):
        return False
    flags = {
        arg.keyword.value: isinstance(arg.value, cst.Name) and arg.value.value == "True"
        for arg in decorator.args
        if arg.keyword is not None
    }
    exact = len(flags) == len(decorator.args) and flags == {"frozen": True, "slots": True}
    return exact and decorator.func.value == "dataclass"
