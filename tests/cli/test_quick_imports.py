"""Modules that are found quickly are those that Python finds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import ROOT

SHOW = """
import sys
from allocscan.cli.quick_imports import import_quickly
import_quickly()
import allocscan.sites.kinds as found
import allocscan.reports, tree_sitter, re
spec = found.__spec__
print(type(spec.loader).__module__, spec.origin, spec.cached, found.__file__, found.__cached__)
print(found.SiteKind.__module__, allocscan.reports.__path__, type(re.__loader__).__module__)
print(getattr(found, "EDITED", ""))
"""
QUICK = "allocscan.cli.quick_imports"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of ours, without byte code."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "allocscan", tmp_path / "allocscan", ignore=ignored)
    return tmp_path


def shown(place: Path, *words: str, **variables: str) -> list[str]:
    """What `SHOW` prints, of the package in `place`."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPATH": str(place), **variables}
    done = subprocess.run(
        [sys.executable, *words, "-c", SHOW],
        cwd=place,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        pytest.param(("-O",), {}, id="optimized"),
        pytest.param((), {"PYTHONPYCACHEPREFIX": "elsewhere"}, id="byte code elsewhere"),
    ],
)
def test_byte_code_in_other_places_is_left_to_python(
    words: tuple[str, ...], variables: dict[str, str], package: Path
) -> None:
    elsewhere = {name: str(package / value) for name, value in variables.items()}
    assert QUICK not in shown(package, *words, **elsewhere)[0]


def test_a_module_has_the_marks_that_python_gives_it(package: Path) -> None:
    source = str(package / "allocscan" / "sites" / "kinds.py")
    first = shown(package)
    loader, origin, cached, file, named = first[0].split(" ")
    assert (loader, origin, file) == (QUICK, source, source)
    assert cached == named
    assert Path(cached).is_file()
    assert first[1].startswith(f"allocscan.sites.kinds ['{package}")
    assert not first[1].endswith(QUICK)
    assert shown(package) == first  # from byte code


def test_an_edited_source_counts(package: Path) -> None:
    assert shown(package)[2] == ""
    source = package / "allocscan" / "sites" / "kinds.py"
    source.write_text(source.read_text() + "\nEDITED = 'edited'\n")
    assert shown(package)[2] == "edited"


def test_byte_code_of_another_python_does_not_count(package: Path) -> None:
    cached = Path(shown(package)[0].split(" ")[2])
    cached.write_bytes(b"\0" * 4 + cached.read_bytes()[4:])
    assert shown(package)[0].startswith(QUICK)
    cached.write_bytes(b"")
    assert shown(package)[0].startswith(QUICK)


def test_a_module_that_is_not_there_is_missing_as_ever() -> None:
    code = "from allocscan.cli.quick_imports import *; import_quickly(); import allocscan.nowhere"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert "ModuleNotFoundError: No module named 'allocscan.nowhere'" in done.stderr
