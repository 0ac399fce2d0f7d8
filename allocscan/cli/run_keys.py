"""The keys of a run: of all that its results follow from but files, and its words but results."""

import os
import sys

import allocscan
from allocscan.cli.hyperlinks import linked
from allocscan.cli.streams import stderr, stdout, style_of
from allocscan.project.paths import below
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.cli.setup import Setup


_VARIABLES: Final = ("ALLOCSCAN_", "GIT_", "HOME", "XDG_CONFIG_HOME")
"""What the names of variables begin with that say what is checked, and how."""


def run_key(setup: "Setup") -> str:
    """Equal for two runs that find the same in the same files."""
    options = setup.options
    variables = [each for each in os.environ.items() if each[0].startswith(_VARIABLES)]
    parts = (
        allocscan.__file__,
        allocscan.__version__,
        sys.version,
        sys.path,
        os.getcwd(),
        options.paths,
        options.inline_suppressions,
        options.no_baseline,
        setup.mode.name,
        setup.configs.asked,
        sorted(variables),
        _place_of_git(),
    )
    return "\n".join(map(repr, parts))


def _place_of_git() -> str | None:
    """Where the system finds git, which says what is ignored."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK) and not os.path.isdir(path):
            return path
    return None


def words_key(setup: "Setup") -> str | None:
    """Equal for two runs that say the same of what they found; None where words are not kept: for
    a terminal, whose lines are broken to fit the time that a run took, for links, which lead to
    this machine, and for files."""
    options = setup.options
    styles = (style_of(stdout(), options.color), style_of(stderr(), options.color))
    if any(style.wraps for style in styles) or linked(stdout(), options.hyperlinks):
        return None
    if options.diff or any(output.path is not None for output in setup.outputs):
        return None
    cwd = os.getcwd()
    top = setup.configs.repository(cwd) or cwd
    return repr((options, setup.outputs, setup.config, styles, below(cwd, top)))
