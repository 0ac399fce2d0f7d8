"""The files that tables of ours write are current."""

import pytest

from allocscan.cli.written_pages import PAGES, ROOT


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text == PAGES[name](), "run `python -m allocscan.cli.written_pages`"
