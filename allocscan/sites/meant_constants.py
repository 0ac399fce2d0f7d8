"""Members of what is imported: which are meant as constants?

An import may be a table that never changes as well as a store that does, and what it is stands in
another file. Names tell: people write enums, tables of constants and what these hold with a
capital, `Kind.Open`, `COLORS.red`, `types.ADD` (the convention of the TypeScript handbook's enums,
and of Google's and Airbnb's style guides); `state.count` is asked for what it is by now. So do
files that hold no code: the names of a style sheet's classes, and JSON.
"""

from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:  # the sieve asks, before anything is parsed
    from allocscan.scopes.model import Binding
    from allocscan.syntax.parse import Syntax


def is_meant_constant(root: str | bytes, member: str | bytes) -> bool:
    """True for the name `member`, the first behind the imported name `root`."""
    return root[:1].isupper() or member[:1].isupper()


_DATA: Final = (b".css", b".scss", b".sass", b".less", b".styl", b".json", b".json5")
"""How the names of files end that hold classes of styles, or data."""


def is_data(binding: "Binding", syntax: "Syntax") -> bool:
    """True for what is imported of a style sheet or of JSON: `import styles from "./a.css"`."""
    at = syntax.parent(binding.declarations[0])
    while at is not None and at.type != "import_statement":
        at = syntax.parent(at)
    source = None if at is None else at.child_by_field_name("source")
    return source is not None and syntax.text(source)[1:-1].partition(b"?")[0].endswith(_DATA)


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
