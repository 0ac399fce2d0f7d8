"""The formatters of JavaScript projects: what they are called, configured by, and told."""

from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Formatter:
    """One formatter. `program` lies in `node_modules/.bin`; `words` are its arguments before the
    files that it rewrites in place; `package` is its npm package, `key` its key in package.json.

    `configs` are the names of its configuration files. `beside_config`: it must run in the
    folder of its configuration, which it does not look for from each file upward.
    """

    name: str
    program: str
    words: tuple[str, ...]
    package: str
    configs: tuple[str, ...]
    source: str
    key: str = ""
    beside_config: bool = True


def _named(stem: str, *suffixes: str) -> tuple[str, ...]:
    return tuple(f"{stem}{suffix}" for suffix in suffixes)


_JSON: Final = (".json", ".jsonc")
_MODULES: Final = (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts")

FORMATTERS: Final = (
    Formatter(
        name="prettier",
        program="prettier",
        words=("--write",),
        package="prettier",
        configs=(
            *_named(".prettierrc", "", ".json", ".json5", ".yaml", ".yml", ".toml", *_MODULES),
            *_named("prettier.config", *_MODULES),
        ),
        source="prettier.io/docs/configuration; measured, prettier 3.10: an ignored file that is "
        "named is skipped with exit 0",
        key="prettier",
        beside_config=False,
    ),
    Formatter(
        name="biome",
        program="biome",
        words=("format", "--write", "--no-errors-on-unmatched"),
        package="@biomejs/biome",
        configs=(*_named("biome", *_JSON), *_named(".biome", *_JSON)),
        source="biomejs.dev/guides/configure-biome; measured, Biome 2.6",
    ),
    Formatter(
        name="oxfmt",
        program="oxfmt",
        words=("--no-error-on-unmatched-pattern",),
        package="oxfmt",
        configs=_named(".oxfmtrc", *_JSON),
        source="oxfmt --help, 0.79: --write is the default; measured",
    ),
    Formatter(
        name="deno",
        program="deno",
        words=("fmt",),
        package="deno",
        configs=_named("deno", *_JSON),
        source="docs.deno.com/runtime/reference/cli/fmt",
    ),
    Formatter(
        name="dprint",
        program="dprint",
        words=("fmt", "--allow-no-files"),
        package="dprint",
        configs=(*_named("dprint", *_JSON), *_named(".dprint", *_JSON)),
        source="dprint.dev/cli and dprint.dev/config",
    ),
)
"""Sorted by how many projects use them."""
