"""Paths whose code runs once, is a fixture, or is not written by hand (F04, F07)."""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.typed import Final

_TEST = "it is test code"
_STORY = "it is a story"
_ONCE = "it runs once"
_BUILT = "it is built or copied code"

FOLDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(words("test tests __tests__ spec specs e2e cypress playwright"), _TEST),
    **dict.fromkeys(words("__mocks__ mocks __fixtures__ fixtures __snapshots__ testdata"), _TEST),
    **dict.fromkeys(words("__testfixtures__ test-utils bench benchmark benchmarks"), _TEST),
    **dict.fromkeys(words("stories __stories__ .storybook"), _STORY),
    **dict.fromkeys(words("migrations seeds seeders"), _ONCE),
    **dict.fromkeys(words("vendor vendors third_party node_modules bower_components"), _BUILT),
    **dict.fromkeys(words("dist build out min .next .nuxt .output .svelte-kit coverage"), _BUILT),
    **dict.fromkeys(words("storybook-static .vercel .turbo .cache .yarn .docusaurus"), _BUILT),
    **dict.fromkeys(words("__generated__ generated"), _BUILT),
}
"""Names of folders, anywhere in the path, in lower case."""

INFIXES: Final[Mapping[str, str]] = {
    **dict.fromkeys(words("test tests spec specs e2e cy bench benchmark mock mocks"), _TEST),
    **dict.fromkeys(words("fixture fixtures test-d e2e-spec"), _TEST),
    **dict.fromkeys(words("stories story"), _STORY),
    **dict.fromkeys(words("config conf migration seed"), _ONCE),
    **dict.fromkeys(words("min bundle generated gen"), _BUILT),
    "d": "it declares types only",
}
"""Words between dots before the suffix: `cart.test.ts`, `vite.config.js`, `api.d.ts`."""

NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(words("gulpfile gruntfile jakefile knexfile plopfile dangerfile"), _ONCE),
    **dict.fromkeys(words("eslintrc babelrc prettierrc stylelintrc lintstagedrc mocharc"), _ONCE),
    **dict.fromkeys(words("commitlintrc postcssrc swcrc nycrc releaserc"), _ONCE),
    **dict.fromkeys(words("setuptests setup-tests jest-setup vitest-setup"), _TEST),
}
"""File names without their suffix and a leading dot, in lower case."""

TOOLS: Final[Mapping[str, str]] = {
    **dict.fromkeys(words("webpack rollup vite karma protractor"), _ONCE),
    **dict.fromkeys(words("jest vitest cypress playwright"), _TEST),
}
"""First words of names with more than one: `webpack.dev.js`, `jest.setup.ts`."""

ENDINGS: Final = ("_test", "_spec", "_bench")
"""docs.deno.com, "Testing": `cart_test.ts`."""


def quiet_path(path: str) -> str | None:
    """Why the file at `path` is silent by default, as a clause, or None.

    `path` is relative to the project's root, with forward slashes; folders above the root
    must not be in it, or a project that lies in `build/` would be silent as a whole.
    """
    folders, _, name = path.rpartition("/")
    return quiet_folders(folders) or quiet_name(name)


def quiet_folders(path: str) -> str | None:
    """As `quiet_path`, by the folders of `path` alone, which has no name of a file."""
    for folder in path.lower().split("/"):
        reason = FOLDERS.get(folder)
        if reason is not None:
            return f"{reason} (`{folder}/`)"
    return None


def quiet_name(name: str) -> str | None:
    """As `quiet_path`, by the name of the file alone."""
    name = name.lower()
    stem, *words = name.lstrip(".").split(".")
    reason = NAMES.get(stem) or (TOOLS.get(stem) if len(words) > 1 else None)
    if reason is None and stem.endswith(ENDINGS):
        reason = _TEST
    if reason is not None:
        return f"{reason} (`{name}`)"
    for word in words[:-1]:
        reason = INFIXES.get(word)
        if reason is not None:
            return f"{reason} (`.{word}.`)"
    return None
