"""An interactive program in a terminal of its own: what is typed, and what then stands there."""

import os
import re
import select
import time
from collections.abc import Mapping, Sequence
from typing import Self

_ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[=>()][0-9AB]?|\][^\x07]*\x07)")


class Terminal:
    """Runs `words`; `type` sends keys and `until` waits for what the program prints."""

    def __init__(self, words: Sequence[str], env: Mapping[str, str]) -> None:
        import pty

        self.screen = ""
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], list(words), dict(env))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.file)  # the program is told that its terminal has gone
        os.waitpid(self.pid, 0)

    def type(self, keys: str) -> None:
        os.write(self.file, keys.encode())

    def until(self, wanted: str, seconds: float = 10.0) -> str:
        """What was printed so far, without escapes, as soon as it holds `wanted`."""
        end = time.monotonic() + seconds
        while wanted not in self.screen:
            ready, _, _ = select.select([self.file], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                break
            self.screen += _ESCAPES.sub("", os.read(self.file, 65536).decode("utf-8", "replace"))
        return self.screen
