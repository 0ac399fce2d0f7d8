"""Words of a command line to flags and plain words."""

import pytest

from allocscan.cli.flags import TABLE
from allocscan.cli.words import sorted_words
from allocscan.errors import AllocscanError


@pytest.mark.parametrize(
    ("line", "plain", "given"),
    [
        pytest.param("", (), {}, id="nothing"),
        pytest.param("a b", ("a", "b"), {}, id="plain"),
        pytest.param("a --fix b", ("a", "b"), {"--fix": ("yes",)}, id="mixed"),
        pytest.param("-- --fix", ("--fix",), {}, id="after the dashes"),
        pytest.param("-", ("-",), {}, id="stdin"),
        pytest.param("--fix --no-fix", (), {"--fix": ("yes", "no")}, id="taken back"),
        pytest.param("--write", (), {"--fix": ("yes",)}, id="another tool's word"),
        pytest.param("-qv", (), {"--quiet": ("yes",), "--verbose": ("yes",)}, id="bundled"),
        pytest.param("-fjson", (), {"--output-format": ("json",)}, id="attached"),
        pytest.param("--reporter=json:a=b", (), {"--output-format": ("json:a=b",)}, id="equals"),
        pytest.param("-f json -f full", (), {"--output-format": ("json", "full")}, id="repeated"),
        pytest.param("--select --fix", (), {"--select": ("--fix",)}, id="a value is a value"),
    ],
)
def test_sorted_words(line: str, plain: tuple[str, ...], given: dict[str, object]) -> None:
    words = sorted_words(line.split(), TABLE, "allocscan check")
    assert (words.plain, words.given) == (plain, given)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("--fixx", 'did you mean "--fix"?', id="misspelt"),
        pytest.param("-x", "unknown flag `-x`", id="short"),
        pytest.param("--select", "needs a value", id="no value"),
        pytest.param("--fix=yes", "takes no value", id="a value too many"),
        pytest.param("--threads 2", "unknown flag", id="not in this version"),
    ],
)
def test_mistakes(line: str, said: str) -> None:
    with pytest.raises(AllocscanError, match=said.replace("?", r"\?")):
        sorted_words(line.split(), TABLE, "allocscan check")


def test_no_spelling_is_used_twice() -> None:
    spellings = [
        spelling
        for flag in TABLE
        for spelling in (flag.name, flag.short, *flag.aliases, *flag.off)
        if spelling
    ]
    assert len(spellings) == len(set(spellings))
