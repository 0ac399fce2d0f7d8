"""What a configuration file says, and what it extends."""

import os
from collections.abc import Mapping

from allocscan.errors import AllocscanError
from allocscan.project.config import Layer
from allocscan.project.config_tables import shown, table_of, text_of
from allocscan.project.key_readers import texts
from allocscan.project.layers import Origin, layer_of


def layers_of_file(path: str, folder: str, read: dict[str, None] | None = None) -> list[Layer]:
    """What `path` says, below it what it extends; lowest first.

    Its globs, and those it inherits, are relative to `folder`. The files go to `read`, if given.
    Raises AllocscanError for a file that cannot be read, or that extends itself.
    """
    layers: list[Layer] = []
    pending: list[tuple[str, tuple[str, ...]]] = [(path, (path,))]
    while pending:
        current, chain = pending.pop()
        if read is not None:
            read[current] = None
        table = table_of(current)
        if table is None:
            raise AllocscanError(f"{shown(current)}: holds no configuration of allocscan")
        origin = Origin(shown(current), text_of(current))
        layers.append(layer_of(table, origin, folder))
        pending += [(base, (*chain, base)) for base in _extended(table, current, chain, origin)]
    return layers[::-1]


def _extended(
    table: Mapping[str, object], path: str, chain: tuple[str, ...], origin: Origin
) -> list[str]:
    try:
        named = texts(table.get("extends", ()))
    except ValueError:
        raise AllocscanError(
            f"{origin.at('extends')}: `extends` must be a path or a list of paths"
        ) from None
    bases = [os.path.normpath(os.path.join(os.path.dirname(path), name)) for name in named]
    for base in bases:
        if base in chain:
            raise AllocscanError(f"{origin.at('extends')}: {shown(base)} extends itself")
        if not os.path.isfile(base):
            raise AllocscanError(f"{origin.at('extends')}: no such file: {shown(base)}")
    return bases
