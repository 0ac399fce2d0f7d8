"""Where a fresh object is the point. Rows name their entry in the hazard catalogue (F01..F10)."""

from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace, words
from allocscan.typed import Final

FACTORY_PROPERTIES: Final[Mapping[str, str]] = {
    # vuejs.org, nuxt.com, pinia: state of one instance.
    **dict.fromkeys(words("data asyncData setup state"), "F01"),
    **dict.fromkeys(words("initialState getInitialState getDefaultProps defaultProps"), "F03"),
    # mongoose, sequelize, prop and form libraries: a default for one record.
    **dict.fromkeys(words("default defaultValue defaults factory"), "F05"),
    **dict.fromkeys(words("initialValue initialValues"), "F05"),
    **dict.fromkeys(words("args argTypes seed"), "F07"),
}
"""Properties and methods whose function returns an object for each owner."""

FACTORY_WORDS: Final = words(
    "create make build new empty init initial initialise initialize default fresh reset clone "
    "mock fake stub fixture generate getDefault getInitial getEmpty getMock"
)
"""First words of the names of functions whose product the caller owns (F02)."""

HELD: Final[Mapping[str, str]] = {
    # react.dev; preactjs.com; nuxt.com useState.
    **dict.fromkeys(with_namespace(words("useRef useState useReducer useSignal")), "F03"),
    **dict.fromkeys(with_namespace(words("useOptimistic useActionState createContext")), "F03"),
    **dict.fromkeys(with_namespace(["useImperativeHandle"]), "F03"),
    # react.dev Component; a state is told from the next by its identity.
    "*.setState": "F03",
    **dict.fromkeys(with_namespace(words("useMemo useCallback memoize memoizeOne")), "F10"),
    # vuejs.org reactivity; solidjs.com; mobx.js.org; valtio; jotai; svelte stores.
    **dict.fromkeys(words("ref reactive shallowRef shallowReactive Vue.reactive Vue.ref"), "F01"),
    **dict.fromkeys(words("Vue.observable Alpine.data Alpine.store"), "F01"),
    **dict.fromkeys(words("createSignal createStore observable signal writable atom"), "F03"),
}
"""Callees that keep the object, or what their function returns, as state of one owner."""

SETTERS: Final[Mapping[str, str]] = dict.fromkeys(with_namespace(["useState"]), "F03")
"""Hooks that give a state and the function that replaces it: what that is given is compared with
the state by identity (react.dev useState)."""

REF: Final = "current"
"""The property of a ref that holds its value (react.dev useRef)."""

SELF_NAMES: Final = frozenset({"self", "that", "_this", "me", "vm", "_self"})
"""Names by which old code keeps `this`; counted only where they are initialised with it."""
