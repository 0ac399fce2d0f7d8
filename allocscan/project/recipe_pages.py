"""`docs/ci.md`, from the recipes that `allocscan init` prints."""

from allocscan.project.recipes import ADOPTION, LOCAL, REPOSITORY, Recipe
from allocscan.project.recipes_ci import REMOTE
from allocscan.typed import Final

_HEAD: Final = f"""\
# Hooks and CI

<!-- Generated: `python -m allocscan.cli.written_pages` writes it, a test fails when it is old. -->

`allocscan init` writes a configuration and prints those of these snippets that fit the repository;
`allocscan init --all` prints all of them. `{REPOSITORY}` stands for the address that you
install from. `allocscan@VERSION` and `allocscan==VERSION` name a release; for any other state write
`uvx --from git+{REPOSITORY} allocscan` and `pip install git+{REPOSITORY}`.

Exit codes: 0 when nothing at or above `fail-on` remains, 1 for findings, 2 for mistakes in usage,
configuration or files. Excluded files are left alone also where a hook names them, and a run that
checks nothing succeeds.
"""


def render_recipes() -> str:
    """The page."""
    parts = [_HEAD, _section(ADOPTION, 2), "\n## Before a commit\n"]
    parts += [_section(recipe, 3) for recipe in LOCAL]
    parts.append("\n## On a server\n")
    parts += [_section(recipe, 3) for recipe in REMOTE]
    return "".join(parts)


def _section(recipe: Recipe, level: int) -> str:
    place = f"`{recipe.path}`:\n\n" if recipe.path else ""
    fenced = f"```{recipe.language}\n{recipe.text}```\n"
    return f"\n{'#' * level} {recipe.title}\n\n{recipe.about}\n\n{place}{fenced}"
