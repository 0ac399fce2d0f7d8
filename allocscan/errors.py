"""The user's mistakes: errors that name the place and the remedy. Ours are assertions. And what
becomes of Ctrl-C."""


class AllocscanError(Exception):
    """A mistake in what the user gave us (a flag, a configuration, a path, a rule pack).

    The message is one line that says where it is and what to do; the command line prints it
    and exits with 2.
    """


def is_interrupt(error: BaseException) -> bool:
    """True where `error` is what Ctrl-C became on its way: Python and the parser's binding put
    another error in the place of what is raised while they call back (`__set_name__`)."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, KeyboardInterrupt):
        at = at.__cause__
    return at is not None
