"""One and many: the little English that naming a list after its elements takes."""

from collections.abc import Mapping

from allocscan.typed import Final

# Quirk, Greenbaum, Leech and Svartvik, "A Comprehensive Grammar of the English Language", 5.76 to
# 5.103: plurals that are not formed with -s, as far as programs use them.
IRREGULAR: Final[Mapping[str, str]] = {
    "axis": "axes",
    "basis": "bases",
    "child": "children",
    "index": "indices",
    "leaf": "leaves",
    "lens": "lenses",
    "matrix": "matrices",
    "person": "people",
    "vertex": "vertices",
}
SINGULAR_OF: Final[Mapping[str, str]] = {many: one for one, many in IRREGULAR.items()}

# The same, 5.9 and 5.73: words that have no plural, or whose plural is the word itself.
UNCOUNTED: Final = frozenset(
    {"aws", "css", "data", "defaults", "dom", "gps", "help", "html", "info", "ios", "json"}
    | {"markup", "media", "metadata", "news", "os", "series", "src", "text", "xml"}
)
_VOWELS: Final = frozenset("aeiouy")


def plural(name: str) -> str:
    """`name` for many: `role` → `roles`, `userCity` → `userCities`. What is plural stays.

    Only the end of `name` changes; the case of its letters is kept.
    """
    word = _last_word(name)
    front = name[: len(name) - len(word)]
    small = word.lower()
    if len(word) < 2 or _is_uncounted(small) or is_plural(small):
        return name
    if small in IRREGULAR:
        return front + word[0] + IRREGULAR[small][1:]
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return f"{name}es"
    if small.endswith("y") and small[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}s"


def singular(name: str) -> str:
    """`name` for one: `rows` → `row`, `cities` → `city`. What is singular stays."""
    word = _last_word(name)
    front = name[: len(name) - len(word)]
    small = word.lower()
    if not is_plural(small):
        return name
    if small in SINGULAR_OF:
        return front + word[0] + SINGULAR_OF[small][1:]
    if small.endswith("ies") and len(small) > 4:
        return f"{name[:-3]}y"
    if small.endswith(("sses", "tuses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1]


def is_plural(name: str) -> bool:
    """True for `rows` and `children`; not for `class`, `status`, `axis`."""
    word = _last_word(name).lower()
    if word in SINGULAR_OF:
        return True
    if word in IRREGULAR or _is_uncounted(word):
        return False
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as"))


def _is_uncounted(word: str) -> bool:
    """True for a word without a plural, and for what is no word: `dns`, `lms`, `https`."""
    letters = word.endswith("s") and _VOWELS.isdisjoint(word)
    return letters or word in UNCOUNTED


def _last_word(name: str) -> str:
    """What follows the last change from a small letter to a capital, or `_`: its last word."""
    start = 0
    for at in range(1, len(name)):
        if name[at - 1] == "_" or (name[at].isupper() and not name[at - 1].isupper()):
            start = at
    return name[start:]
