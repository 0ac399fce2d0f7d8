"""Puts `tests/` on the path so that rows can share what is in `tests/support`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("support")  # what fails there says why, as it does in a test
