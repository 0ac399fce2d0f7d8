"""What a project asks of TypeScript's compiler, as far as it bears on a constant's type."""

from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Compiler:
    """`strict_nulls`: `null` is a type of its own, instead of one that gives way to `any`
    (compiler option `strictNullChecks`, a part of `strict`). `checks_scripts`: JavaScript is
    checked, or declarations are made of it (`checkJs`, `allowJs` with `declaration`).
    `isolated`: what is exported says its types without inference (`isolatedDeclarations`).
    """

    strict_nulls: bool = False
    checks_scripts: bool = False
    isolated: bool = False


USUAL: Final = Compiler()
"""The compiler's own defaults, where nobody says otherwise."""
