"""What every comment for allocscan has in it."""

from allocscan.typed import Final

MARK: Final = b"allocscan-"
"""A file without it has no directives."""
