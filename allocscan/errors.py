"""The user's mistakes: errors that name the place and the remedy. Ours are assertions."""


class AllocscanError(Exception):
    """A mistake in what the user gave us (a flag, a configuration, a path, a rule pack).

    The message is one line that says where it is and what to do; the command line prints it
    and exits with 2.
    """
