"""The flags of `check` as one value; those that stand for a configuration key become a layer."""

import os
from dataclasses import dataclass
from typing import Final

from allocscan.cli.flags import TABLE
from allocscan.cli.words import Words
from allocscan.errors import AllocscanError
from allocscan.project.config import Layer
from allocscan.project.keys import KEYS
from allocscan.project.layers import override_layer, read_value
from allocscan.project.lookup import Asked, named_file

COLORS: Final = ("auto", "always", "never")
_LISTS: Final = frozenset({"select", "ignore", "fixable", "unfixable"})
_GLOBS: Final = frozenset({"exclude", "extend-exclude", "include"})


@dataclass(frozen=True, slots=True)
class Options:
    """What no configuration key covers. `formats` is empty when none was named;
    `stdin_name` is None unless text is read from stdin."""

    paths: tuple[str, ...]
    stdin_name: str | None
    fix_only: bool
    diff: bool
    exit_non_zero_on_fix: bool
    error_on_unmatched: bool
    exit_zero: bool
    strict: bool
    formats: tuple[str, ...]
    output_file: str | None
    statistics: bool
    quiet: bool
    silent: bool
    verbose: bool
    color: str
    progress: bool


def options_of(words: Words) -> Options:
    """Read `words`. Raises AllocscanError for flags that contradict each other."""
    color = words.last("--color") or "auto"
    if color not in COLORS:
        raise AllocscanError(f"--color must be one of {', '.join(COLORS)}, not `{color}`")
    if words.on("--check") and (words.on("--fix") or words.on("--fix-only")):
        raise AllocscanError("--check writes nothing, --fix writes: give one of them")
    return Options(
        paths=words.plain or (".",),
        stdin_name=_stdin_name(words),
        fix_only=words.on("--fix-only"),
        diff=words.on("--diff"),
        exit_non_zero_on_fix=words.on("--exit-non-zero-on-fix"),
        error_on_unmatched=words.on("--error-on-unmatched"),
        exit_zero=words.on("--exit-zero"),
        strict=words.on("--strict"),
        formats=words.all("--output-format"),
        output_file=words.last("--output-file"),
        statistics=words.on("--statistics"),
        quiet=words.on("--quiet"),
        silent=words.on("--silent"),
        verbose=words.on("--verbose"),
        color=color,
        progress=not words.on("--no-progress"),
    )


def _stdin_name(words: Words) -> str | None:
    name = words.last("--stdin-filename")
    if "-" in words.plain and len(words.plain) > 1:
        raise AllocscanError("`-` (stdin) cannot be mixed with other paths")
    if words.plain in ((), ("-",)) and (name is not None or words.plain):
        return name or "stdin.js"
    if name is not None:
        raise AllocscanError("--stdin-filename names what is read from stdin: give `-` as the path")
    return None


def asked_of(words: Words, bases: tuple[str, ...]) -> Asked:
    """What `words` and the environment say of configuration. Raises AllocscanError."""
    cwd = os.getcwd()
    layers, files = [], []
    isolated = words.on("--isolated")
    for given in words.all("--config"):
        if "=" in given and not os.path.isfile(given):
            layers.append(override_layer(given, cwd))
        else:
            files.append(named_file(given))
    layers += [
        layer for flag in TABLE if flag.key for layer in _flag_layers(flag.name, flag.key, words)
    ]
    if words.on("--check"):
        layers.append(Layer("--check", cwd, {"fix": False}, commanding=True))
    if words.on("--fix-only"):
        layers.append(Layer("--fix-only", cwd, {"fix": True}, commanding=True))
    environment = None if isolated else os.environ.get("ALLOCSCAN_CONFIG")
    if not files and environment:
        files.append(named_file(environment))
    if len(files) > 1:
        raise AllocscanError("--config: only one file can replace the lookup")
    if files and isolated:
        raise AllocscanError("--isolated reads no configuration file: leave out --config PATH")
    return Asked(tuple(layers), files[0] if files else None, isolated, bases)


def _flag_layers(name: str, key: str, words: Words) -> list[Layer]:
    values = words.all(name)
    if not values:
        return []
    value: object = values[-1]
    if values[-1] in ("yes", "no") and KEYS[key].expects == "true or false":
        value = values[-1] == "yes"
    elif key in _LISTS:
        value = [part.strip() for each in values for part in each.split(",") if part.strip()]
    elif key in _GLOBS:
        value = list(values)
    read = read_value(key, value, words.spellings[name])
    return [Layer(words.spellings[name], os.getcwd(), {KEYS[key].field: read}, commanding=True)]
