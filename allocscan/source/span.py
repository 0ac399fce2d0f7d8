"""A place in a file, as a half-open range of bytes."""

from allocscan.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of bytes in one file, `0 <= start <= end`. Never characters or lines."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def contains(self, other: "Span") -> bool:
        """True when every byte of `other` is one of ours (an empty span at our end counts)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one byte."""
        return self.start < other.end and other.start < self.end

    def of(self, content: bytes) -> bytes:
        """The bytes of `content` in this span."""
        return content[self.start : self.end]
