"""The words of a run, which are said again where nothing has changed and the same is asked for."""

import json
import os
import time
from pathlib import Path

import pytest
from support.cached import CACHED, HARMS, OTHER, kept, said, words_kept

from allocscan.project.told import bytes_of, words_of
from allocscan.records import replace


def test_words_are_said_again(project: Path) -> None:
    expected = said(project, "--no-cache")
    time.sleep(0.2)
    assert said(project, *CACHED) == expected
    words = words_of(words_kept(project).read_bytes())
    assert words is not None
    told = replace(words.told, out=words.told.out + "planted\n")
    words_kept(project).write_bytes(bytes_of(replace(words, told=told)))
    assert said(project, *CACHED) == (expected[0], expected[1] + b"planted\n", expected[2])
    (project / "b.js").write_text(OTHER)
    assert said(project, *CACHED) == said(project, "--no-cache")


def test_words_outlast_new_stamps(project: Path) -> None:
    """Forty files are touched: once their stamps are no longer young, the run takes note."""
    for number in range(40):
        (project / f"more{number}.js").write_text("f();\n")
    time.sleep(0.2)
    said(project, *CACHED)
    for path in project.glob("more*.js"):
        os.utime(path, (1_600_000_000,) * 2)
    words = words_of(words_kept(project).read_bytes())
    assert words is not None
    told = replace(words.told, out="planted\n")
    words_kept(project).write_bytes(bytes_of(replace(words, told=told)))
    before = kept(project).stat().st_mtime_ns
    assert said(project, *CACHED)[1] == b"planted\n", "said again"
    assert kept(project).stat().st_mtime_ns == before, "the new stamps are young: nothing is won"
    time.sleep(2.1)
    assert said(project, *CACHED)[1] == b"planted\n"
    assert kept(project).stat().st_mtime_ns != before
    assert said(project, *CACHED)[1] == b"planted\n", "said again after that"


@pytest.mark.parametrize("harm", HARMS)
def test_harmed_words_are_done_without(harm: object, project: Path) -> None:
    expected = said(project, *CACHED)
    assert callable(harm)
    harm(words_kept(project))
    assert said(project, *CACHED) == expected


WAYS = [
    pytest.param((), {}, id="text"),
    pytest.param(("-f", "json"), {}, id="json"),
    pytest.param(("-f", "junit"), {}, id="a format that names clean files"),
    pytest.param(("--quiet",), {}, id="quiet"),
    pytest.param(("--silent",), {}, id="silent"),
    pytest.param(("--statistics",), {}, id="statistics"),
    pytest.param(("--sort", "path"), {}, id="another order"),
    pytest.param(("--exit-zero",), {}, id="another exit code"),
    pytest.param(("--fail-on", "never"), {}, id="a setting"),
    pytest.param(("--unsafe-fixes",), {}, id="a setting of fixes"),
    pytest.param((), {"FORCE_COLOR": "1"}, id="colours"),
    pytest.param((), {"PYTHONIOENCODING": "ascii"}, id="an encoding"),
    pytest.param((), {"GITHUB_ACTIONS": "true"}, id="annotations"),
    pytest.param(("--hyperlinks", "always"), {}, id="links"),
    pytest.param(("--diff",), {}, id="a diff"),
]


@pytest.mark.parametrize(("words", "env"), WAYS)
def test_words_are_those_that_were_asked_for(
    words: tuple[str, ...], env: dict[str, str], project: Path
) -> None:
    (project / "allocscan.toml").write_text("cache = true\n")
    plain = said(project)
    asked = said(project, "--no-cache", *words, **env)
    assert said(project, *words, **env) == asked
    assert said(project, *words, **env) == asked
    assert said(project) == plain


def test_a_file_that_is_written_is_written_again(project: Path) -> None:
    report = project / "report.json"
    for _ in range(3):
        said(project, *CACHED, "-f", f"json:{report}")
        assert json.loads(report.read_bytes())["summary"]["files"] == 2
        report.unlink()
