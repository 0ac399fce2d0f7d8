"""What was meant by a name that does not exist."""

from allocscan.typed import Sequence


def nearest_name(wrong: str, names: Sequence[str]) -> str:
    """` (did you mean "x"?)` with the name most like `wrong`; "" when none is."""
    from difflib import get_close_matches

    close = get_close_matches(wrong, names, n=1)
    return f' (did you mean "{close[0]}"?)' if close else ""
