"""A constant is called what a person would call it, in the file's style, and never what is
taken."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.fixes.names import (
    Style,
    candidates,
    choose_name,
    joined,
    noun_of,
    style_of,
    taken_names,
)
from allocscan.fixes.words import camel, screaming, split_words
from allocscan.sites.values import Module, NameHints, SiteKind
from allocscan.source.file import Language


def module(*constants: str, words: tuple[str, ...] = ()) -> Module:
    return Module(Language.JS, frozenset((*constants, *words)), constants, (), True)


def name_of(
    hints: NameHints,
    *words: str,
    style: Style = Style.SCREAMING,
    kind: SiteKind = SiteKind.OBJECT,
    stem: str = "constant",
    free: tuple[str, ...] = (),
) -> str:
    return choose_name(hints, kind, stem, style, free, taken_names(module(words=words)))


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("__", (), id="only underscores"),
        pytest.param("$", (), id="only a dollar"),
        pytest.param("assets", ("assets",), id="one word"),
        pytest.param("assetConfig", ("asset", "config"), id="camel case"),
        pytest.param("AssetConfig", ("asset", "config"), id="pascal case"),
        pytest.param("ASSET_CONFIG", ("asset", "config"), id="screaming"),
        pytest.param("_asset_config$", ("asset", "config"), id="snake case with edges"),
        pytest.param("getHTTPServer", ("get", "http", "server"), id="acronym"),
        pytest.param("utf8ToHex", ("utf8", "to", "hex"), id="digits belong to the word before"),
        pytest.param("größenTabelle", ("größen", "tabelle"), id="letters beyond ASCII"),
        pytest.param("価格表", ("価格表",), id="letters without case"),
        pytest.param("data-key", ("data", "key"), id="a property name that is no identifier"),
    ],
)
def test_split_words(identifier: str, words: tuple[str, ...]) -> None:
    assert split_words(identifier) == words


@pytest.mark.parametrize(
    ("words", "loud", "quiet"),
    [
        pytest.param(("asset", "config"), "ASSET_CONFIG", "assetConfig", id="plain"),
        pytest.param(("straße",), "STRAßE", "straße", id="sharp s has no upper case of one letter"),
        pytest.param(("größen", "liste"), "GRÖßEN_LISTE", "größenListe", id="umlaut"),
        pytest.param(("µ", "ı"), "µ_ı", "µı", id="letters that would not come back"),
        pytest.param(("価格表",), "価格表", "価格表", id="no case"),
        pytest.param(("2fa", "codes"), "_2FA_CODES", "_2faCodes", id="begins with a digit"),
    ],
)
def test_written_words(words: tuple[str, ...], loud: str, quiet: str) -> None:
    assert (screaming(words), camel(words)) == (loud, quiet)


@pytest.mark.parametrize(
    ("function", "noun"),
    [
        pytest.param(None, (), id="no function"),
        pytest.param("<anonymous>", (), id="anonymous"),
        pytest.param("get", (), id="get alone says nothing"),
        pytest.param("render", ("render",), id="a verb alone stays"),
        pytest.param("getItemAssets", ("item", "assets"), id="verb goes"),
        pytest.param("priceFor", ("price",), id="trailing preposition goes"),
        pytest.param("toHex", ("hex",), id="to"),
        pytest.param("isStaff", ("staff",), id="is"),
        pytest.param("Store.getStatus", ("status",), id="method"),
        pytest.param("Store.constructor", ("store",), id="constructor means its class"),
        pytest.param("#loadRows", ("rows",), id="private method"),
        pytest.param("StatusBadge", ("status", "badge"), id="component"),
    ],
)
def test_noun_of(function: str | None, noun: tuple[str, ...]) -> None:
    assert noun_of(function) == noun


@pytest.mark.parametrize(
    ("front", "back", "both"),
    [
        pytest.param((), ("a",), ("a",), id="no front"),
        pytest.param(("status",), ("texts",), ("status", "texts"), id="nothing shared"),
        pytest.param(("item", "assets"), ("assets",), ("item", "assets"), id="said already"),
        pytest.param(
            ("item", "assets"), ("assets", "map"), ("item", "assets", "map"), id="overlap"
        ),
        pytest.param(("item",), ("item", "map"), ("item", "map"), id="back begins with front"),
    ],
)
def test_joined(front: tuple[str, ...], back: tuple[str, ...], both: tuple[str, ...]) -> None:
    assert joined(front, back) == both


@pytest.mark.parametrize(
    ("constants", "wanted", "style"),
    [
        pytest.param((), None, Style.SCREAMING, id="no constants"),
        pytest.param(("A", "b"), None, Style.SCREAMING, id="a tie"),
        pytest.param(("Colors", "snake_case"), None, Style.SCREAMING, id="neither style"),
        pytest.param(("MAX_AGE", "LIMIT", "names"), None, Style.SCREAMING, id="most scream"),
        pytest.param(("maxAge", "names", "LIMIT"), None, Style.CAMEL, id="most are camel"),
        pytest.param(("MAX_AGE",), "camel", Style.CAMEL, id="settings say camel"),
        pytest.param(("maxAge",), "screaming-snake", Style.SCREAMING, id="settings say screaming"),
    ],
)
def test_style_of(constants: tuple[str, ...], wanted: str | None, style: Style) -> None:
    assert style_of(module(*constants), wanted) is style


@pytest.mark.parametrize(
    ("hints", "words", "name"),
    [
        pytest.param(NameHints("assetConfig", None, "f"), (), "ASSET_CONFIG", id="the local"),
        pytest.param(
            NameHints("config", None, "getItemAssets"), (), "ITEM_ASSETS_CONFIG", id="generic local"
        ),
        pytest.param(
            NameHints("defaultOptions", None, "runQuery"),
            (),
            "QUERY_DEFAULT_OPTIONS",
            id="generic in each word",
        ),
        pytest.param(NameHints("config", None, None), (), "CONFIG", id="generic, no function"),
        pytest.param(NameHints("config", None, "getConfig"), (), "CONFIG", id="said once"),
        pytest.param(NameHints("m", None, "getPrice"), (), "PRICE_CONSTANT", id="one letter"),
        pytest.param(NameHints(None, "staffRoles", "isStaff"), (), "STAFF_ROLES", id="the role"),
        pytest.param(NameHints(None, "options", "formatPrice"), (), "PRICE_OPTIONS", id="its role"),
        pytest.param(NameHints(None, None, "formatPrice"), (), "PRICE_CONSTANT", id="the stem"),
        pytest.param(NameHints(None, None, None), (), "CONSTANT", id="no hint at all"),
        pytest.param(NameHints("größen", None, "f"), (), "GRÖßEN", id="letters beyond ASCII"),
        pytest.param(NameHints("2fa", None, None), (), "_2FA", id="would begin with a digit"),
        pytest.param(
            NameHints("colors", None, "Badge"), ("COLORS",), "BADGE_COLORS", id="taken in the file"
        ),
        pytest.param(
            NameHints("colors", None, "Badge"),
            ("COLORS", "BADGE_COLORS"),
            "COLORS_TABLE",
            id="taken twice",
        ),
        pytest.param(NameHints("json", None, "readRow"), (), "ROW_JSON", id="a global"),
        pytest.param(
            NameHints("colors", None, "Badge"),
            ("C\\u004fLORS",),
            "BADGE_COLORS",
            id="taken by an escaped name",
        ),
    ],
)
def test_screaming_name(hints: NameHints, words: tuple[str, ...], name: str) -> None:
    assert name_of(hints, *words) == name


@pytest.mark.parametrize(
    ("hints", "words", "free", "name"),
    [
        pytest.param(
            NameHints("colors", None, "Badge"), ("colors",), (), "badgeColors", id="local stays"
        ),
        pytest.param(
            NameHints("colors", None, "Badge"), ("colors",), ("colors",), "colors", id="local goes"
        ),
        pytest.param(
            NameHints("_colors", None, "Badge"),
            ("_colors",),
            ("_colors",),
            "_colors",
            id="as it is",
        ),
        pytest.param(
            NameHints("status", None, "Badge"),
            ("status",),
            ("status",),
            "badgeStatus",
            id="never the name of a global",
        ),
        pytest.param(
            NameHints("colors", None, None), ("colors",), (), "colorsTable", id="only a suffix left"
        ),
        pytest.param(NameHints(None, "default", None), ("f",), (), "defaultTable", id="a keyword"),
    ],
)
def test_camel_name(
    hints: NameHints, words: tuple[str, ...], free: tuple[str, ...], name: str
) -> None:
    assert name_of(hints, *words, style=Style.CAMEL, free=free) == name


@pytest.mark.parametrize(
    ("hints", "words", "kind", "stem", "name"),
    [
        pytest.param(
            NameHints("allowed", None, "f"), (), SiteKind.SET, "set", "ALLOWED", id="the local"
        ),
        pytest.param(
            NameHints("set", None, "isStaff"),
            (),
            SiteKind.SET,
            "set",
            "STAFF_SET",
            id="says nothing",
        ),
        pytest.param(
            NameHints(None, None, "voidElements"),
            (),
            SiteKind.SET,
            "set",
            "VOID_ELEMENTS",
            id="plural",
        ),
        pytest.param(
            NameHints(None, None, "symbols"), (), SiteKind.SET, "set", "SYMBOLS_SET", id="one word"
        ),
        pytest.param(
            NameHints(None, "byCode", "priceOf"), (), SiteKind.MAP, "map", "PRICE_BY_CODE", id="by"
        ),
        pytest.param(
            NameHints(None, None, "priceOf"), (), SiteKind.MAP, "map", "PRICE_MAP", id="the stem"
        ),
        pytest.param(NameHints(None, None, None), (), SiteKind.SET, "set", "SET", id="no hint"),
        pytest.param(
            NameHints("kinds", None, None), ("KINDS",), SiteKind.SET, "set", "KINDS_SET", id="taken"
        ),
        pytest.param(
            NameHints("kinds", None, None), ("KINDS",), SiteKind.MAP, "map", "KINDS_MAP", id="a Map"
        ),
    ],
)
def test_collection_name(
    hints: NameHints, words: tuple[str, ...], kind: SiteKind, stem: str, name: str
) -> None:
    assert name_of(hints, *words, kind=kind, stem=stem) == name


def test_a_loud_local_keeps_its_name() -> None:
    hints = NameHints("COLORS", None, "Badge")
    assert name_of(hints, "COLORS", free=("COLORS",)) == "COLORS"


def test_numbers_are_the_last_resort() -> None:
    hints = NameHints("colors", None, "Badge")
    first = list(islice(candidates(hints, SiteKind.ARRAY, "x"), 10))
    words = [screaming(each) for each in first]
    assert name_of(hints, *words, kind=SiteKind.ARRAY) == "BADGE_COLORS_2"
    assert not any(any(ch.isdigit() for ch in word) for word in words)


@given(
    st.text(max_size=12),
    st.text(max_size=12) | st.none(),
    st.sampled_from(Style),
    st.lists(st.text(max_size=6), max_size=5),
)
def test_every_name_is_a_fresh_identifier(
    local: str, function: str | None, style: Style, words: list[str]
) -> None:
    name = name_of(NameHints(local, None, function), *words, style=style)
    assert name.isidentifier()
    assert name not in taken_names(module(words=tuple(words)))
