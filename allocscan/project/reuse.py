"""What an earlier run says of this one where nothing has changed."""

import os
from itertools import islice

from allocscan.project.found import Discovery, Found
from allocscan.project.paths import shown_path
from allocscan.project.results import Result, Run, clean_result
from allocscan.source.file import SourceFile, language_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from allocscan.project.kept import Judged, Kept
    from allocscan.project.lookup import Configs
    from allocscan.project.snapshot import Snapshot


def run_again(snapshot: "Snapshot", kept: "Kept", cwd: str) -> Run | None:
    """The run as it was; None where a file has changed while it was looked at."""
    results = [clean_result()] * snapshot.checked
    for place, judged in kept.judged.items():
        result = result_of(judged, snapshot, place, shown_path(snapshot.files.paths[place], cwd))
        if result is None:
            return None
        results[place] = result
    return Run(tuple(results))


def result_of(judged: "Judged", snapshot: "Snapshot", place: int, shown: str) -> Result | None:
    """What came of a file, with its text; None where that has changed this moment."""
    if judged.nothing:
        return clean_result(judged.reach, judged.rests)
    if judged.report is None:
        return Result(None, judged.notes, reach=judged.reach, rests=judged.rests)
    try:
        with open(snapshot.files.paths[place], "rb") as file:
            content = file.read()
    except OSError:
        return None
    if len(content) != snapshot.files.stamps[place][2]:
        return None
    language = language_of(shown)
    assert language is not None, "files of no language of ours are not checked"
    report = judged.report.report(SourceFile(shown, content, language))
    return Result(report, judged.notes, reach=judged.reach, rests=judged.rests)


def found_again(snapshot: "Snapshot", kept: "Kept", files: tuple[Found, ...] = ()) -> Discovery:
    """What a walk would find where no folder has changed, with as many of its `files` as are
    needed."""
    folders = zip(snapshot.folders.paths, snapshot.folders.texts, strict=True)
    walked = tuple(islice(folders, kept.walked))
    return Discovery(files, kept.set_aside, kept.notes, (), walked)


def files_again(
    snapshot: "Snapshot", configs: "Configs", known: "Container[int]"
) -> tuple[Found, ...]:
    """The files that the earlier run checked. With those that are `known`, by their places, nobody
    needs more of a configuration than that there is one."""
    cwd = os.getcwd()
    ours = configs.of_folder(cwd)
    return tuple(
        Found(
            shown_path(path, cwd),
            path,
            ours if place in known else configs.of_folder(os.path.dirname(path)),
            named=False,
        )
        for place, path in enumerate(snapshot.files.paths[: snapshot.checked])
    )
