"""What was said to `check`, as options of the run and as a layer of the configuration."""

import os

from allocscan.errors import AllocscanError
from allocscan.project.config import Layer
from allocscan.project.lookup import Asked, named_file
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING, Final, Sequence

if TYPE_CHECKING:
    from allocscan.cli.check_words import CheckWords
    from allocscan.cli.words import ConfiguredWords

_KEYS: Final = (
    "fix",
    "unsafe-fixes",
    "select",
    "ignore",
    "fixable",
    "unfixable",
    "exclude",
    "extend-exclude",
    "include",
    "force-exclude",
    "respect-gitignore",
    "skip-generated",
    "max-file-size",
    "engine",
    "fail-on",
    "max-findings",
    "jobs",
    "cache-dir",
)
"""Keys of the configuration that a flag of the same name sets."""


@dataclass(frozen=True, slots=True)
class Options:
    """What no configuration key covers. `formats` is empty when none was named; `stdin_name` is
    None unless text is read from stdin, `format_after_fix` and `add_suppressions` (the reason, or
    "") unless the flag was given."""

    paths: tuple[str, ...]
    stdin_name: str | None
    profiles: tuple[str, ...]
    packs: tuple[str, ...]
    staged: bool
    changed: bool
    since: str | None
    new_since: str | None
    baseline: str | None
    no_baseline: bool
    write_baseline: bool
    prune_baseline: bool
    error_on_stale_baseline: bool
    add_suppressions: str | None
    inline_suppressions: bool
    fix_only: bool
    diff: bool
    exit_non_zero_on_fix: bool
    interactive: bool
    format_after_fix: bool | None
    error_on_unmatched: bool
    exit_zero: bool
    strict: bool
    formats: tuple[str, ...]
    output_file: str | None
    statistics: bool
    show_files: bool
    show_settings: bool
    sort: str
    quiet: bool
    silent: bool
    verbose: bool
    color: str
    hyperlinks: str
    progress: bool
    cache: bool

    @property
    def partial(self) -> bool:
        """True when files that the paths name may be left out by what git says of them."""
        return bool(self.staged or self.changed or self.since or self.new_since)


def options_of(said: "CheckWords") -> Options:
    """Read `said`. Raises AllocscanError for flags that contradict each other."""
    _check_agreement(said)
    return Options(
        paths=tuple(said.plain) or (".",),
        stdin_name=_stdin_name(said),
        profiles=tuple(said.profile or ()),
        packs=tuple(said.pack or ()),
        staged=said.staged,
        changed=said.changed,
        since=said.since,
        new_since=said.new_since,
        baseline=said.baseline,
        no_baseline=said.no_baseline,
        write_baseline=said.write_baseline,
        prune_baseline=said.prune_baseline,
        error_on_stale_baseline=said.error_on_stale_baseline,
        add_suppressions=said.add_suppressions,
        inline_suppressions=not said.no_inline_suppressions,
        fix_only=said.fix_only,
        diff=said.diff,
        exit_non_zero_on_fix=said.exit_non_zero_on_fix,
        interactive=said.interactive,
        format_after_fix=said.format_after_fix,
        error_on_unmatched=said.error_on_unmatched,
        exit_zero=said.exit_zero,
        strict=said.strict,
        formats=tuple(said.output_format or ()),
        output_file=said.output_file,
        statistics=said.statistics,
        show_files=said.show_files,
        show_settings=said.show_settings,
        sort=said.sort,
        quiet=said.quiet,
        silent=said.silent,
        verbose=said.verbose,
        color=said.color,
        hyperlinks=said.hyperlinks,
        progress=not said.no_progress,
        cache=not said.no_cache,
    )


