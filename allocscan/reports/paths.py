"""Paths as other tools want them: from the root of the repository, as URIs."""


def in_repository(path: str, prefix: str) -> str:
    """`path` from the root of the repository, where `prefix` leads from there to the folder that
    `path` is relative to. A path that is not below that folder is absolute, and stays as it is."""
    return path if is_absolute(path) else prefix + path


def is_absolute(path: str) -> bool:
    """True for `/a/b.js` and for `C:/a/b.js`."""
    return path.startswith("/") or path[1:3] == ":/"


def uri_of(path: str) -> str:
    """`path` as a URI: a relative reference, or with the scheme `file`.

    Every byte that is no plain letter, digit or `-._~/` is escaped, so that names which are no
    text come back byte for byte.
    """
    from urllib.parse import quote

    escaped = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if not is_absolute(path):
        return escaped
    return f"file://{escaped}" if path.startswith("/") else f"file:///{path[0]}:{escaped[4:]}"
