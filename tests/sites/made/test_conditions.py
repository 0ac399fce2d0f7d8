"""What stands against making it once, when the module loads."""

import pytest
from support.made import against, made

from allocscan.sites.made.conditions import has_memory
from allocscan.sites.obstacles import Because

THROWS, STATEFUL = [Because.MAY_THROW], [Because.STATEFUL_LEAF]


@pytest.mark.parametrize(
    ("call", "reasons"),
    [
        pytest.param("new RegExp('[')", THROWS, id="no pattern"),
        pytest.param("new RegExp('(?<=a)b')", THROWS, id="a pattern of newer engines"),
        pytest.param("new RegExp('a', 'x')", THROWS, id="no flags"),
        pytest.param("new RegExp('a', 'gg')", THROWS, id="a flag twice"),
        pytest.param("new RegExp(source)", THROWS, id="a pattern by name"),
        pytest.param("new RegExp('a' + b)", THROWS, id="a sum"),
        pytest.param("new RegExp(`a${b}`)", THROWS, id="a substitution"),
        pytest.param("new RegExp(/a/)", THROWS, id="of a regular expression"),
        pytest.param("RegExp(/a/)", THROWS, id="which gives that one back"),
        pytest.param("new RegExp(1)", THROWS, id="of a number"),
        pytest.param("new RegExp(undefined)", THROWS, id="of nothing"),
        pytest.param("new RegExp('a', flags)", [*THROWS, *STATEFUL], id="flags by name"),
        pytest.param("new RegExp('a', undefined)", [*THROWS, *STATEFUL], id="no flags by name"),
        pytest.param("new RegExp('a', 'y')", STATEFUL, id="sticky"),
        pytest.param("new RegExp('a', 'gy')", STATEFUL, id="sticky and global"),
        pytest.param("new TextEncoder('utf-8')", THROWS, id="an argument that is not looked at"),
        pytest.param("new TextDecoder(label)", THROWS, id="an encoding by name"),
        pytest.param("new TextDecoder('nonsense')", THROWS, id="no encoding"),
        pytest.param("new TextDecoder('latin1')", THROWS, id="one that not every Node has"),
        pytest.param("new TextDecoder('shift_jis')", THROWS, id="another"),
        pytest.param("new TextDecoder('utf-8', { fatal: true })", THROWS, id="fatal"),
        pytest.param("new TextDecoder('utf-8', { fatal })", THROWS, id="fatal or not"),
        pytest.param("new TextDecoder('utf-8', options)", THROWS, id="options by name"),
        pytest.param("new TextDecoder('utf-8', { stream: true })", THROWS, id="no such option"),
        pytest.param("JSON.parse('{')", THROWS, id="no JSON"),
        pytest.param("JSON.parse(text)", THROWS, id="a text by name"),
        pytest.param("JSON.parse('[NaN]')", THROWS, id="not quite JSON"),
    ],
)
def test_refused(call: str, reasons: list[Because]) -> None:
    assert against(call) == reasons


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("new RegExp('^a+$')", id="a pattern"),
        pytest.param("RegExp('^a+$', 'i')", id="without new"),
        pytest.param("new RegExp('a', 'g')", id="global: what is done with it decides"),
        pytest.param("new RegExp(`a`, `im`)", id="templates"),
        pytest.param("new RegExp('')", id="an empty pattern"),
        pytest.param("new TextEncoder()", id="an encoder"),
        pytest.param("new TextEncoder", id="without brackets"),
        pytest.param("new TextDecoder()", id="a decoder"),
        pytest.param("new TextDecoder('utf-8')", id="of UTF-8"),
        pytest.param("new TextDecoder('utf-16le')", id="of UTF-16"),
        pytest.param("new TextDecoder('utf-8', {})", id="of no option"),
        pytest.param("new TextDecoder('utf-8', { ignoreBOM: true })", id="of a mark"),
        pytest.param("JSON.parse('{}')", id="an object"),
        pytest.param("JSON.parse('[1, 2]')", id="an array"),
    ],
)
def test_nothing_against(call: str) -> None:
    assert against(call) == []


@pytest.mark.parametrize(
    ("call", "remembers"),
    [
        pytest.param("new RegExp('a')", False, id="no flags"),
        pytest.param("new RegExp('a', 'im')", False, id="others"),
        pytest.param("new RegExp('a', 'g')", True, id="global"),
        pytest.param("new RegExp('a', 'gi')", True, id="among others"),
        pytest.param("new RegExp('a', flags)", True, id="flags that are not known"),
    ],
)
def test_memory(call: str, remembers: bool) -> None:
    assert has_memory(*made(call)) is remembers
