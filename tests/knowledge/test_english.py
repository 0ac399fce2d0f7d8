"""One and many."""

import pytest

from allocscan.knowledge.english import is_plural, plural, singular

PAIRS = [
    pytest.param("role", "roles", id="s"),
    pytest.param("userCity", "userCities", id="y after a consonant"),
    pytest.param("toy", "toys", id="y after a vowel"),
    pytest.param("box", "boxes", id="x"),
    pytest.param("class", "classes", id="ss"),
    pytest.param("status", "statuses", id="us"),
    pytest.param("userIndex", "userIndices", id="irregular"),
    pytest.param("child", "children", id="irregular, without s"),
    pytest.param("house", "houses", id="es that is no ending"),
    pytest.param("ID", "IDs", id="an acronym"),
    pytest.param("lens", "lenses", id="s that is no ending"),
]


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_both_ways(one: str, many: str) -> None:
    assert (plural(one), singular(many)) == (many, one)
    assert (plural(many), singular(one)) == (many, one)
    assert is_plural(many)
    assert not is_plural(one)


@pytest.mark.parametrize(
    "word", ["", "s", "data", "userInfo", "series", "rgb2LMS", "getDNS", "aws", "https", "fromRMS"]
)
def test_no_plural(word: str) -> None:
    assert (plural(word), singular(word)) == (word, word)
