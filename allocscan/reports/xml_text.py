"""Text as XML 1.0 that no parser refuses: plain ASCII, whatever bytes a name is made of."""

from collections.abc import Mapping

from allocscan.typed import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> str:
    """`text` as character data or as the value of an attribute.

    What XML cannot hold becomes U+FFFD: control characters, lone surrogates, U+FFFE, U+FFFF.
    Line ends and tabs are references, for a parser makes spaces of them in attributes.
    """
    import re

    return re.sub(r"[^ !#-%\'-;=?-~]", lambda at: _reference(at[0]), text)


def _reference(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    allowed = character in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    return f"&#{code if allowed or code >= 0x10000 else 0xFFFD};"


def tag(name: str, attributes: Mapping[str, str | int], *, empty: bool = False) -> str:
    """The start tag of an element, or with `empty` the whole of it."""
    written = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"
