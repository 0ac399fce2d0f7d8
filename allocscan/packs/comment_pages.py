"""The pages of the rules about comments: `allocscan/comment_pages/` holds one for each."""

import os

import allocscan
from allocscan.typed import Final

FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(allocscan.__file__)), "comment_pages")

SECTIONS: Final = ("What it reports", "Why", "What `--fix` does", "How to switch it off")
"""The second-level headings of every page, in this order."""


def comment_page(rule: str) -> str:
    """The page of the rule with that id, Markdown. Raises OSError where it cannot be read."""
    with open(os.path.join(FOLDER, f"{rule}.md"), encoding="utf-8") as file:
        return file.read()
