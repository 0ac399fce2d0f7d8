"""What a run was asked for, once words and configuration are read."""

import time

from allocscan.project.results import Mode
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.cli.outputs import Output
    from allocscan.project.config import Config
    from allocscan.project.lookup import Configs


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run was asked for. `config` holds for the run as a whole; `started` is a time of
    the monotonic clock, in seconds."""

    options: "Options"
    configs: "Configs"
    config: "Config"
    outputs: "tuple[Output, ...]"
    started: float

    @property
    def mode(self) -> Mode:
        """What becomes of fixes: `--diff` writes nothing, whatever else is said."""
        if self.options.diff:
            return Mode.DIFF
        return Mode.WRITE if self.config.fix else Mode.SHOW

    def seconds(self) -> float:
        """How long the run has taken up to now."""
        return time.monotonic() - self.started
