"""Words of which a file holds one if a row of `instances` or of `locale_methods` fits a call in it.

Each is a part of the callee as those tables write it (`tests/knowledge/test_instances.py`).
"""

from typing import Final

INSTANCE_MARKS: Final = (
    b"RegExp",
    b"Intl.",
    b"TextDecoder",
    b"TextEncoder",
    b"JSON.parse",
    b"toLocale",
    b"localeCompare",
)
