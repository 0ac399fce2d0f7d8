"""What a callee does with a function that it is given."""

from allocscan.knowledge import hot_roots, iterations, rendering, routes, run_once, set_up
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.context.callee import (
    arguments_of,
    find_row,
    first_binding,
    first_part,
    is_string,
    may_be_meant,
    module_of,
    spelling,
)
from allocscan.sites.context.event_roles import role_of_listener
from allocscan.sites.context.positions import Argument
from allocscan.sites.context.routes import role_of_route, role_of_wrapped
from allocscan.sites.context.sources import How, Source, called, hot, source
from allocscan.sites.context.sources import set_up as set_up_source
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def role_of_argument(position: Argument, syntax: Syntax, scopes: ScopeTree) -> Source | None:
    """How often the function at `position` runs; None where it is only let go of."""
    call, spelled = position.call, spelling(position.call, syntax)
    last = spelled.rpartition(".")[2]
    if "." in spelled and last in hot_roots.STOP_METHODS:
        return None
    return (
        _test(call, spelled, scopes)
        or role_of_listener(position, spelled, last, syntax)
        or role_of_route(position, syntax)
        or _iteration(position, spelled, last, syntax, scopes)
        or _initialiser(position, spelled, scopes)
        or _hook_effect(call, last, syntax)
        or _listed(position, spelled, last, scopes)
        or _worker(call, spelled, last, syntax, scopes)
        or _wrapper(call)
        or role_of_wrapped(call, syntax)
        or _registered(call, spelled, last, scopes)
        or source(How.WITHIN, "passed to code that is not visible", call)
    )


def _test(call: Node, spelled: str, scopes: ScopeTree) -> Source | None:
    if lookup(run_once.TESTS, spelled) is None:
        return None
    binding = first_binding(call, scopes)
    if binding is None or binding.kind is BindingKind.IMPORT:
        return source(How.QUIET, f"in a block of `{spelled.partition('.')[0]}`", call)
    if scopes.is_at_top(binding) and binding.kind is not BindingKind.PARAMETER:
        return source(How.ONCE, f"run once by `{binding.name}`", call)
    return None


def _iteration(
    position: Argument, spelled: str, last: str, syntax: Syntax, scopes: ScopeTree
) -> Source | None:
    text = f"in the callback of `{last}`"
    call, index = position.call, position.index
    if index == 1 and find_row(iterations.SECOND_ARGUMENT, call, spelled, scopes) is not None:
        return source(How.EACH, text, call)
    if index == 1 and last in iterations.ACCESSORS and "." in spelled:
        named = is_string(arguments_of(call)[0], syntax)
        return None if named is None else source(How.EACH, text, call)
    if last == "call" and index == 1:
        method = spelled.split(".")[-2]
        if method in iterations.FIRST_ARGUMENT:
            return source(How.EACH, f"in the callback of `{method}`", call)
    if last not in iterations.FIRST_ARGUMENT:
        return None
    if "." in spelled:
        library = spelled.split(".")[-2] in iterations.LIBRARIES
        return source(How.EACH, text, call) if index == int(library) else None
    imported = first_binding(call, scopes)
    known = imported is not None and imported.kind is BindingKind.IMPORT and index <= 1
    return source(How.EACH, text, call) if known else None


def _initialiser(position: Argument, spelled: str, scopes: ScopeTree) -> Source | None:
    positions = find_row(rendering.INITIALISERS, position.call, spelled, scopes)
    if positions is None or position.index not in positions:
        return None
    hook = spelled.rpartition(".")[2]
    return set_up_source(f"once for each mounted component, by `{hook}`", position.call)


def _hook_effect(call: Node, last: str, syntax: Syntax) -> Source | None:
    given = arguments_of(call)
    if last not in rendering.HOOK_EFFECTS or len(given) < 2:
        return None
    if given[1].type != "array":
        return None
    if given[1].named_child_count:
        return called(f"run when a dependency of `{last}` changes", call)
    return set_up_source(f"once for each mounted component, by `{last}`", call)


def _listed(position: Argument, spelled: str, last: str, scopes: ScopeTree) -> Source | None:
    call = position.call
    if last in run_once.FAILING and "." in spelled and position.index == 0:
        return source(How.QUIET, "on an error path", call)
    if find_row(run_once.ONCE, call, spelled, scopes) is not None:
        return source(How.ONCE, f"run once by `{spelled}`", call)
    if last == "action" and ".command()" in spelled:
        return source(How.ONCE, "run once, by a command", call)
    for table in (hot_roots.CALLEES, routes.CALLEES, rendering.CALLEES):
        clause = find_row(table, call, spelled, scopes)
        if clause is not None:
            return hot(clause, call)
    if spelled in ("useCallback", "React.useCallback") and may_be_meant(call, spelled, scopes):
        return called("called as a callback of the component", call)
    return None


def _worker(
    call: Node, spelled: str, last: str, syntax: Syntax, scopes: ScopeTree
) -> Source | None:
    """What takes jobs from a queue."""
    if last == "process" and spelled.lower().endswith("queue.process"):
        return hot(hot_roots.JOB, call)
    if spelled != "new Worker":
        return None
    clause = hot_roots.WORKERS.get(module_of(first_binding(call, scopes), syntax))
    return None if clause is None else hot(clause, call)


def _wrapper(call: Node) -> Source | None:
    """A UMD wrapper: `(function (root, factory) {…})(this, function () {…})`."""
    callee = call.child_by_field_name("function")
    while callee is not None and callee.type == "parenthesized_expression":
        callee = first_part(callee)
    if callee is None or callee.type not in ("function_expression", "arrow_function"):
        return None
    return source(How.ONCE, "run once by the wrapper of the file", call)


def _registered(call: Node, spelled: str, last: str, scopes: ScopeTree) -> Source | None:
    """Plugins, rules, definitions: what is handed over to be made once."""
    if last in set_up.HOOKS and ".hooks." in f".{spelled}":
        host = spelled.split(".")[0]
        if host in set_up.BUILDERS:
            return set_up_source(set_up.BUILD, call)
        hook = spelled.removesuffix(f".for().{last}").removesuffix(f".{last}")
        return called(f"run by the hook `{hook.rpartition('.')[2]}`", call)
    if set_up.REGISTRARS.fullmatch(last) and may_be_meant(call, spelled, scopes):
        return set_up_source(set_up.REGISTERED, call, call)
    return None