def _check_agreement(said: "CheckWords") -> None:
    _check_scopes(said)
    if said.check and (said.fix or said.fix_only):
        raise AllocscanError("--check writes nothing, --fix writes: give one of them")
    if said.interactive:
        for word, given in (("--diff", said.diff), ("--check", said.check)):
            if given:
                raise AllocscanError(f"{word} writes nothing, --interactive writes: give one")
        if said.silent:
            raise AllocscanError("--silent prints nothing, --interactive asks: give one of them")
        if _reads_stdin(said):
            raise AllocscanError("--interactive reads answers from stdin: name files instead")
    if (said.show_files or said.show_settings) and _reads_stdin(said):
        raise AllocscanError("--show-files and --show-settings are about files, and stdin is none")
    if said.add_suppressions is not None:
        if said.no_inline_suppressions:
            raise AllocscanError("--no-inline-suppressions ignores what --add-suppressions adds")
        if said.check:
            raise AllocscanError(
                "--check writes nothing, --add-suppressions writes: give one of them"
                " (--diff shows the comments)"
            )
        if said.interactive or said.staged or said.write_baseline:
            raise AllocscanError(
                "--add-suppressions writes by itself: it does not go with --interactive, --staged"
                " and --write-baseline"
            )
    if said.format_after_fix and _reads_stdin(said):
        raise AllocscanError("--format-after-fix formats files, and stdin is none: leave it out")


def _check_scopes(said: "CheckWords") -> None:
    """Raise AllocscanError for scopes that contradict each other, or stdin, which lies in none."""
    given = (
        ("--staged", said.staged),
        ("--changed", said.changed),
        ("--since", said.since is not None),
    )
    named = [flag for flag, is_given in given if is_given]
    if len(named) > 1:
        raise AllocscanError(f"{named[0]} and {named[1]} name different files: give one of them")
    if said.new_since is not None:
        named.append("--new-since")
    if named and _reads_stdin(said):
        raise AllocscanError(f"{named[0]} asks git about files, and stdin is none: leave it out")


def _reads_stdin(said: "CheckWords") -> bool:
    return "-" in said.plain or said.stdin_filename is not None


def _stdin_name(said: "CheckWords") -> str | None:
    name = said.stdin_filename
    if "-" in said.plain and len(said.plain) > 1:
        raise AllocscanError("`-` (stdin) cannot be mixed with other paths")
    if said.plain in ([], ["-"]) and (name is not None or said.plain):
        return name or "stdin.js"
    if name is not None:
        raise AllocscanError("--stdin-filename names what is read from stdin: give `-` as the path")
    return None


def layers_of(said: "CheckWords") -> list[Layer]:
    """The keys of the configuration that flags set. Raises AllocscanError for a wrong value."""
    cwd = os.getcwd()
    layers = []
    for name in _KEYS:
        field = name.replace("-", "_")
        value = getattr(said, field)
        if value is not None:
            from allocscan.project.layers import Origin, read_value

            values = {field: read_value(name, value, Origin(f"--{name}"), name)}
            layers.append(Layer(f"--{name}", cwd, values, commanding=True))
    if said.check:
        layers.append(Layer("--check", cwd, {"fix": False}, commanding=True))
    for flag, given in (("--fix-only", said.fix_only), ("--interactive", said.interactive)):
        if given:
            layers.append(Layer(flag, cwd, {"fix": True}, commanding=True))
    return layers


def asked_of(said: "ConfiguredWords", flags: Sequence[Layer], bases: tuple[str, ...]) -> Asked:
    """What `said`, its `flags` and the environment ask of the configuration.

    Raises AllocscanError.
    """
    cwd = os.getcwd()
    layers, files = [], []
    for given in said.config or ():
        if "=" in given and not os.path.isfile(given):
            from allocscan.project.layers import override_layer

            layers.append(override_layer(given, cwd))
        else:
            files.append(named_file(given))
    environment = None if said.isolated else os.environ.get("ALLOCSCAN_CONFIG")
    if not files and environment:
        files.append(named_file(environment))
    if len(files) > 1:
        raise AllocscanError("--config: only one file can replace the lookup")
    if files and said.isolated:
        raise AllocscanError("--isolated reads no configuration file: leave out --config PATH")
    return Asked((*layers, *flags), files[0] if files else None, said.isolated, bases)
