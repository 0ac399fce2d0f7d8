"""Hashes by the interpreter's own module: `hashlib` loads OpenSSL, 3.5 MiB and 3 ms."""

from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # an interpreter that was built without
        from hashlib import blake2b

__all__ = ["blake2b"]
