"""Running the project's own formatter on the files that were fixed."""

import os
from collections.abc import Iterator, Sequence

from allocscan.errors import AllocscanError
from allocscan.findings import Note, NoteKind
from allocscan.project.config import Config
from allocscan.project.config_tables import shown
from allocscan.project.formatters import OFF, Command, Formatters, Unformatted
from allocscan.project.lookup import Configs
from allocscan.project.paths import below, shown_path
from allocscan.project.results import Patch
from allocscan.records import dataclass
from allocscan.typed import Final

TAIL: Final = 10
"""Lines of a failing formatter's last words that are shown."""

ROOM: Final = 100_000
"""Bytes of file names that one process is given: systems limit a command line."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """`notes` are failures; `remarks` say, a line each, what was left as it is and why."""

    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()


def check_command(configs: Configs, config: Config, top: str) -> None:
    """Raise AllocscanError for a command from a file that need not be the user's own.

    Own are the command line, the file that the user names, and the nearest one of the working
    directory at or below `top`; not what that one extends, and none of a folder below it.
    """
    origin = _origin(config)
    if isinstance(config.format_after_fix, str) or origin.startswith("--config "):
        return
    named = configs.asked.file is not None
    own = {shown(path) for path in config.files if named or below(path, top) is not None}
    if origin not in own:
        raise AllocscanError(
            f"{origin}: `format-after-fix` may be a command only in the configuration of the "
            "working directory itself, not in one that it extends or that lies outside of it"
        )


def format_files(patches: Sequence[Patch], config: Config, top: str) -> Formatted:
    """Format the files of `patches`; how, `config` says, which is that of the working directory.

    `top` is the repository's root, or the working directory where there is none. One process is
    started for each formatter and folder; its failure is a note, and the files stay as they are.
    """
    asked = config.format_after_fix
    if asked == OFF or not patches:
        return Formatted()
    commands, left = _sorted_out(patches, config, top)
    failures = [note for command, files in commands.items() for note in _ran(command, files)]
    failures += [_left_note(why, paths) for why, paths in left.items() if why.failed]
    remarks = [_left(why, paths) for why, paths in left.items() if not why.failed]
    return Formatted(tuple(failures), tuple(remarks))


def _sorted_out(
    patches: Sequence[Patch], config: Config, top: str
) -> tuple[dict[Command, list[str]], dict[Unformatted, list[str]]]:
    """The real paths that each command formats, and the paths that are left, by the reason."""
    commands: dict[Command, list[str]] = {}
    left: dict[Unformatted, list[str]] = {}
    own = _own_command(config)
    formatters = Formatters(str(config.format_after_fix), os.path.realpath(top))
    for patch in patches:
        target = os.path.realpath(patch.location)
        found = own or formatters.of_folder(os.path.dirname(target))
        if isinstance(found, Unformatted):
            left.setdefault(found, []).append(patch.path)
        else:
            commands.setdefault(found, []).append(target)
    return commands, left


def _own_command(config: Config) -> Command | None:
    """The command that the configuration spells out; it runs in the folder of its file."""
    if isinstance(config.format_after_fix, str):
        return None
    in_file = not _origin(config).startswith("--config ")
    return Command(config.format_after_fix, config.folder if in_file else os.getcwd())


def _origin(config: Config) -> str:
    return dict(config.origins).get("format_after_fix", "")


def _left_note(left: Unformatted, paths: Sequence[str]) -> Note:
    return Note(NoteKind.NOT_FORMATTED, paths[0], f"{left.why}{_others(paths)}")


def _left(left: Unformatted, paths: Sequence[str]) -> str:
    return f"{paths[0]}: not formatted: {left.why}{_others(paths)}"


def _others(paths: Sequence[str]) -> str:
    others = len(paths) - 1
    return f" (and {others:,} other file{'s' if others > 1 else ''})" if others else ""


def _ran(command: Command, files: Sequence[str]) -> Iterator[Note]:
    import subprocess

    name = shown_path(command.words[0], os.getcwd())
    for part in _parts(command, files):
        try:
            done = subprocess.run(
                [*command.words, *part],
                cwd=command.folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            yield Note(NoteKind.NOT_FORMATTED, name, f"cannot be run: {error.strerror}")
            return
        if done.returncode:
            said = _tail(done.stderr) or _tail(done.stdout)
            yield Note(NoteKind.NOT_FORMATTED, name, f"ended with {done.returncode}{said}")


def _parts(command: Command, files: Sequence[str]) -> Iterator[list[str]]:
    """The files as the formatter is told them, as many at a time as there is room for."""
    part: list[str] = []
    for file in files:
        # `./` keeps a name from being read as a flag or as an exception.
        relative = os.path.relpath(file, command.folder)
        named = relative if relative.startswith(os.pardir) else os.path.join(os.curdir, relative)
        if part and sum(map(len, part)) + len(named) > ROOM:
            yield part
            part = []
        part.append(named)
    yield part


def _tail(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()[-TAIL:]
    return "".join(f"\n    {line}".rstrip() for line in lines)
