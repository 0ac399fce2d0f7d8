"""Scripts that tools generated: their source maps, in the text, beside it, or recorded."""

import base64
import binascii
import os
from urllib.parse import unquote

from allocscan.profiles.places import Places
from allocscan.profiles.source_map import SourceMap, read_source_map
from allocscan.profiles.values import GeneratedText
from allocscan.profiles.vlq import BrokenMapError
from allocscan.typed import Final

_NAMES_MAP: Final = b"sourceMappingURL="


def generated_text(path: str) -> tuple[GeneratedText, str] | None:
    """The source map of the script at `path` and the folder that its sources are relative to.

    None where there is no script, or no map of it that can be read.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    found = _map_of(path, content)
    if found is None:
        return None
    source_map, folder = found
    return GeneratedText(Places(content).line_starts, source_map), folder


def _map_of(path: str, content: bytes) -> tuple[SourceMap, str] | None:
    folder = os.path.dirname(path)
    url = _named_map(content)
    if url is not None and url.startswith("data:"):
        return _parsed(_data(url), folder)
    beside = os.path.join(folder, unquote(url)) if url is not None else f"{path}.map"
    try:
        with open(beside, "rb") as file:
            return _parsed(file.read(), os.path.dirname(beside))
    except OSError:
        return None


def _named_map(content: bytes) -> str | None:
    """What the last `//# sourceMappingURL=` names; it must stand in the last line of code."""
    at = content.rfind(_NAMES_MAP)
    if at < 0 or content[max(at - 4, 0) : at].strip() not in (b"//#", b"//@"):
        return None
    words = content[at + len(_NAMES_MAP) :].split(maxsplit=1)
    return words[0].decode("utf-8", "replace") if words else None


def _data(url: str) -> bytes:
    head, _, payload = url.partition(",")
    if not head.endswith(";base64"):
        return unquote(payload).encode()
    try:
        return base64.b64decode(payload)
    except (binascii.Error, ValueError):
        return b""


def _parsed(content: bytes, folder: str) -> tuple[SourceMap, str] | None:
    import json

    text = content.decode("utf-8", "replace").removeprefix("\ufeff").removeprefix(")]}'")
    try:
        return read_source_map(json.loads(text)), folder
    except (json.JSONDecodeError, BrokenMapError, RecursionError):
        return None
