"""`docs/configuration.md`, from the table of keys and what they mean."""

from collections.abc import Iterator

from allocscan.project.config import Config
from allocscan.project.keys import KEYS, Key, camel
from allocscan.project.show import shown_values
from allocscan.typed import Final

SECTIONS: Final = (
    ("Files", "include exclude extend-exclude force-exclude respect-gitignore skip-generated "
     "quiet-paths max-file-size"),
    ("Rules", "select ignore fixable unfixable rules overrides packs"),
    ("What is reported", "min-bytes min-entries min-shared-entries engine"),
    ("Fixes", "fix unsafe-fixes format-after-fix hoist.name-style hoist.placement hoist.freeze "
     "hoist.pure-annotation hoist.as-const"),
    ("Gate and reports", "fail-on max-findings output-format baseline "
     "require-suppression-reason report-unused-suppressions"),
    ("Run", "cache cache-dir jobs"),
    ("This file", "extends root $schema"),
)  # fmt: skip
"""The keys by what people come to change."""

_HEAD: Final = """\
# Configuration

<!-- Generated: `python -m allocscan.cli.written_pages` writes it, a test fails when it is old. -->

allocscan needs none. `allocscan init` writes a commented file; `allocscan config show` prints what
is in force for a folder and where each value comes from, `allocscan config path` which file won.

## Where it is read from

For each file that is checked, from its folder up to the repository's root, the nearest folder that
holds one of these; in one folder the first:

1. `allocscan.toml` or `.allocscan.toml`
2. `allocscan.json` or `allocscan.jsonc`
3. `package.json`, the key `"allocscan"`
4. `pyproject.toml`, the table `[tool.allocscan]`

Nothing is merged with files further up: name them in `extends` to inherit. Higher wins: command
line, environment, the nearest file, what it extends, the defaults. `--config FILE` replaces the
lookup, `--config 'min-bytes=0'` sets one key, `--isolated` reads neither files nor environment.

Keys are kebab-case in TOML and camelCase in JSON, and both are accepted everywhere. An unknown key
is an error that names the line and the key that was likely meant.

```toml
# allocscan.toml
extend-exclude = ["vendor/"]
min-bytes = { called = 104, iterated = 56, hot = 56 }

[rules]
rebuilt-regexp = "info"
rebuilt-object = { severity = "error", min-bytes = 512, min-entries = 12 }

[[overrides]]
files = ["scripts/**"]
rules = { rebuilt-object = "off" }
```

```json
{
  "$schema": "./node_modules/allocscan/allocscan-config-v1.schema.json",
  "extendExclude": ["vendor/"],
  "rules": { "rebuilt-object": { "severity": "error", "minBytes": 512 } }
}
```

`allocscan config schema` prints the JSON Schema that editors check and complete such files by:
write it beside your configuration, or take the copy that the npm package holds.

## Environment

| Variable | Meaning |
|---|---|
| `ALLOCSCAN_CONFIG` | a configuration file, instead of the lookup |
| `ALLOCSCAN_OUTPUT_FORMAT` | as `output-format` |
| `ALLOCSCAN_CACHE_DIR` | as `cache-dir`, relative to the working directory |
| `ALLOCSCAN_NO_CACHE` | `1`: neither read nor write the cache |
| `ALLOCSCAN_JOBS` | as `jobs` |
| `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE` | colour, below `--color` |
"""


def render_configuration() -> str:
    """The page: how configuration is found, then every key in the sections above."""
    shown = shown_values(Config(), tracked=True)
    parts = [_HEAD]
    for title, names in SECTIONS:
        parts.append(f"\n## {title}\n")
        for name in names.split():
            parts += _entry(KEYS[name], shown.get(name))
    return "".join(parts)


def _entry(key: Key, default: str | None) -> Iterator[str]:
    yield f"\n### `{key.name}`\n\n{key.meaning}\n\n"
    yield f"- Value: {key.expects}\n"
    if default not in (None, '""'):
        yield f"- Default: `{default}`\n"
    if camel(key.name) != key.name:
        yield f"- In JSON: `{camel(key.name)}`\n"
