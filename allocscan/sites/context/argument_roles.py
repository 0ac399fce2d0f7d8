"""What a callee does with a function that it is given."""

from tree_sitter import Node

from allocscan.knowledge import hot_roots, iterations, run_once
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.context.callee import (
    arguments_of,
    find_row,
    first_binding,
    first_part,
    is_string,
    may_be_meant,
    spelling,
)
from allocscan.sites.context.positions import Argument
from allocscan.sites.context.sources import How, Source, called, hot, source
from allocscan.syntax.parse import Syntax


def role_of_argument(position: Argument, syntax: Syntax, scopes: ScopeTree) -> Source | None:
    """How often the function at `position` runs; None where it is only let go of."""
    call, spelled = position.call, spelling(position.call, syntax)
    last = spelled.rpartition(".")[2]
    if "." in spelled and last in hot_roots.STOP_METHODS:
        return None
    return (
        _test(call, spelled, scopes)
        or _event(position, spelled, last, syntax)
        or _route(position, spelled, last, syntax)
        or _iteration(position, spelled, last, scopes)
        or _initialiser(position, spelled, scopes)
        or _hook_effect(call, last, syntax)
        or _listed(call, spelled, scopes)
        or _wrapper(call)
        or source(How.WITHIN, "passed to code that is not visible", call)
    )


def _test(call: Node, spelled: str, scopes: ScopeTree) -> Source | None:
    if lookup(run_once.TESTS, spelled) is None:
        return None
    binding = first_binding(call, scopes)
    if binding is None or binding.kind is BindingKind.IMPORT:
        return source(How.QUIET, f"in a block of `{spelled.partition('.')[0]}`", call)
    if scopes.scopes[binding.scope].parent is None and binding.kind is not BindingKind.PARAMETER:
        return source(How.ONCE, f"run once by `{binding.name}`", call)
    return None


def _event(position: Argument, spelled: str, last: str, syntax: Syntax) -> Source | None:
    call, index = position.call, position.index
    if last == "once" and "." in spelled:
        return source(How.ONCE, "run at most once, by an event", call)
    if last == "subscribe" and "." in spelled:
        return hot(hot_roots.EVENT, call)
    if last not in hot_roots.EVENT_METHODS or index == 0:
        return None
    if spelled == "process.on":
        return source(How.ONCE, "run by an event of the process, about once", call)
    return role_of_event(is_string(arguments_of(call)[0], syntax), call)


def role_of_event(name: str | None, at: Node) -> Source:
    """How often a listener for the event `name` runs; None for a name that is not constant."""
    if name in run_once.RUN_ONCE_EVENTS:
        return source(How.ONCE, f"run by the event `{name}`, about once", at)
    if name in hot_roots.USER_EVENTS:
        return called(f"run by the event `{name}`, which a person makes", at)
    return hot(f"which runs for every `{name}` event" if name else hot_roots.EVENT, at)


def _route(position: Argument, spelled: str, last: str, syntax: Syntax) -> Source | None:
    if "." not in spelled or last not in hot_roots.ROUTES:
        return None
    owner = spelled.removeprefix("new ").split(".")[-2].removesuffix("()")
    path = is_string(arguments_of(position.call)[0], syntax) if position.index else None
    if (
        owner in hot_roots.SERVERS
        or owner.endswith(hot_roots.SERVER_SUFFIXES)
        or (path is not None and path.startswith(("/", "*")))
    ):
        return hot(hot_roots.REQUEST, position.call)
    return None


def _iteration(position: Argument, spelled: str, last: str, scopes: ScopeTree) -> Source | None:
    text = f"in the callback of `{last}`"
    call, index = position.call, position.index
    if index == 1 and find_row(iterations.SECOND_ARGUMENT, call, spelled, scopes) is not None:
        return source(How.EACH, text, call)
    if last not in iterations.FIRST_ARGUMENT:
        return None
    if "." in spelled:
        library = spelled.partition(".")[0] in iterations.LIBRARIES
        return source(How.EACH, text, call) if index == int(library) else None
    imported = first_binding(call, scopes)
    known = imported is not None and imported.kind is BindingKind.IMPORT and index <= 1
    return source(How.EACH, text, call) if known else None


def _initialiser(position: Argument, spelled: str, scopes: ScopeTree) -> Source | None:
    positions = find_row(hot_roots.INITIALISERS, position.call, spelled, scopes)
    if positions is None or position.index not in positions:
        return None
    hook = spelled.rpartition(".")[2]
    return called(f"run once for each mounted component, by `{hook}`", position.call)


def _hook_effect(call: Node, last: str, syntax: Syntax) -> Source | None:
    given = arguments_of(call)
    if last not in hot_roots.HOOK_EFFECTS or len(given) < 2:
        return None
    if given[1].type != "array":
        return None
    if given[1].named_child_count:
        return called(f"run when a dependency of `{last}` changes", call)
    return called(f"run once for each mounted component, by `{last}`", call)


def _listed(call: Node, spelled: str, scopes: ScopeTree) -> Source | None:
    if find_row(run_once.ONCE, call, spelled, scopes) is not None:
        return source(How.ONCE, f"run once by `{spelled}`", call)
    clause = find_row(hot_roots.CALLEES, call, spelled, scopes)
    if clause is not None:
        return hot(clause, call)
    if spelled in ("useCallback", "React.useCallback") and may_be_meant(call, spelled, scopes):
        return called("called as a callback of the component", call)
    return None


def _wrapper(call: Node) -> Source | None:
    """A UMD wrapper: `(function (root, factory) {…})(this, function () {…})`."""
    callee = call.child_by_field_name("function")
    while callee is not None and callee.type == "parenthesized_expression":
        callee = first_part(callee)
    if callee is None or callee.type not in ("function_expression", "arrow_function"):
        return None
    return source(How.ONCE, "run once by the wrapper of the file", call)
