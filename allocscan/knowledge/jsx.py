"""What JSX runtimes do with the attributes of host elements. Whatever is not listed is unknown."""

from allocscan.knowledge.callees import words
from allocscan.typed import Final

STYLE_READERS: Final = frozenset({"react", "preact"})
"""Values of `@jsxImportSource` whose DOM renderer only reads the object in `style` (react.dev:
`style` is an object of properties; measured with frozen objects, react-dom 18.3, catalogue C10).
Emotion's `css`, Solid's and Vue's directives are runtimes of their own."""

READ_ATTRIBUTES: Final = frozenset(words("style dangerouslySetInnerHTML"))
"""Attributes of a host element whose object the renderer takes apart, compares entry by entry and
leaves alone (react.dev, Common components). An array or object in any other attribute becomes
text, but React writes that text again only when the object is another than at the last render:
what other code has made of the attribute since then would stay."""

REACT: Final = "react"
"""The module whose import shows that elements go to React's renderers."""
