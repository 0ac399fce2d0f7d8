"""What each key of a configuration means, for the schema and the page: a sentence or two each."""

from collections.abc import Mapping

from allocscan.typed import Final

MEANINGS: Final[Mapping[str, str]] = {
    "extends": "Other configuration files, relative to this one, that this one adds to. "
    "What is written here wins.",
    "root": "This configuration is the topmost of the repository.",
    "include": "Of the files found in folders, check these only. Globs in the syntax of "
    ".gitignore, relative to this file.",
    "exclude": "Leave these out, instead of the default list, which outside a git repository also "
    "names folders of built files (`dist`, `build`, …). Globs in the syntax of .gitignore, "
    "relative to this file.",
    "extend-exclude": "Leave these out too. Globs in the syntax of .gitignore, relative to this "
    "file.",
    "force-exclude": "Exclude files that the command line names as well, as hooks and lint-staged "
    "need it.",
    "respect-gitignore": "Leave out what git ignores.",
    "skip-generated": "Leave out what tools wrote: minified, bundled and generated files.",
    "quiet-paths": "Leave out tests, fixtures, stories, migrations and configuration files: they "
    "run once or seldom.",
    "max-file-size": "Leave out larger files.",
    "select": "Run these rules only.",
    "ignore": "Do not run these rules.",
    "fixable": "Fix the findings of these rules only.",
    "unfixable": "Do not fix the findings of these rules.",
    "rules": "The severity of each rule, or a table with its options: `severity`, and `min-bytes` "
    "and `min-entries` in place of those of all rules.",
    "overrides": "Other choices of rules for the files that `files` matches and `exclude-files` "
    "does not. Later entries win.",
    "fix": "Apply safe fixes in place, as `--fix` does.",
    "unsafe-fixes": "Count fixes that may alter behaviour or types among those to apply.",
    "format-after-fix": "Run the project's own formatter on changed files: its name, auto for the "
    "one that the project has, or a command in words.",
    "fail-on": "The least severity that makes a run fail (exit code 1).",
    "max-findings": "So many findings at or above fail-on are tolerated.",
    "min-bytes": "Report a literal from so many bytes in one evaluation: one number, or a table by "
    "how often the code runs. One number means half of it on hotter paths; 0 reports every "
    "constant literal that is rebuilt.",
    "min-entries": "Report a literal from so many entries that the engine copies.",
    "min-shared-entries": "Report flat arrays of constants, whose elements the engine shares, from "
    "so many entries; 0 never does.",
    "engine": "Whose costs count; auto is the oldest Node that `engines` of package.json allows.",
    "hoist.name-style": "How constants are named; auto follows each file's own habit.",
    "hoist.placement": "Where a constant stands where both are proved to be sound.",
    "hoist.freeze": "Which constants get `Object.freeze`; auto decides by the shape of the value "
    "and what is done with it.",
    "hoist.pure-annotation": "Where `/* @__PURE__ */` is written before calls at the top of a "
    "module; auto does so where the package is bundled.",
    "hoist.as-const": "An `as const` in the source moves along with its literal; none is "
    "ever added, because it changes types.",
    "output-format": "The format of reports where the command line names none: FORMAT, or "
    "FORMAT:PATH to write a file.",
    "baseline": "The file that holds the findings known before, relative to this one.",
    "require-suppression-reason": "A comment that silences must say why.",
    "report-unused-suppressions": "Report comments that silence nothing.",
    "packs": "Folders of rules of your own, relative to this file. Their code is run.",
    "cache": "Keep results of unchanged files; auto does so for runs on many files.",
    "cache-dir": "Where the cache lies, relative to this file, instead of "
    "`node_modules/.cache/allocscan` or `.allocscan_cache`.",
    "jobs": "How many processes check files; auto decides by the amount of source.",
    "$schema": "The schema that editors check this file by; allocscan reads past it.",
}
"""In the order of `keys.KEYS`. Markdown, in so far as words stand between backquotes."""
