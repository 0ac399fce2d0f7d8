"""The configuration that `allocscan init` writes: few keys, each with what it is for."""

from allocscan.project.toolchain import Toolchain
from allocscan.typed import Final

FILE: Final = "allocscan.toml"

_HEAD: Final = """\
# allocscan reads this for the files of this folder and below. Everything here may be left out;
# `allocscan config show` prints all keys with the values in force.

# Leave these out, beside what git ignores and what tools generated (globs as in .gitignore).
"""
_TAIL: Final = """
# What makes a run fail: "error", "warning", "info" or "never".
fail-on = "warning"

# Report a literal from so many bytes per evaluation; 0 shows every constant that is rebuilt.
# min-bytes = 104

# [rules]
# rebuilt-object = "error"       # or "warning", "info", "off"

# [[overrides]]
# files = ["scripts/**"]
# rules = { rebuilt-object = "off" }
"""
_FORMATS: Final = """
# After a fix, the project's own formatter runs on the changed files ({names} found here).
format-after-fix = "auto"
"""
_PLAIN: Final = """
# After a fix, run the project's own formatter on the changed files.
# format-after-fix = "auto"
"""


def start_text(seen: Toolchain) -> str:
    """The text of a new `allocscan.toml` for what was `seen` in its folder."""
    globs = ", ".join(f'"/{name}/"' for name in seen.foreign)
    excluded = f"extend-exclude = [{globs}]\n" if globs else '# extend-exclude = ["vendor/"]\n'
    names = " and ".join(seen.formatters)
    formats = _FORMATS.format(names=names) if names else _PLAIN
    return _HEAD + excluded + formats + _TAIL
