"""`allocscan doctor`: versions and surroundings, for a bug report."""

import os
import sys
from collections.abc import Mapping, Sequence

from allocscan import __version__
from allocscan.cli.command_line import CommandLine, ConfiguredWords
from allocscan.cli.options import asked_of
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.cache_place import cache_folder
from allocscan.project.config import Config
from allocscan.project.keys import KEYS
from allocscan.project.lookup import Asked, Configs
from allocscan.typed import Final

USAGE: Final = "allocscan doctor [OPTIONS] [DIR]"
DESCRIPTION: Final = """\
Prints what a bug report needs: versions, the configuration in force for DIR (by default the working
directory) and why, git, the encodings of the streams, the cache, variables that matter. Your home
directory is printed as `~`; look through the rest before you post it."""
FORMATS: Final = ("text", "json")
PACKAGES: Final = (
    "tree-sitter",
    "tree-sitter-javascript",
    "tree-sitter-typescript",
    "pathspec",
    "libcst",
)
_VARIABLES: Final = frozenset(
    {
        "CI",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "LANG",
        "LC_ALL",
        "NO_COLOR",
        "PRE_COMMIT",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "TERM",
    }
)
"""Variables of others that change what is printed."""

Facts = dict[str, dict[str, str]]
"""Sections of facts, each with a name."""


class DoctorWords(ConfiguredWords):
    """What was said to `doctor`."""

    output_format: str


def doctor(argv: Sequence[str]) -> int:
    """Print the facts. What cannot be found out is said in its place. Raises AllocscanError."""
    said = doctor_line().read(argv, DoctorWords())
    if len(said.plain) > 1:
        raise AllocscanError("doctor takes one folder; see `allocscan doctor --help`")
    folder = os.path.abspath(said.plain[0] if said.plain else ".")
    if not os.path.isdir(folder):
        raise AllocscanError(f"{said.plain[0]}: no such folder")
    facts = _without_home(_facts(folder, said))
    write_text(stdout(), _as_json(facts) if said.output_format == "json" else _as_text(facts))
    return 0


def doctor_line() -> CommandLine:
    """The flags of `doctor`."""
    command = CommandLine("allocscan doctor", USAGE, DESCRIPTION)
    output = command.add_argument_group("Output")
    output.add_argument(
        "-f",
        "--output-format",
        choices=FORMATS,
        default="text",
        metavar="FMT",
        help=f"{', '.join(FORMATS)} (text)",
    )
    command.add_run(configured=True)
    return command


def _facts(folder: str, said: DoctorWords) -> Facts:
    return {
        "allocscan": _program(),
        "packages": {name: _version(name) for name in PACKAGES},
        **_configuration(folder, said),
        "git": _git(folder),
        "streams": _streams(),
        "environment": _environment(),
    }


def _program() -> dict[str, str]:
    import platform

    import allocscan

    return {
        "version": __version__,
        "from": os.path.dirname(allocscan.__file__),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "executable": sys.executable,
        "platform": platform.platform(),
    }


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _configuration(folder: str, said: DoctorWords) -> Facts:
    """A configuration that cannot be read is what the report may be about: it is no failure."""
    try:
        configs = Configs(asked_of(said, (), (folder,)))
        config = configs.of_folder(folder)
    except AllocscanError as error:
        return {"configuration": {"error": str(error)}}
    why = "named by the user" if configs.asked.file else "the nearest upward"
    if not config.files:
        why = "no file: the defaults" + (" (--isolated)" if said.isolated else "")
    facts = {"file": ", ".join(config.files), "why": why, **_set_keys(config)}
    warnings = "; ".join(configs.warnings.values())
    environ: Mapping[str, str] = {} if said.isolated else os.environ
    cache = cache_folder(config.folder, config.cache_dir, environ)
    kept = "exists" if os.path.isdir(cache) else "does not exist"
    return {
        "configuration": facts | ({"warning": warnings} if warnings else {}),
        "cache": {"folder": cache, "state": kept},
    }


def _set_keys(config: Config) -> dict[str, str]:
    """The keys that are not at their default, and where each was set."""
    places = dict(config.origins)
    return {key.name: f"set by {places[key.field]}" for key in KEYS.values() if key.field in places}


def _git(folder: str) -> dict[str, str]:
    import subprocess

    try:
        done = subprocess.run(["git", "--version"], capture_output=True, check=False)
    except OSError as error:
        return {"error": f"git cannot be run: {error.strerror}"}
    version = done.stdout.decode("utf-8", "replace").strip().removeprefix("git version ")
    root = Configs(Asked()).repository(folder)
    return {"version": version, "repository": root or "none"}


def _streams() -> dict[str, str]:
    streams = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
    facts = {name: _stream(stream) for name, stream in streams.items()}
    return {**facts, "files": sys.getfilesystemencoding()}


def _stream(stream: object) -> str:
    from io import TextIOWrapper

    if not isinstance(stream, TextIOWrapper):
        return "none"
    return f"{stream.encoding}, {'a terminal' if stream.isatty() else 'no terminal'}"


def _environment() -> dict[str, str]:
    names = [name for name in os.environ if name.startswith("ALLOCSCAN_") or name in _VARIABLES]
    return {name: os.environ[name] for name in sorted(names)}


def _without_home(facts: Facts) -> Facts:
    home = os.path.expanduser("~")
    if len(home) < 2:
        return facts  # `/` stands in every path
    return {
        section: {name: value.replace(home, "~") for name, value in rows.items()}
        for section, rows in facts.items()
    }


def _as_text(facts: Facts) -> str:
    lines = []
    for section, rows in facts.items():
        lines.append(section)
        lines += [f"  {name}: {value}".rstrip() for name, value in rows.items() if value]
    return "".join(f"{line}\n" for line in lines)


def _as_json(facts: Facts) -> str:
    import json

    return json.dumps(facts, indent=2) + "\n"
