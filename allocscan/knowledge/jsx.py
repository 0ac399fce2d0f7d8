"""What JSX runtimes do with the attributes of host elements. Whatever is not listed is unknown."""

from collections.abc import Mapping

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


def _runtimes(source: str, packages: str) -> dict[str, str]:
    return dict.fromkeys(words(packages), source)


OWN_RUNTIMES: Final[Mapping[str, str]] = {
    **_runtimes(
        "measured, Vue 3.5.45 with @vue/babel-plugin-jsx: given the same object again, it leaves "
        "`style` and the `value` of spread attributes as the page has changed them",
        "vue vue-* @vue",
    ),
    **_runtimes(
        "packages for applications of Vue",
        "@vueuse @vuejs vuex vuetify pinia element-plus ant-design-vue naive-ui vuepress "
        "vitepress quasar tdesign-vue-next nuxt nuxt-* @nuxt @nuxtjs #imports #app #components",
    ),
    **_runtimes(
        "Solid, babel-plugin-jsx-dom-expressions: a transform of its own",
        "solid-js solid-* @solidjs @solid-primitives @kobalte dom-expressions",
    ),
    **_runtimes("Mithril, JSX: transformed to `m`", "mithril"),
    **_runtimes("Qwik, JSX: a compiler and a runtime of its own", "@builder.io @qwik.dev"),
    **_runtimes("Stencil, Using JSX: `h` of its compiler", "@stencil @stencil-community"),
    **_runtimes("Svelte has no JSX: another's transform", "svelte svelte-* @sveltejs"),
    **_runtimes("README of each: elements of the page are made at once", "dom-chef jsx-dom"),
    **_runtimes("Hono, jsx/jsx-runtime: a runtime of its own that makes text", "hono"),
    **_runtimes(
        "README of each, or of its Babel plugin or pragma: a virtual DOM of its own",
        "hyperapp snabbdom snabbdom-* inferno inferno-*",
    ),
    **_runtimes(
        "not looked into: renderers that take JSX, which nothing shows to be as React's",
        "jsx-dom-cjs nano-jsx tsx-dom redom sinuous vhtml @kitajs @elysiajs jsx-xml @cycle "
        "virtual-dom maquette superfine petit-dom ivi deku million rax nervjs @b9g atomico omi "
        "forgo lit-jsx skatejs voby surplus",
    ),
}
"""Packages, scopes and families (`vue-*`) whose import shows that a JSX runtime, or a transform,
other than React's is at work: what it does when an attribute's object is the same is unknown."""


def has_own_runtime(specifier: str) -> bool:
    """True when `specifier` is one of `OWN_RUNTIMES`, or below it: `vue/dist/vue.js`, also by an
    address (`https://esm.sh/vue@3`, `npm:vue@3`)."""
    parts = specifier.split("/")
    if ":" in parts[0]:
        first = parts[0].partition(":")[2]
        return any(map(_is_own, [first, *parts[1:]]))
    return not specifier.startswith(".") and _is_own(parts[0])


def _is_own(package: str) -> bool:
    """`package` may have a version behind it."""
    name = package[:1] + package[1:].partition("@")[0]
    return name in OWN_RUNTIMES or f"{name.partition('-')[0]}-*" in OWN_RUNTIMES
