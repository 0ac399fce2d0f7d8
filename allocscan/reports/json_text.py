"""Values as JSON that any reader takes: plain ASCII, and no half of a surrogate pair.

A name that is no text (`os.fsdecode` keeps its bytes as lone surrogates) would make the whole
document unreadable to a strict parser; such a byte is written as U+FFFD.
"""


def json_text(value: object, indent: int | None = None) -> str:
    """`value` as JSON, without a line end behind it."""
    import json
    import re

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() else re.sub(r"[^\x00-\x7f]", lambda at: _escape(at[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
