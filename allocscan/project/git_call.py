"""How git is called: in one repository, starting nothing that the repository names, batch by batch.

Filters, file monitors, external diffs and transports are programs of the configuration; a scan
that reads a stranger's repository starts none of them.
"""

import os
from collections.abc import Mapping

from allocscan.errors import AllocscanError
from allocscan.project.git import QUIET, REPOSITORY
from allocscan.records import dataclass, replace
from allocscan.typed import Final

_PATHSPECS: Final = frozenset(
    {
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
    }
)
"""Variables that change what the patterns of a call mean."""

_CALM: Final = {
    "LC_ALL": "C",  # its messages are looked into
    "GIT_ALLOW_PROTOCOL": "none",  # a transport is a program; a partial clone would fetch
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one process said: its exit code, its output, and its errors as text."""

    code: int
    output: bytes
    errors: str

    @property
    def complaint(self) -> str:
        """The line of the errors that says what is wrong."""
        lines = [line.strip() for line in self.errors.splitlines() if line.strip()]
        fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
        line = (fatal or lines or [f"exit {self.code}"])[0]
        return line.removeprefix("fatal: ").removeprefix("error: ")


@dataclass(frozen=True, slots=True)
class Git:
    """Git in the work tree whose highest folder is `top`.

    `index` is the index file of a commit that is under way, None for the repository's own.
    `settings` are words that go before the command.
    """

    top: str
    index: str | None = None
    settings: tuple[str, ...] = QUIET

    def ask(self, *words: str, asked: bytes = b"", folder: str | None = None) -> Answer:
        """Run `git words` in `folder` (`top`), with `asked` as its input.

        Raises AllocscanError where git cannot be started.
        """
        import subprocess

        try:
            done = subprocess.run(
                ["git", "--no-pager", *self.settings, *words],
                cwd=folder or self.top,
                env=_environment(self.index),
                input=asked,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise AllocscanError("git is not installed, or not on PATH") from None
        except (OSError, ValueError) as error:  # ValueError: a NUL in a word
            raise AllocscanError(f"git cannot be started: {error}") from error
        return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    def tell(self, *words: str, asked: bytes = b"", folder: str | None = None) -> bytes:
        """As `ask`, for what has to succeed: its output. Raises AllocscanError."""
        answer = self.ask(*words, asked=asked, folder=folder)
        if answer.code != 0:
            raise failure(words[0], answer)
        return answer.output

    def without_filters(self) -> "Git":
        """Git that runs no filter when it compares files of the work tree. Raises AllocscanError.

        A filter with an empty `process` does nothing, whatever its other commands are.
        """
        listed = self.ask("config", "-z", "--name-only", "--get-regexp", r"^filter\.")
        if listed.code > 1:  # 1: there is none
            raise failure("config", listed)
        names = {os.fsdecode(key).rpartition(".")[0] for key in listed.output.split(b"\0") if key}
        settings = list(self.settings)
        for name in sorted(names):
            if "=" in name:
                raise AllocscanError(f"git's `{name}` cannot be switched off: name it without `=`")
            settings += ["-c", f"{name}.process=", "-c", f"{name}.required=false"]
        return replace(self, settings=tuple(settings))


def git_of(top: str) -> Git:
    """Git in the work tree at `top`; within a hook of its own, with the index of the commit."""
    index = os.environ.get("GIT_INDEX_FILE")
    if not index:
        return Git(top)
    # `git commit -a` and `git commit PATH` prepare their commit in an index of its own.
    location = os.path.abspath(index)
    inside = os.path.realpath(os.path.dirname(location)) == index_folder(top)
    return Git(top, location if inside and os.path.isfile(location) else None)


def failure(word: str, answer: Answer, base: str = "HEAD") -> AllocscanError:
    """The error for an answer that is none, with the remedy where there is one.

    `base` is the commit whose files were asked for.
    """
    if "promisor" in answer.errors or "lazy fetch" in answer.errors:
        # Of what differs it fetches both sides, all at once.
        return AllocscanError(
            f"this clone is partial and lacks texts of {base}: run `git diff --shortstat {base}`,"
            " which fetches them"
        )
    if "dubious ownership" in answer.errors:
        remedy = "allow it by `git config --global --add safe.directory PATH`"
        return AllocscanError(f"git {word}: {answer.complaint}: {remedy}")
    return AllocscanError(f"git {word}: {answer.complaint}")


def _environment(index: str | None) -> Mapping[str, str]:
    dropped = REPOSITORY | _PATHSPECS
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, **_CALM, **({"GIT_INDEX_FILE": index} if index else {})}


def index_folder(top: str) -> str:
    """The folder that holds the index of the work tree at `top`, without links."""
    place = os.path.join(top, ".git")
    try:
        with open(place, encoding="utf-8", errors="surrogateescape") as file:
            target = file.read().removeprefix("gitdir:").strip()
    except OSError:  # a folder, but for the trees of `git worktree`
        return os.path.realpath(place)
    return os.path.realpath(os.path.join(top, target))
