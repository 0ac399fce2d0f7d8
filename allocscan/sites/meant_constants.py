"""Members of what is imported: which are meant as constants?

An import may be a table that never changes as well as a store that does, and what it is stands in
another file. Names tell: people write enums, tables of constants and what these hold with a
capital, `Kind.Open`, `COLORS.red`, `types.ADD` (the convention of the TypeScript handbook's enums,
and of Google's and Airbnb's style guides); `state.count` is asked for what it is by now.
"""

from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:  # the sieve asks, before anything is parsed
    from allocscan.scopes.model import Binding
    from allocscan.syntax.parse import Syntax


def is_meant_constant(root: str | bytes, member: str | bytes) -> bool:
    """True for the name `member`, the first behind the imported name `root`."""
    return root[:1].isupper() or member[:1].isupper()


def is_type_only(binding: "Binding", syntax: "Syntax") -> bool:
    """True for what `import type` declares: there is no such value while the program runs."""
    at = syntax.parent(binding.declarations[0])
    while at is not None and at.type != "import_statement":
        if any(child.type in ("type", "typeof") for child in at.children):
            return True
        at = syntax.parent(at)
    return at is not None and any(child.type in ("type", "typeof") for child in at.children)


def is_whole_module(binding: "Binding", syntax: "Syntax") -> bool:
    """True for `import * as binding`: its members are the exports of a module."""
    declared = syntax.parent(binding.declarations[0])
    return declared is not None and declared.type == "namespace_import"
