"""Words of which a file holds one if a row of `instances` or of `locale_methods` fits a call in it.

Each is a part of the callee as those tables write it (`tests/knowledge/test_instances.py`).
"""

from allocscan.typed import Final

INSTANCE_MARKS: Final = (
    b"RegExp",
    b"Intl.",
    b"TextDecoder",
    b"TextEncoder",
    b"JSON.parse",
    b"toLocale",
    b"localeCompare",
)

_PARTS: Final = (b"RegExp", b"Intl.", b"coder", b"JSON.parse", b"ocale")
"""One of these is in each of them."""


def holds_mark(content: bytes) -> bool:
    """False where none of `INSTANCE_MARKS` is in `content`."""
    return any(part in content for part in _PARTS) and any(
        mark in content for mark in INSTANCE_MARKS
    )
