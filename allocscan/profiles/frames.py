"""The call frames of sampling profilers, added up by function and sorted into scripts."""

from allocscan.profiles.document import Value
from allocscan.profiles.values import LineColumn, SampledFrame, Script, Tick
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A function as a profiler names it. `at` is None where its script was collected."""

    name: str
    url: str
    at: LineColumn | None

    @staticmethod
    def of(frame: Value) -> "Call":
        """Read a `Runtime.CallFrame`, which counts lines and columns from 0."""
        line = frame["lineNumber"].whole()
        column = frame["columnNumber"].whole()
        at = LineColumn(line + 1, column + 1) if line >= 0 and column >= 0 else None
        return Call(frame["functionName"].text(), frame["url"].text(), at)


@dataclass(slots=True)
class _Sums:
    index: int
    bytes: int = 0
    micros: int = 0


class FrameTable:
    """What was sampled in each function, however many call paths lead to it."""

    def __init__(self) -> None:
        self._frames: dict[str, dict[Call, _Sums]] = {}
        self._ticks: dict[str, dict[tuple[int, int], int]] = {}

    def add(self, call: Call, *, bytes: int = 0, micros: int = 0) -> int:
        """Add what was sampled in `call` itself; return the index of its frame in its script."""
        frames = self._frames.setdefault(call.url, {})
        sums = frames.setdefault(call, _Sums(len(frames)))
        sums.bytes += bytes
        sums.micros += micros
        return sums.index

    def tick(self, call: Call, frame: int, line: int, micros: int) -> None:
        """Add time that was sampled on a line (from 1) in that frame of the call's script."""
        ticks = self._ticks.setdefault(call.url, {})
        ticks[line, frame] = ticks.get((line, frame), 0) + micros

    def scripts(self) -> tuple[Script, ...]:
        """All that was added, by script."""
        return tuple(self._script(url) for url in self._frames)

    def _script(self, url: str) -> Script:
        frames = tuple(
            SampledFrame(call.name, call.at, sums.bytes, sums.micros)
            for call, sums in self._frames[url].items()
        )
        ticks = tuple(
            Tick(line, micros, frame) for (line, frame), micros in self._ticks.get(url, {}).items()
        )
        return Script(url, frames=frames, ticks=ticks)
