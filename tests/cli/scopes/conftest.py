"""The repositories that the tests of scopes change and run in."""

from pathlib import Path

import pytest
from support.changes import CLEAN, NEW, OLD
from support.repository import commit, git, made


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return made(tmp_path / "work", {"old.js": OLD, "sub/clean.js": CLEAN, "lib/old.js": OLD})


@pytest.fixture
def branch(repository: Path) -> Path:
    """A branch that changed `mine.js`, while `main` changed `theirs.js`."""
    git(repository, "checkout", "-q", "-b", "branch")
    commit(repository, {"mine.js": NEW})
    git(repository, "checkout", "-q", "main")
    commit(repository, {"theirs.js": NEW})
    git(repository, "checkout", "-q", "branch")
    return repository
