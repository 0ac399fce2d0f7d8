"""Which function JSX elements of a file are handed to."""

from allocscan.enums import Enum
from allocscan.knowledge.jsx import REACT, STYLE_READERS, has_own_runtime
from allocscan.regex import regex
from allocscan.scopes.model import Binding, BindingKind
from allocscan.sites.flow.jsx_props import looks_into_props
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.typed import Final

_MENTION: Final = regex(rb"@jsx(?![A-Za-z])")
_FACTORY: Final = regex(rb"@jsx[ \t]+([\w$.]+)")
_IMPORT_SOURCE: Final = regex(rb"@jsxImportSource[ \t]+([^\s*]+)")
_SPECIFIER: Final = regex(rb"""(?:\bfrom\s*|\brequire\s*\(\s*)['"]([^'"]+)['"]""")
_REACTS: Final = frozenset({"react", "preact", "preact/compat"})
_LOADED: Final = regex(
    rb"""(?:\bfrom|\bimport|\brequire)\b[\s(]*(?:/\*[^*]*\*/[\s(]*)*['"`]([^'"`\n]+)['"`]"""
)
_FACTORY_OF_VUE: Final = b"$createElement"
_IMPORT_MENTION: Final = regex(rb"@jsxImportSource")


class Runtime(Enum):
    """Whose JSX runtime, as far as the file shows."""

    DOM = "React's, or one that keeps off `style` as it does"
    UNKNOWN = "one that may do anything"


def factory_of(visible: Visible, element: Node) -> Runtime | Node:
    """The function of this file that a `@jsx` pragma puts in the place of React's, or a runtime.

    A pragma counts where all compilers see it: in a block comment above the first statement.
    """
    content = visible.syntax.source.content
    sources = {name.decode("utf-8", "replace") for name in _IMPORT_SOURCE.findall(content)}
    mentions, factories = _MENTION.findall(content), _FACTORY.findall(content)
    if len(_IMPORT_MENTION.findall(content)) != len(_IMPORT_SOURCE.findall(content)):
        return Runtime.UNKNOWN
    if not mentions:
        known = sources <= STYLE_READERS and not _has_own_factory(visible, element)
        seen = (
            not known or _imports_other(content) or looks_into_props(visible.syntax, visible.scopes)
        )
        return Runtime.UNKNOWN if seen else Runtime.DOM
    if sources or len(mentions) != 1 or len(factories) != 1 or not _is_leading(visible):
        return Runtime.UNKNOWN
    return _function(visible, factories[0].decode(), element) or Runtime.UNKNOWN


def _imports_other(content: bytes) -> bool:
    """True where the file takes something from a library whose JSX is not React's."""
    loaded = _LOADED.findall(content)
    return any(has_own_runtime(name.decode("utf-8", "replace")) for name in loaded)


def _has_own_factory(visible: Visible, element: Node) -> bool:
    """True when `React`, or an `h` that a compiler's settings may name, is the file's own here."""
    scope = visible.scopes.scope_around(element, visible.syntax).id
    react, short = visible.scopes.lookup("React", scope), visible.scopes.lookup("h", scope)
    if short is not None and _is_factory(visible, short):
        return True
    if _FACTORY_OF_VUE in visible.syntax.source.content:
        return True
    return react is not None and _origin(visible, react) not in _REACTS


def _is_factory(visible: Visible, short: Binding) -> bool:
    """True for an `h` that may make elements: a function of the file, another library's, what a
    render function of Vue 2 is given first."""
    if visible.function_of(short.declarations[0]) is not None:
        return True
    if short.kind is BindingKind.PARAMETER:
        around = visible.function_around(short.declarations[0])
        patterns = () if around is None else visible.parameters(around).patterns
        return bool(patterns) and visible.syntax.name(patterns[0]) == short.name
    origin = _origin(visible, short)
    return origin is not None and origin not in _REACTS


def _origin(visible: Visible, binding: Binding) -> str | None:
    """The module that `binding` is imported from, by `import` or `require`."""
    node: Node | None = binding.declarations[0]
    while node is not None and node.type not in ("import_statement", "variable_declarator"):
        node = visible.syntax.parent(node)
    found = (
        None if node is None or binding.written else _SPECIFIER.search(visible.syntax.text(node))
    )
    return None if found is None else found[1].decode("utf-8", "replace")


def imports_react(visible: Visible) -> bool:
    """True when the file imports React, and no other renderer's pragma stands in it."""
    for statement in visible.syntax.root.named_children:
        source = statement.child_by_field_name("source")
        if statement.type == "import_statement" and source is not None:
            module = visible.text(source)[1:-1]
            if module == REACT or module.startswith(f"{REACT}-dom"):
                return True
    return False


def _is_leading(visible: Visible) -> bool:
    for child in visible.syntax.root.named_children:
        if child.type not in ("comment", "hash_bang_line"):
            return False
        text = visible.syntax.text(child)
        if text.startswith(b"/*") and _FACTORY.search(text) is not None:
            return True
    return False


def _function(visible: Visible, name: str, element: Node) -> Node | None:
    """The function that `name` always stands for at `element`."""
    scope = visible.scopes.scope_around(element, visible.syntax).id
    binding = visible.scopes.lookup(name, scope)
    if binding is None or binding.declarations[0].type != "identifier":
        return None
    function = visible.function_of(binding.declarations[0])
    unseen = function is None or visible.reads_arguments(function)
    return None if unseen else function
