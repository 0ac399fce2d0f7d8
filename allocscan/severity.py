"""How much a finding matters."""

from allocscan.enums import IntEnum


class Severity(IntEnum):
    """How much a finding matters; the gate compares it. Ordered."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The lower-case word that reports and configuration use."""
        return self.name.lower()
