"""How a run was asked for its words: all that they follow from, but for what was found."""

import os

from allocscan.cli.hyperlinks import linked
from allocscan.cli.streams import stderr, stdout, style_of
from allocscan.project.paths import below
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.conclude import Setup


def asked_words(setup: "Setup") -> str | None:
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
