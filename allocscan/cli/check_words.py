"""What was said to `check`, and the reading of the words that most runs are called with."""

from allocscan.cli.words import ConfiguredWords
from allocscan.typed import Final, Mapping, Sequence


class CheckWords(ConfiguredWords):
    """What was said to `check`. None where nothing was, and the configuration decides."""

    fix: bool | None = None
    unsafe_fixes: bool | None = None
    fix_only: bool = False
    diff: bool = False
    check: bool = False
    exit_non_zero_on_fix: bool = False
    interactive: bool = False
    format_after_fix: bool | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    fixable: list[str] | None = None
    unfixable: list[str] | None = None
    exclude: list[str] | None = None
    extend_exclude: list[str] | None = None
    include: list[str] | None = None
    staged: bool = False
    changed: bool = False
    since: str | None = None
    new_since: str | None = None
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    skip_generated: bool | None = None
    max_file_size: str | None = None
    error_on_unmatched: bool = False
    stdin_filename: str | None = None
    engine: str | None = None
    profile: list[str] | None = None
    pack: list[str] | None = None
    baseline: str | None = None
    no_baseline: bool = False
    write_baseline: bool = False
    prune_baseline: bool = False
    error_on_stale_baseline: bool = False
    add_suppressions: str | None = None
    no_inline_suppressions: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    max_findings: str | None = None
    strict: bool = False
    output_format: list[str] | None = None
    output_file: str | None = None
    statistics: bool = False
    show_files: bool = False
    show_settings: bool = False
    sort: str = "rank"
    quiet: bool = False
    silent: bool = False
    verbose: bool = False
    color: str = "auto"
    hyperlinks: str = "auto"
    no_progress: bool = False
    jobs: str | None = None
    no_cache: bool = False
    cache_dir: str | None = None


_SWITCHES: Final[Mapping[str, str]] = {
    "--fix": "fix",
    "--unsafe-fixes": "unsafe_fixes",
    "--force-exclude": "force_exclude",
    "--diff": "diff",
    "--check": "check",
    "--exit-non-zero-on-fix": "exit_non_zero_on_fix",
    "--staged": "staged",
    "--changed": "changed",
    "--exit-zero": "exit_zero",
    "--strict": "strict",
    "-q": "quiet",
    "--quiet": "quiet",
    "-s": "silent",
    "--silent": "silent",
    "--no-progress": "no_progress",
    "--no-cache": "no_cache",
}
"""Flags that stand alone, and what they set to True."""

_VALUED: Final[Mapping[str, str]] = {
    "-j": "jobs",
    "--jobs": "jobs",
    "--fail-on": "fail_on",
    "--max-findings": "max_findings",
    "--cache-dir": "cache_dir",
}
_REPEATED: Final[Mapping[str, str]] = {
    "--config": "config",
    "-f": "output_format",
    "--output-format": "output_format",
}
"""Flags with a value, as the next word or behind `=`; those of the second may come more than once.
"""


def plain_words(argv: Sequence[str]) -> CheckWords | None:
    """What `argv` says, where each word is a path or one of the flags above, in full; else None.

    As `check_flags.said_to_check`, without argparse: to import it and to declare all flags takes
    half as long as to start Python, and hooks call us with hardly more than paths.
    """
    said = CheckWords()
    said.plain = []
    words = iter(argv)
    for given in words:
        word, joined, value = given.partition("=") if given.startswith("--") else (given, "", "")
        if not word.startswith("-"):
            said.plain.append(word)
        elif word in _SWITCHES and not joined:
            setattr(said, _SWITCHES[word], True)
        elif word in _VALUED or word in _REPEATED:
            value = value if joined else next(words, "-")
            if value.startswith("-") or not value:
                return None
            if word in _VALUED:
                setattr(said, _VALUED[word], value)
            else:
                name = _REPEATED[word]
                setattr(said, name, [*(getattr(said, name) or ()), value])
        else:
            return None
    return said
