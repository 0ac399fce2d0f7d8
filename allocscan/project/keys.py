"""The keys of a configuration: how each is written, which field it fills, what it accepts.

Keys are kebab-case in TOML and camelCase in JSON; both are accepted everywhere.
"""

from allocscan.project.key_readers import (
    cache,
    choice,
    count,
    flag,
    formatter,
    globs,
    jobs,
    min_bytes,
    name_style,
    names_or_all,
    size,
    text,
    texts,
)
from allocscan.project.rule_readers import overrides, rule_levels
from allocscan.records import dataclass
from allocscan.typed import Callable, Final, Mapping


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its written name, the field of `Config` it fills, and what it accepts.

    `read` turns a value of the file into the field's type; it raises ValueError otherwise.
    """

    name: str
    field: str
    expects: str
    read: Callable[[object], object]

    @property
    def meaning(self) -> str:
        """What it means, in a sentence or two for people."""
        from allocscan.project.key_meanings import MEANINGS

        return MEANINGS[self.name]


def _key(name: str, expects: str, read: Callable[[object], object]) -> Key:
    return Key(name, name.rsplit(".", 1)[-1].replace("-", "_"), expects, read)


def _one_of(name: str, *names: str) -> Key:
    return _key(name, "one of " + ", ".join(f'"{each}"' for each in names), choice(*names))


_GLOBS: Final = "a list of globs"
_NAMES: Final = "a list of rule names"
_NAMES_OR_ALL: Final = 'a list of rule names, or "all"'
_FLAG: Final = "true or false"
_RULES: Final = (
    'a table of "error", "warning", "info", "off" or { severity, …options } by rule name'
)

KEYS: Final[Mapping[str, Key]] = {
    key.name: key
    for key in (
        _key("extends", "a path or a list of paths", texts),
        _key("root", _FLAG, flag),
        _key("include", _GLOBS, globs),
        _key("exclude", _GLOBS, globs),
        _key("extend-exclude", _GLOBS, globs),
        _key("force-exclude", _FLAG, flag),
        _key("respect-gitignore", _FLAG, flag),
        _key("skip-generated", _FLAG, flag),
        _key("quiet-paths", _FLAG, flag),
        _key("max-file-size", 'a size such as "1MiB"', size),
        _key("select", _NAMES_OR_ALL, names_or_all),
        _key("ignore", _NAMES, texts),
        _key("fixable", _NAMES_OR_ALL, names_or_all),
        _key("unfixable", _NAMES, texts),
        _key("rules", _RULES, rule_levels),
        _key("overrides", "a list of { files, exclude-files, rules, select, ignore }", overrides),
        _key("fix", _FLAG, flag),
        _key("unsafe-fixes", _FLAG, flag),
        _key("format-after-fix", "a formatter's name, auto, off, or a list of words", formatter),
        _one_of("fail-on", "error", "warning", "info", "never"),
        _key("max-findings", "a whole number from 0", count),
        _key("min-bytes", "a number of bytes or { called, iterated, hot }", min_bytes),
        _key("min-entries", "a whole number from 0", count),
        _key("min-shared-entries", "a whole number from 0", count),
        _one_of("engine", "auto", "node18", "node20", "node22", "node24"),
        _key("hoist.name-style", '"auto", "screaming-snake" or "camel"', name_style),
        _one_of("hoist.placement", "above-function", "after-imports"),
        _one_of("hoist.freeze", "auto", "shallow", "deep", "never"),
        _one_of("hoist.pure-annotation", "auto", "always", "never"),
        _one_of("hoist.as-const", "auto"),
        _key("output-format", "a format or a list of formats", texts),
        _key("baseline", "a path", text),
        _key("require-suppression-reason", _FLAG, flag),
        _key("report-unused-suppressions", _FLAG, flag),
        _key("packs", "a list of folders", texts),
        _key("cache", 'true, false or "auto"', cache),
        _key("cache-dir", "a path", text),
        _key("jobs", 'a whole number from 1, or "auto"', jobs),
        _key("$schema", "the address of a schema", text),
    )
}

GROUPS: Final = frozenset(name.split(".")[0] for name in KEYS if "." in name)
"""Tables whose entries are keys of their own: `hoist`."""


def kebab(name: str) -> str:
    """`minBytes` as `min-bytes`; a name without capitals is left as it is."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)


def camel(name: str) -> str:
    """`min-bytes` as `minBytes`."""
    first, *others = name.split("-")
    return first + "".join(word.capitalize() for word in others)
