"""Which script of a recording is which file that is checked, by itself or by its source map."""

import os
from collections.abc import Iterable, Sequence

from allocscan.profiles.values import GeneratedText, Recording, Script
from allocscan.project.generated_scripts import generated_text
from allocscan.project.recorded_paths import Targets, path_of
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A script that is a file, or with `generated` was made from it, its source of that index."""

    recording: Recording
    script: Script
    generated: GeneratedText | None = None
    source: int = 0


class Sorter:
    """Sorts the scripts of recordings to the files that are checked.

    `locations` and `roots` as in `Profiles`; `shares` is what was sorted so far, by location.
    """

    def __init__(self, locations: Iterable[str], roots: Sequence[str]) -> None:
        self._targets = Targets(locations, roots)
        self._roots = tuple(roots)
        self._maps: dict[str, tuple[GeneratedText, str] | None] = {}
        self.shares: dict[str, list[Share]] = {}

    def sort(self, recording: Recording) -> bool:
        """Sort the scripts of `recording` to the files; False where none is one of them."""
        paths = {script.url: path_of(script.url) for script in recording.scripts}
        named = [path for path in paths.values() if path is not None]
        exact = {path: self._targets.exact(path) for path in named}
        # A recording of this machine names its files: what only looks like one is another.
        alike = {} if any(exact.values()) else self._alike(named)
        found = False
        for script in recording.scripts:
            path = paths[script.url]
            if path is None:
                continue
            location = exact[path] or alike.get(path)
            mapped = self._sources(recording, script, path, location)
            for target, share in mapped:
                self.shares.setdefault(target, []).append(share)
            if location is not None and location not in {target for target, _ in mapped}:
                self.shares.setdefault(location, []).append(Share(recording, script))
            found = found or bool(mapped) or location is not None
        return found

    def _alike(self, paths: Iterable[str]) -> dict[str, str]:
        """The checked files that `paths` of another machine name, but for paths that are more
        like a file that is not checked: `dist/app.js` is not `src/app.js`."""
        found = {}
        for path, location in self._targets.alike(paths).items():
            here = self._on_this_machine(path)
            if here is None or os.path.realpath(here) == os.path.realpath(location):
                found[path] = location
        return found

    def _sources(
        self, recording: Recording, script: Script, path: str, location: str | None
    ) -> list[tuple[str, Share]]:
        """The checked files that `script` was generated from."""
        known = self._generated(script, path, location)
        if known is None:
            return []
        text, folder = known
        wanted = {source: _source_path(source, folder) for source in text.source_map.sources}
        exact = {each: self._targets.exact(path) for each, path in wanted.items()}
        # Of a script of this machine sources are where they say, but for what bundlers name.
        here = script.generated is None or os.path.exists(path)
        foreign = [each for each in wanted.values() if not (here and os.path.isabs(each))]
        alike = {} if any(exact.values()) else self._targets.alike(foreign)
        found = []
        for index, source in enumerate(text.source_map.sources):
            target = exact[source] or alike.get(wanted[source])
            if target is not None:
                found.append((target, Share(recording, script, text, index)))
        return found

    def _generated(
        self, script: Script, path: str, location: str | None
    ) -> tuple[GeneratedText, str] | None:
        if script.generated is not None:
            return script.generated, os.path.dirname(path)
        if location is not None or "/node_modules/" in path:
            return None
        if path not in self._maps:
            here = self._on_this_machine(path)
            self._maps[path] = None if here is None else generated_text(here)
        return self._maps[path]

    def _on_this_machine(self, path: str) -> str | None:
        """The file at `path`, or where the project has what ends like it."""
        if os.path.isfile(path):
            return path
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        for root in self._roots:
            for first in range(len(parts)):
                candidate = os.path.join(root, *parts[first:])
                if os.path.isfile(candidate):
                    return candidate
        return None


def _source_path(source: str, folder: str) -> str:
    """The path of a source, which a map names relative to its own folder."""
    path = path_of(source) if ":" in source else source
    if path is None or path != source:
        return path or ""
    return os.path.normpath(os.path.join(folder, source)).replace(os.sep, "/")
