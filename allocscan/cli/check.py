"""`allocscan check`: where its words go."""

from allocscan.cli.check_words import plain_words
from allocscan.typed import Sequence


def check(argv: Sequence[str]) -> int:
    """Run `allocscan check` with the words after the command; return the exit code.

    Raises AllocscanError for what the user must mend first.
    """
    said = plain_words(argv)
    if said is None:
        from allocscan.cli.check_flags import said_to_check

        said = said_to_check(argv)
    from allocscan.cli.options import options_of

    options = options_of(said)
    if options.stdin_name is not None:
        from allocscan.cli.check_stdin import check_stdin

        return check_stdin(said, options)
    from allocscan.cli.check_paths import check_paths

    return check_paths(said, options)
