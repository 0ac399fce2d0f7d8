"""Code that makes something that lives on: a plugin, a component, a registered definition."""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.regex import regex
from allocscan.typed import Final

REGISTERED: Final = "once for each thing that is registered"
COMPONENT: Final = "once for each component"
BUILD: Final = "once for each build"
PLUGIN: Final = "once for each use of the plugin"

LOOKED_THROUGH: Final = frozenset(
    words("Object.freeze Object.seal Object.assign Object.create Object.preventExtensions")
)
"""ECMA-262: they give back their first argument, or an object that is made of it."""

DEFINED_LEAVES: Final = 8
"""So many constants make a definition; a function with fewer is no worse off as a call."""

REGISTRARS: Final = regex(
    r"(?:define|register|install|create)(?:[A-Z]\w*)?(?:Plugin|Rule|Language|Locale|Theme|Extension"
    r"|Component|Element|Module|Directive|Filter|Command|Preset|Schema|Model|Store|Slice)"
    r"|define|register|registerAll|install|factory|extend|plugin|fp|fastifyPlugin|definePlugin"
)
"""Names of callees, as a whole, that take a function to make a thing once: mathjs `factory`,
highlight.js `registerLanguage`, videojs `registerPlugin`, fastify-plugin `fp`, D11 `define`."""

HOOKS: Final = frozenset({"tap", "tapAsync", "tapPromise"})
"""webpack.js.org, "Plugins": `compiler.hooks.x.tap(name, f)`, once for each build; what a
compilation taps runs for each module."""

BUILDERS: Final = frozenset({"compiler"})
"""webpack.js.org: `apply(compiler)` runs once for each compiler."""

PLUGIN_HOSTS: Final = frozenset({"fastify", "hljs", "Prism", "Vue", "editor", "videojs"})
"""First parameters of functions that a host calls to be extended (fastify.dev, "Plugins";
highlightjs.readthedocs.io; vuejs.org, "Plugins")."""

INSTALLERS: Final = frozenset({"install"})
"""vuejs.org, "Plugins": called once for each app."""

LIFECYCLE: Final[Mapping[str, str]] = {
    # vuejs.org: options and lifecycle hooks.
    **dict.fromkeys(words("setup data beforeCreate created beforeMount mounted"), COMPONENT),
    **dict.fromkeys(words("beforeUnmount unmounted beforeDestroy destroyed"), COMPONENT),
    **dict.fromkeys(words("asyncData fetch head"), COMPONENT),
}
"""Functions of a component's options."""

COMPONENT_KEYS: Final = frozenset(
    words("props emits components template __name mixins directives computed watch methods extends")
)
"""vuejs.org: keys that show an object to be a component's options."""

INSTANCE_METHODS: Final = frozenset(
    words(
        "componentDidMount componentWillMount componentWillUnmount UNSAFE_componentWillMount "
        "connectedCallback disconnectedCallback firstUpdated ngOnInit ngAfterViewInit "
        "ngAfterContentInit ngOnDestroy onModuleInit onApplicationBootstrap onModuleDestroy"
    )
)
"""react.dev Component; Custom Elements; lit.dev; angular.dev; docs.nestjs.com: once for each
instance of a class that extends, implements or is decorated."""

COMMAND_KEYS: Final = frozenset({"command", "builder", "handler"})
"""yargs.js.org, "Command Modules": an object or class with these is run by a person."""

SOLID_MARK: Final = (b"'solid-js", b'"solid-js')
"""solidjs.com, "Components": a component's body runs once; its effects and JSX run again."""
