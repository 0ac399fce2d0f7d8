"""`--show-files` and `--show-settings`: what a run would check, and by which settings."""

import os

from allocscan.cli.options import Options
from allocscan.cli.streams import stderr, stdout, write_text
from allocscan.project.found import Discovery
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path


def show(options: Options, configs: Configs, found: Discovery) -> int:
    """Print what `options` ask for; return the exit code: 2 for named paths that are not there."""
    if options.show_settings:
        write_text(stdout(), _settings(options, configs))
    if options.show_files:
        write_text(stdout(), "".join(f"{each.path}\n" for each in found.files))
    problems = (*configs.warnings.values(), *(f"{n.path}: {n.message}" for n in found.unusable))
    write_text(stderr(), "".join(f"warning: {problem}\n" for problem in problems))
    return 2 if found.unusable else 0


def _settings(options: Options, configs: Configs) -> str:
    """The settings in force for each named path, those of several paths once."""
    from allocscan.project.show import shown_config

    cwd = os.getcwd()
    paths: dict[str, list[str]] = {}
    for path in options.paths:
        location = os.path.abspath(path)
        folder = location if os.path.isdir(location) else os.path.dirname(location)
        tracked = configs.repository(folder) is not None
        text = shown_config(configs.of_folder(folder), tracked=tracked)
        paths.setdefault(text, []).append(shown_path(location, cwd))
    return "\n".join(f"# {', '.join(named)}\n{text}" for text, named in paths.items())
