"""What a report on a log is made of."""

from allocscan.gclog.digest import Log
from allocscan.gclog.judge import State, Verdict, gravest, judge_log
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A log that was read, and the verdict on each of its heaps, in their order.

    `name` is what the user called the file. `limit` in MiB is what the user says of the heap.
    """

    name: str
    log: Log
    limit: float | None
    verdicts: tuple[Verdict, ...]
    state: State


def subject_of(name: str, log: Log, limit: float | None) -> Subject:
    """Judge `log`."""
    verdicts = judge_log(log, limit)
    return Subject(name, log, limit, verdicts, gravest(log, verdicts))
