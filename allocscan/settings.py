"""What a run is asked for: plain values, resolved before a file is scanned."""

from collections.abc import Callable, Mapping

from allocscan.enums import Enum
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.known import Identity
    from allocscan.profiles.file_profile import FileProfile
    from allocscan.severity import Severity
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.heat import Outside
    from allocscan.sites.typing.compiler import Compiler


class Applicability(Enum):
    """As in Ruff and rustc: `safe` is proved unobservable, `unsafe` is one named assumption away,
    `display` is shown only."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below them nothing is said: bytes of one evaluation (unoptimised) and copied entries.

    ITERATED and HOT paths have their own bytes; their entries are three of four of `entries`
    (half in nested loops), rounded up. `shared` is from how many entries on an array is shown
    whose elements V8 shares; 0: never. With `called == 0` every constant literal that is rebuilt
    is reported, cheap array shapes and vanishing literals too.
    """

    called: int = 104
    iterated: int = 56
    hot: int = 56
    entries: int = 8
    shared: int = 0


class FreezeMode(Enum):
    """`hoist.freeze` of the configuration."""

    AUTO = "auto"
    SHALLOW = "shallow"
    DEEP = "deep"
    NEVER = "never"


class Place(Enum):
    """`hoist.placement` of the configuration: where a constant stands when both are proven."""

    ABOVE_FUNCTION = "above-function"
    AFTER_IMPORTS = "after-imports"


class PureMark(Enum):
    """Where `/* @__PURE__ */` is written before calls at the top of a file, so that bundlers may
    drop them: `hoist.pure-annotation`, resolved for the file's package."""

    NEVER = "never"
    MODULES = "in ES modules that are imported"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a scan needs of the configuration, already resolved for this file.

    `name_style` is "screaming-snake", "camel" or None (the file's own habit decides).
    `make_fixed`: work out the fixed file too, not only each finding's own edits and whether they
    pass the guard.
    `rule_thresholds` are those of rules that have their own, instead of `thresholds`.
    `severities` overrides a rule's own severity; "off" rules are not in `rules` at all.
    `module_file` says how a file of JavaScript is run, where its text and its suffix do not: True
    as a module (ESM or CommonJS), False as a classic script. None when unknown, as in every
    project: a page may load as a script what package.json calls a module.
    `may_cycle` is True unless the file is known to be in no import cycle.
    `chosen` are the fingerprints of the only findings that may be fixed; None for all of them.
    `settled_imports` are the local names of imports, and the members of such (`Kind.Open`), that
    are known never to stand for another value, from files that are evaluated before this one.
    `outside` says how other files run what this one exports; None where they are not looked at.
    `abroad` gives what answers for what they do with the text of this one's functions, when that is
    asked.
    `compiler` gives what the project asks of TypeScript's compiler, when that is asked.
    `profile` is what recordings of the running program say of this file.
    `inline`: comments silence. `comment_rules` are the rules about these comments that run,
    `known_rules` the names of all other rules that there are; none: those that run.
    `baseline` are the findings of this file that were known before. `identity_path` is what
    fingerprints call the file; "": as reports do.
    """

    thresholds: Thresholds = field(default_factory=Thresholds)
    rule_thresholds: Mapping[str, Thresholds] = field(default_factory=dict)
    engine: str = "node22"
    unsafe_fixes: bool = False
    make_fixed: bool = True
    freeze: FreezeMode = FreezeMode.AUTO
    placement: Place = Place.ABOVE_FUNCTION
    name_style: str | None = None
    pure_annotation: PureMark = PureMark.NEVER
    severities: "Mapping[str, Severity]" = field(default_factory=dict)
    fixable: frozenset[str] | None = None
    chosen: frozenset[str] | None = None
    module_file: bool | None = None
    may_cycle: bool = True
    settled_imports: frozenset[str] = frozenset()
    outside: "Outside | None" = None
    abroad: "Callable[[], Abroad | None] | None" = None
    compiler: "Callable[[], Compiler] | None" = None
    profile: "FileProfile | None" = None
    inline: bool = True
    comment_rules: frozenset[str] = frozenset()
    known_rules: frozenset[str] = frozenset()
    baseline: "frozenset[Identity]" = frozenset()
    identity_path: str = ""
