"""Functions that user-interface libraries call whenever they draw, or what is shown may change."""

from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace, words
from allocscan.typed import Final

RENDER: Final = "which runs on every render"
REACTION: Final = "which runs again whenever what it reads changes"
CHECK: Final = "which runs on every change detection"

CALLEES: Final[Mapping[str, str]] = {
    # react.dev: memo, forwardRef; mobx-react: observer; react-redux: useSelector.
    **dict.fromkeys(with_namespace(["memo", "forwardRef", "observer"]), RENDER),
    **dict.fromkeys(with_namespace(["useSelector", "useAppSelector"]), RENDER),
    **dict.fromkeys(with_namespace(["useSyncExternalStore"]), RENDER),
    # vuejs.org: computed, watchers.
    **dict.fromkeys(with_namespace(["computed", "watchEffect", "watchPostEffect"]), REACTION),
    **dict.fromkeys(["watch", "Vue.watch", "watchSyncEffect"], REACTION),
    # solidjs.com; svelte.dev runes and stores; mobx.js.org; preactjs.com signals; angular.dev.
    **dict.fromkeys(["createMemo", "createEffect", "createComputed"], REACTION),
    **dict.fromkeys(["createRenderEffect", "createSelector"], REACTION),
    **dict.fromkeys(["$effect", "$effect.*", "$derived.*", "derived"], REACTION),
    **dict.fromkeys(with_namespace(["autorun", "reaction", "effect", "useComputed"]), REACTION),
    **dict.fromkeys(["useSignalEffect", "linkedSignal"], REACTION),
}

EXPORTS: Final = frozenset({"mapStateToProps"})
"""react-redux.js.org, connect: runs whenever the store changes."""

METHODS: Final[Mapping[str, str]] = {
    # react.dev Component; lit.dev.
    **dict.fromkeys(words("render shouldComponentUpdate getSnapshotBeforeUpdate"), RENDER),
    **dict.fromkeys(words("componentDidUpdate getDerivedStateFromProps"), RENDER),
    **dict.fromkeys(words("shouldUpdate willUpdate updated"), RENDER),
    # angular.dev lifecycle.
    **dict.fromkeys(words("ngDoCheck ngAfterViewChecked ngAfterContentChecked"), CHECK),
}
"""Methods of a class that extends, or implements, something."""

PIPE: Final = "transform"
"""angular.dev, "Pipes": of a class with `@Pipe`. Getters of one with `@Component` are read by its
template, on every change detection too."""

GROUPS: Final[Mapping[str, str]] = {"computed": REACTION, "watch": REACTION}
"""vuejs.org options API: `computed: { total() {…} }`."""

FREQUENT_ATTRIBUTES: Final = tuple(
    f"on{event}"
    for event in words(
        "mousemove mouseover pointermove pointerover touchmove drag scroll wheel timeupdate "
        "progress frame viewableitemschanged"
    )
)
"""react.dev common props: handlers that run many times in a second, in lower case."""

INITIALISERS: Final[Mapping[str, frozenset[int]]] = {
    **dict.fromkeys(with_namespace(["useState"]), frozenset({0, 1})),
    **dict.fromkeys(with_namespace(["useReducer"]), frozenset({2})),
}
"""react.dev, nuxt.com: a function at these positions gives the first state of a component. It is
called when the component is mounted, not when it is rendered again."""

HOOK_EFFECTS: Final = frozenset({"useEffect", "useLayoutEffect", "useInsertionEffect", "useMemo"})
"""react.dev: with `[]` as dependencies they run once for each mounted component, with others when
one of those is not the same as at the last render."""

VUE_MARK: Final = (b"'vue'", b'"vue"')
"""Text of a file whose `use…` functions are composables, which run once for each component."""
