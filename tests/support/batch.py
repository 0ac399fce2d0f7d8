"""Running many small programs at once and seeing all that can be seen of each."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from support.node import node

SCRIPT: Final = Path(__file__).with_name("batch.cjs")
FLAGS: Final = ("--experimental-vm-modules", "--no-warnings")
NEVER_ENDED: Final = "never ended"


@dataclass(frozen=True, slots=True)
class Trace:
    """What a program printed, what a stranger saw who called its exports and wrote to all they
    returned, and the class of the error that ended it ("" where none did)."""

    stdout: str
    error: str


def trace(programs: Sequence[tuple[str, bytes]], timeout: float = 120.0) -> list[Trace]:
    """The traces of `(name, source)`, in order. `.mjs` is a module, `.cjs` is CommonJS, `.js`
    a script that puts its functions on `globalThis.api`. Nothing is transpiled. All that a
    program may import is `./stranger.mjs` or `.cjs`: it imports the program and calls it early.

    Where together they do not end in `timeout` seconds, or take node down, each half is tried
    alone: the one to blame has `NEVER_ENDED` for its error.
    """
    if not programs:
        return []
    request = [{"name": name, "source": source.decode()} for name, source in programs]
    try:
        ended = subprocess.run(
            [node(), *FLAGS, str(SCRIPT)],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=timeout,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        if len(programs) == 1:
            return [Trace("", NEVER_ENDED)]
        half = len(programs) // 2
        return [*trace(programs[:half], timeout / 2), *trace(programs[half:], timeout / 2)]
    return [Trace(answer["stdout"], answer["error"]) for answer in json.loads(ended.stdout)]
