"""Which files a path in a specifier may mean: Node's, TypeScript's and the bundlers' habits."""

import os

from allocscan.project.looked import Looked, is_mark
from allocscan.project.paths import beyond_links
from allocscan.typed import Final

MODULES: Final = (".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx")
COMPONENTS: Final = (".vue", ".svelte", ".astro", ".mdx")
"""Files with imports inside that a bundler reads; looked up by their full name or bare."""
PLATFORMS: Final = frozenset(
    ["ios", "android", "native", "web", "windows", "macos", "server", "client", "browser", "node"]
)
"""`./button` may be `button.ios.tsx` (React Native, Nuxt, and their like)."""
_ASSETS: Final = """
.css .scss .sass .less .styl .pcss .svg .png .jpg .jpeg .gif .webp .avif .ico .bmp .woff .woff2
.ttf .eot .otf .mp3 .mp4 .webm .wav .ogg .txt .md .json .json5 .jsonc .yaml .yml .toml .csv
.tsv .graphql .gql .glsl .vert .frag .wgsl .pdf .bin .node
"""
ASSETS: Final = frozenset(_ASSETS.split())
"""Files that import no module of the program."""


def is_asset(name: str) -> bool:
    """True when `name`, without a query, ends as an asset or a declaration file does."""
    plain = name.split("?", 1)[0].lower()
    return os.path.splitext(plain)[1] in ASSETS or plain.endswith((".d.ts", ".d.mts", ".d.cts"))


def is_readable(path: str) -> bool:
    """True for what can hold imports: modules, components, and scripts without a suffix."""
    suffix = os.path.splitext(path)[1]
    return not is_asset(path) and (suffix in (*MODULES, *COMPONENTS) or not suffix)


class FileFinder:
    """Finds files by what lies in their folders; each folder is listed once.

    Names must match exactly, also where the disk would accept other capitals. Paths are real
    paths: two names of one file are one module.
    """

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._listings: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._listed: set[str] = set()
        self._marks: dict[str, frozenset[str]] = {}
        self._by_stem: dict[str, dict[str, list[str]]] = {}
        self._real: dict[str, str] = {}
        self._real_folders: dict[str, str] = {}

    def marks_in(self, folder: str) -> frozenset[str]:
        """The names of the files in `folder` that say something of it, none when it cannot be
        read."""
        if folder not in self._marks:
            self._looked.marked[folder] = None
            self._marks[folder] = frozenset(filter(is_mark, self._seen_in(folder)[0]))
        return self._marks[folder]

    def folders_in(self, folder: str) -> frozenset[str]:
        """As `marks_in`, the names of folders."""
        self.marks_in(folder)
        return frozenset(filter(is_mark, self._seen_in(folder)[1]))

    def real(self, path: str) -> str:
        """`path` with every symbolic link followed."""
        if path not in self._real:
            self._real[path] = self._followed(path)
        return self._real[path]

    def _followed(self, path: str) -> str:
        if os.path.basename(path) in ("", ".", "..") or os.path.islink(path):
            return os.path.realpath(path)
        return beyond_links(path, self._real_folders)

    def candidates(self, base: str) -> tuple[str, ...]:
        """Every module, component or asset that the absolute path `base` may name.

        All of them, whatever would be tried first: tools disagree about the order.
        """
        folder, name = os.path.split(os.path.normpath(base))
        found = self._meant(folder, name)
        if name in self._listing(folder)[1]:
            found += self._meant(os.path.normpath(base), "index")
        return tuple(sorted({self.real(each) for each in found}))

    def is_package(self, base: str) -> bool:
        """True when `base` is a folder whose package.json says what importing it means."""
        return "package.json" in self.marks_in(os.path.normpath(base))

    def _meant(self, folder: str, name: str) -> list[str]:
        """Paths of the files in `folder` that `name` may mean."""
        if folder not in self._by_stem:
            stems: dict[str, list[str]] = {}
            for file in self._listing(folder)[0]:
                stems.setdefault(file.split(".")[0], []).append(file)
            self._by_stem[folder] = stems
        alike = self._by_stem[folder].get(name.split(".")[0], ())
        return [os.path.join(folder, file) for file in alike if _may_mean(name, file)]

    def _listing(self, folder: str) -> tuple[frozenset[str], frozenset[str]]:
        if folder not in self._listed:
            self._listed.add(folder)
            self._looked.folders[folder] = None
        return self._seen_in(folder)

    def _seen_in(self, folder: str) -> tuple[frozenset[str], frozenset[str]]:
        if folder not in self._listings:
            files: set[str] = set()
            folders: set[str] = set()
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        is_folder = entry.is_dir(follow_symlinks=False) or (
                            entry.is_symlink() and os.path.isdir(entry.path)
                        )
                        (folders if is_folder else files).add(entry.name)
            except OSError:
                pass  # not a folder, or closed to us: nothing is found in it
            self._listings[folder] = frozenset(files), frozenset(folders)
        return self._listings[folder]


def _may_mean(name: str, file: str) -> bool:
    """May the last part `name` of a specifier mean the file called `file`?"""
    if name == file:
        return True
    stem, suffix = os.path.splitext(name)
    if suffix in MODULES and _is_module_of(stem, file):
        return True
    return _is_module_of(name, file) or file == f"{name}.json"


def _is_module_of(stem: str, file: str) -> bool:
    if not file.startswith(stem + "."):
        return False
    *platforms, suffix = file[len(stem) + 1 :].split(".")
    return f".{suffix}" in (*MODULES, *COMPONENTS) and PLATFORMS.issuperset(platforms)
