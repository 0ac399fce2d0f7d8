"""The yardstick: read and parse every file of LIST through the Python binding, and drop the trees.

    python benchmarks/raw.py LIST

LIST has one path a line, as `allocscan check --show-files` prints them.
"""

import sys

import tree_sitter
import tree_sitter_javascript
import tree_sitter_typescript


def main(listed: str) -> None:
    """Parse with the grammar that the ending of each path asks for."""
    javascript, typescript, tsx = (
        tree_sitter.Parser(tree_sitter.Language(language))
        for language in (
            tree_sitter_javascript.language(),
            tree_sitter_typescript.language_typescript(),
            tree_sitter_typescript.language_tsx(),
        )
    )
    parsers = {"ts": typescript, "mts": typescript, "cts": typescript, "tsx": tsx}
    with open(listed) as lines:
        paths = lines.read().splitlines()
    for path in paths:
        with open(path, "rb") as source:
            parsers.get(path.rpartition(".")[2], javascript).parse(source.read())


if __name__ == "__main__":
    main(sys.argv[1])
