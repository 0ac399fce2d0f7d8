"""The project that the tests of the cache change and run on."""

from pathlib import Path

import pytest
from support.cached import made_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return made_project(tmp_path)
