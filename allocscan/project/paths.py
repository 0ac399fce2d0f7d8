"""Paths as people and globs read them: relative, with `/`."""

import os

from allocscan.typed import Iterator


def shown_path(location: str, base: str) -> str:
    """`location` relative to `base` where it lies below it, else as it is; with `/` always."""
    relative = below(location, base)
    return (location if relative is None else relative or ".").replace(os.sep, "/")


def below(location: str, base: str) -> str | None:
    """The path from `base` to `location` with `/`; "" for `base` itself, None when not below."""
    if location == base:
        return ""
    edge = base if base.endswith(os.sep) else base + os.sep
    return location[len(edge) :].replace(os.sep, "/") if location.startswith(edge) else None


def beyond_links(location: str, folders: dict[str, str]) -> str:
    """Where `location`, which is no link itself, really lies. `folders` remembers that of folders:
    files share the way to theirs, and it is gone once."""
    folder, name = os.path.split(location)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def ancestors(folder: str) -> list[str]:
    """`folder` and the folders above it, nearest first."""
    return list(upward(folder))


def upward(folder: str) -> Iterator[str]:
    """Yield `folder` and the folders above it, nearest first."""
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder


def patch_path(location: str, top: str) -> str:
    """How a patch for the folder `top` names the file at `location`: relative, with `/`.

    A link stands for what it leads to, as git follows none. Outside of `top` it begins with `..`.
    """
    target, top = os.path.realpath(location), os.path.realpath(top)
    try:
        return os.path.relpath(target, top).replace(os.sep, "/")
    except ValueError:  # on another drive
        return target.replace(os.sep, "/")
