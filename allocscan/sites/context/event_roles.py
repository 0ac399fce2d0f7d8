"""How often a listener runs: the name of its event says it."""

from allocscan.knowledge import hot_roots, run_once
from allocscan.sites.context.callee import arguments_of, is_string
from allocscan.sites.context.positions import Argument
from allocscan.sites.context.sources import How, Source, called, hot, source
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def role_of_listener(position: Argument, spelled: str, last: str, syntax: Syntax) -> Source | None:
    """A function given to `on`, `once`, `subscribe` and the like."""
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
    if name is not None and run_once.RARE_EVENTS.search(name):
        return called(f"run by the event `{name}`", at)
    return hot(f"which runs for every `{name}` event" if name else hot_roots.EVENT, at)
