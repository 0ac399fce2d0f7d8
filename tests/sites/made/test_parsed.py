"""What a JSON text stands for is what Node's `JSON.parse` says, refusals included."""

import json
from random import Random

import pytest
from support.answers import answers
from support.made import made
from support.node import needs_node

from allocscan.sites.kinds import SiteKind
from allocscan.sites.made.conditions import parsed
from allocscan.sites.made.parts import containers, kind_made


def value_of(text: str) -> object:
    """What `JSON.parse` of the string `text` stands for, as far as it is known."""
    return parsed(*made(f"JSON.parse({quoted(text)})"))


def quoted(text: str) -> str:
    """`text` as a string of JavaScript."""
    return json.dumps(text).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="an object left open"),
        pytest.param("{a:1}", id="a key without quotes"),
        pytest.param("{'a':1}", id="single quotes"),
        pytest.param('{"a":1,}', id="a comma too many"),
        pytest.param("[1,]", id="in an array"),
        pytest.param("[01]", id="a leading zero"),
        pytest.param("[.5]", id="no leading digit"),
        pytest.param("[1.]", id="no digit behind the point"),
        pytest.param("[+1]", id="a plus"),
        pytest.param("[NaN]", id="NaN, which Python reads"),
        pytest.param("[Infinity]", id="Infinity, which Python reads"),
        pytest.param("[-Infinity]", id="its negative"),
        pytest.param("[undefined]", id="undefined"),
        pytest.param("[0x10]", id="hexadecimal"),
        pytest.param("[1_0]", id="a separator"),
        pytest.param('["a\nb"]', id="a line break in a string"),
        pytest.param('["\\x41"]', id="an escape of JavaScript's"),
        pytest.param('["\\u{41}"]', id="another"),
        pytest.param("[1] // one", id="a comment"),
        pytest.param("[1][2]", id="two values"),
        pytest.param("\ufeff[1]", id="a byte order mark"),
        pytest.param("\u00a0[1]", id="a space that is none of JSON's"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="deeper than is read"),
        pytest.param("[" + "9" * 5_000 + "]", id="longer than is read"),
    ],
)
def test_not_known(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    "argument",
    [
        pytest.param("text", id="a name"),
        pytest.param("`[${1}]`", id="a substitution"),
        pytest.param("'[1' + end", id="a sum with a name"),
        pytest.param("'[1' + 1", id="a sum with a number"),
        pytest.param("[1]", id="no string"),
        pytest.param("'[\\1]'", id="octal"),
    ],
)
def test_text_that_is_not_known(argument: str) -> None:
    assert parsed(*made(f"JSON.parse({argument})")) is None


PIECES = [
    *("{", "}", "[", "]", ",", ":", " ", "\n", '"a"', '"b"', '"', "'a'", "a", "{}", "[]"),
    *("1", "-1", "0", "00", "1.5", "1.", ".5", "1e5", "1E+5", "-0", "1e400", "+1", "0x1"),
    *("true", "false", "null", "NaN", "Infinity", "-Infinity", "undefined", "True"),
    *('"\\n"', '"\\u0041"', '"\\x41"', '"\\u00"', '"\t"', '"é"', '"\u2028"', "\ufeff", "\u00a0"),
    *('"a":1', '"b":[1,2]', '"a":2', '"__proto__":1', "1,2", '{"a":1}', "[1]", '[{"a":[]}]'),
]


@needs_node
@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_known_is_what_node_says(seed: int) -> None:
    random = Random(seed)
    texts = ["".join(random.choices(PIECES, k=random.randint(1, 4))) for _ in range(6_000)]
    texts = [f"[{text}]" if at % 3 else text for at, text in enumerate(texts)]
    texts += [f"{{{text}}}" for text in texts[:3_000]]
    seen = answers("(text) => JSON.parse(text)", texts)
    compared = 0
    for text, (fine, value) in zip(texts, seen, strict=True):
        found = value_of(text)
        if found is None:
            continue
        assert fine, text
        assert _plain(found) == _plain(value), text
        compared += 1
    assert compared > 500


@needs_node
def test_what_is_written_is_known() -> None:
    random = Random(3)
    texts = [json.dumps(_value(random, 3)) for _ in range(1_000)]
    assert all(fine for fine, _ in answers("(text) => JSON.parse(text)", texts))
    assert [text for text in texts if value_of(text) is None and text != "null"] == []


def _value(random: Random, depth: int) -> object:
    leaves = [1, -2.5, "é\n", "", True, None, 1e300, 10**20]
    if depth == 0 or random.random() < 0.3:
        return random.choice(leaves)
    values = [_value(random, depth - 1) for _ in range(random.randint(0, 4))]
    return values if random.random() < 0.5 else {f"k{at}": one for at, one in enumerate(values)}


def _plain(value: object) -> object:
    """`value` with numbers as Node's JSON writes them: infinity is null, and keys in one order."""
    text = json.dumps(value, sort_keys=True).replace("Infinity", "null").replace("-null", "null")
    return json.loads(text, parse_int=float)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("1", None, id="a number"),
        pytest.param('"a"', None, id="a string"),
        pytest.param("null", None, id="null"),
        pytest.param("{", None, id="no JSON"),
        pytest.param("{}", SiteKind.PARSED_OBJECT, id="an object"),
        pytest.param("[]", SiteKind.PARSED_ARRAY, id="an array"),
        pytest.param('[{"a": 1}]', SiteKind.PARSED_ARRAY, id="rows"),
    ],
)
def test_kind(text: str, kind: SiteKind | None) -> None:
    found, syntax = made(f"JSON.parse({quoted(text)})")
    assert kind_made(found.call, syntax) is kind


def test_containers_stand_outer_before_inner() -> None:
    value = json.loads('{"a": [1, {"b": {}}], "c": {"d": []}}')
    found = [(owner, key) for owner, key, _ in containers(value)]
    assert found == [(None, None), (0, "a"), (1, "1"), (2, "b"), (0, "c"), (4, "d")]
    assert [held for *_, held in containers(value)][2:5] == [{"b": {}}, {}, {"d": []}]
