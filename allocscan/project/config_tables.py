"""Configuration files: which names count, and the table that each holds."""

import os

from allocscan.errors import AllocscanError
from allocscan.project.paths import shown_path
from allocscan.typed import Final, Mapping

NAMES: Final = (
    "allocscan.toml",
    ".allocscan.toml",
    "allocscan.json",
    "allocscan.jsonc",
    "package.json",
    "pyproject.toml",
)
"""In one folder the first that configures allocscan wins."""

_SHARED: Final = {"package.json": b'"allocscan"', "pyproject.toml": b"allocscan"}
"""Files of other tools: they count only when they hold a table of ours."""


def config_file_in(folder: str) -> tuple[str | None, tuple[str, ...]]:
    """The file of `folder` that configures allocscan, and the ones that it puts in the shade."""
    found = [path for name in NAMES if _counts(path := os.path.join(folder, name))]
    return (found[0], tuple(found[1:])) if found else (None, ())


def _counts(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    mark = _SHARED.get(os.path.basename(path))
    return mark is None or (mark in _bytes_of(path) and table_of(path) is not None)


def table_of(path: str) -> Mapping[str, object] | None:
    """Our table in `path`; None for a file of another tool that has none."""
    name = os.path.basename(path)
    text = text_of(path)
    if name == "pyproject.toml":
        tools = _toml(text, path).get("tool", {})
        return _table(tools.get("allocscan"), path) if isinstance(tools, Mapping) else None
    if name == "package.json":
        return _table(_json(text, path).get("allocscan"), path)
    return _toml(text, path) if path.endswith(".toml") else _json(text, path)


def _table(value: object, path: str) -> Mapping[str, object] | None:
    if value is None or isinstance(value, Mapping):
        return value
    raise AllocscanError(f"{shown(path)}: `allocscan` must be a table, not {value!r}")


def _toml(text: str, path: str) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AllocscanError(f"{shown(path)}: not TOML: {error}") from None


def _json(text: str, path: str) -> Mapping[str, object]:
    import json

    from allocscan.project.jsonc import plain_json

    strict = os.path.basename(path) == "package.json"
    try:
        value = json.loads(text if strict else plain_json(text))
    except json.JSONDecodeError as error:
        raise AllocscanError(f"{shown(path)}:{error.lineno}: not JSON: {error.msg}") from None
    if not isinstance(value, dict):
        raise AllocscanError(f"{shown(path)}: must hold an object")
    return value


def text_of(path: str) -> str:
    """The text of a configuration file. Raises AllocscanError for what is not UTF-8."""
    try:
        return _bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AllocscanError(f"{shown(path)}: not UTF-8") from None


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise AllocscanError(f"{shown(path)}: cannot be read: {error.strerror}") from None


def shown(path: str) -> str:
    """`path` as error messages name it."""
    return shown_path(path, os.getcwd())
