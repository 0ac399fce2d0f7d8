"""Files of the checkout that tables of the program write.

`python -m allocscan.cli.written_pages` writes them again;
`tests/cli/test_written_pages.py` fails when one of them is not current.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from allocscan.cli.doc_pages import render_causes, render_rules, render_topic
from allocscan.cli.schema import schema_text
from allocscan.project.key_pages import render_configuration
from allocscan.project.recipe_pages import render_recipes
from allocscan.typed import Final

ROOT: Final = Path(__file__).parents[2]

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "allocscan/schemas/allocscan-config-v1.schema.json": schema_text,
    "npm/allocscan-config-v1.schema.json": schema_text,
    "docs/configuration.md": render_configuration,
    "docs/ci.md": render_recipes,
    "docs/rules.md": render_rules,
    "docs/why-not-fixed.md": render_causes,
    "docs/cost.md": partial(render_topic, "cost"),
    "docs/baseline.md": partial(render_topic, "baseline"),
    "docs/suppressions.md": partial(render_topic, "suppressions"),
}
"""What writes each, by its path in the checkout."""


def main() -> None:
    """Write those that are not current, and say which."""
    for name, render in PAGES.items():
        path, text = ROOT / name, render()
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"written: {name}")


if __name__ == "__main__":
    main()
