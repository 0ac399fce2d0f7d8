"""A constant is called what a person would call it, in the file's style, and never what is
taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.fixes.naming.candidates import candidates, joined, noun_of
from allocscan.fixes.naming.choose import Unnamed, choose_names, taken_names
from allocscan.fixes.naming.reserved import RESERVED
from allocscan.fixes.naming.style import Habit, Style, habit_of
from allocscan.fixes.naming.words import camel, screaming, split_words
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import SiteKind
from allocscan.sites.values import Module
from allocscan.source.file import Language


def module(*constants: str, words: tuple[str, ...] = (), tables: tuple[str, ...] = ()) -> Module:
    everything = frozenset((*constants, *words, *tables))
    return Module(Language.JS, everything, constants, (), True, tables=tables)


def names_of(
    *hints: NameHints,
    words: tuple[str, ...] = (),
    style: Style = Style.SCREAMING,
    kind: SiteKind = SiteKind.OBJECT,
    stem: str = "constant",
    own: bool = False,
) -> tuple[str, ...]:
    wanted = [Unnamed(each, kind, stem, own) for each in hints]
    return choose_names(wanted, Habit(style), taken_names(module(words=words)))


def name_of(
    hints: NameHints,
    *words: str,
    style: Style = Style.SCREAMING,
    kind: SiteKind = SiteKind.OBJECT,
    stem: str = "constant",
    own: bool = False,
) -> str:
    return names_of(hints, words=words, style=style, kind=kind, stem=stem, own=own)[0]


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
        pytest.param("shaderIDs", ("shader", "ids"), id="plural of an acronym"),
        pytest.param("IDsOf", ("ids", "of"), id="plural of an acronym before a word"),
        pytest.param("URLScheme", ("url", "scheme"), id="a word with s after an acronym"),
        pytest.param("WebGLInfo", ("webgl", "info"), id="a capital inside a proper name"),
        pytest.param("isSQLite", ("is", "sqlite"), id="another proper name"),
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
        pytest.param("InitCommand", ("init", "command"), id="a class keeps its verb"),
        pytest.param("_getDefaults", ("defaults",), id="private by an underscore"),
        pytest.param("getResetStyles", ("reset", "styles"), id="one verb goes, not two"),
        pytest.param("daysInMonth", ("days", "in", "month"), id="of what, stays"),
        pytest.param("importClassesFromDirectories", ("classes",), id="how, goes"),
        pytest.param("verhoeffCheck", ("verhoeff",), id="check goes"),
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
    ("constants", "tables", "wanted", "habit"),
    [
        pytest.param((), (), None, Habit(Style.SCREAMING), id="no constants"),
        pytest.param(("A", "b"), (), None, Habit(Style.SCREAMING), id="a tie"),
        pytest.param(("Colors", "a_b"), (), None, Habit(Style.SCREAMING), id="one of each"),
        pytest.param(("Colors",), ("Colors",), None, Habit(Style.SCREAMING), id="one pascal"),
        pytest.param(("AGE", "B", "names"), (), None, Habit(Style.SCREAMING), id="most scream"),
        pytest.param(("ages", "names", "B"), (), None, Habit(Style.CAMEL), id="most are camel"),
        pytest.param(
            ("AGE", "B", "names"), ("names",), None, Habit(Style.CAMEL), id="tables count most"
        ),
        pytest.param(
            ("a", "b", "NAMES"), ("NAMES",), None, Habit(Style.SCREAMING), id="a loud table"
        ),
        pytest.param(
            ("A", "C", "b"), ("A", "b"), None, Habit(Style.SCREAMING), id="tables are of two minds"
        ),
        pytest.param((), ("Colors", "Sizes"), None, Habit(Style.PASCAL), id="pascal"),
        pytest.param((), ("a_b", "c_d", "e"), None, Habit(Style.SNAKE), id="snake"),
        pytest.param((), ("a_b", "cD", "eF"), None, Habit(Style.CAMEL), id="camel beside snake"),
        pytest.param((), ("_hoisted_1", "_hoisted_2"), None, Habit(Style.SCREAMING), id="compiled"),
        pytest.param((), ("_A", "_B", "C"), None, Habit(Style.SCREAMING), id="few are marked"),
        pytest.param((), ("_A", "_B"), None, Habit(Style.SCREAMING, "_"), id="all are marked"),
        pytest.param((), ("$a", "$b"), None, Habit(Style.CAMEL, "$"), id="marked by a dollar"),
        pytest.param(("A",), ("A",), "camel", Habit(Style.CAMEL), id="settings say camel"),
        pytest.param(
            ("a",), ("_b", "_c"), "screaming-snake", Habit(Style.SCREAMING), id="settings say loud"
        ),
    ],
)
def test_habit_of(
    constants: tuple[str, ...], tables: tuple[str, ...], wanted: str | None, habit: Habit
) -> None:
    assert habit_of(module(*constants, tables=tables), wanted) == habit


@pytest.mark.parametrize(
    ("hints", "words", "name"),
    [
        pytest.param(NameHints("assetConfig", None, "f"), (), "ASSET_CONFIG", id="the local"),
        pytest.param(
            NameHints("config", None, "getItemAssets"), (), "ITEM_ASSET_CONFIG", id="generic local"
        ),
        pytest.param(
            NameHints("defaultOptions", None, "runQuery"),
            (),
            "QUERY_DEFAULT_OPTIONS",
            id="generic in each word",
        ),
        pytest.param(NameHints("config", None, None), (), "CONFIG", id="generic, no function"),
        pytest.param(NameHints("config", None, "getConfig"), (), "CONFIG", id="said once"),
        pytest.param(NameHints("m", None, "getPrice"), (), "PRICE", id="one letter"),
        pytest.param(NameHints(None, "staffRoles", "isStaff"), (), "STAFF_ROLES", id="the role"),
        pytest.param(NameHints(None, "options", "formatPrice"), (), "PRICE_OPTIONS", id="its role"),
        pytest.param(
            NameHints(None, "drawMapOptions", "f"), (), "MAP_OPTIONS", id="options without the verb"
        ),
        pytest.param(
            NameHints(None, "drawOptions", "f"), (), "DRAW_OPTIONS", id="options of a mere verb"
        ),
        pytest.param(NameHints(None, None, "formatPrice"), (), "PRICE", id="the function"),
        pytest.param(
            NameHints(None, "asset", "f", default=True), (), "DEFAULT_ASSET", id="a fallback"
        ),
        pytest.param(
            NameHints("defaultAsset", None, "f", default=True), (), "DEFAULT_ASSET", id="says so"
        ),
        pytest.param(
            NameHints("options", None, "drawChart", default=True),
            (),
            "DEFAULT_CHART_OPTIONS",
            id="a generic default",
        ),
        pytest.param(
            NameHints("order", None, None, ("fn",), ("sortAttrs",), default=True),
            ("DEFAULT_ORDER",),
            "DEFAULT_FN_ORDER",
            id="default stays in front",
        ),
        pytest.param(
            NameHints("options", None, "format", ("fullDate",)),
            (),
            "FULL_DATE_OPTIONS",
            id="the case it stands in",
        ),
        pytest.param(
            NameHints("colors", "colors", "draw", ("options", "chart")),
            (),
            "CHART_COLORS",
            id="a property of a property",
        ),
        pytest.param(
            NameHints("excludedNames", "excludedNames", "draw", ("chart",)),
            (),
            "EXCLUDED_NAMES",
            id="a property that tells enough",
        ),
        pytest.param(NameHints("list", None, None, (), ("Tree",)), (), "TREE_LIST", id="the class"),
        pytest.param(
            NameHints("keys", None, "getAddresses"), (), "ADDRESS_KEYS", id="one of many in front"
        ),
        pytest.param(
            NameHints(None, "types", "isFamily"), (), "FAMILY_TYPES", id="generic, of a predicate"
        ),
        pytest.param(
            NameHints(None, "roles", "isStaff"), (), "STAFF_ROLES", id="what a predicate asks"
        ),
        pytest.param(
            NameHints(None, None, "getDefaults", (), ("theme",)),
            (),
            "THEME_DEFAULTS",
            id="a generic function of a file",
        ),
        pytest.param(NameHints(None, None, None), (), "CONSTANT", id="no hint at all"),
        pytest.param(NameHints("größen", None, "f"), (), "GRÖßEN", id="letters beyond ASCII"),
        pytest.param(NameHints("2fa", None, None), (), "_2FA", id="would begin with a digit"),
        pytest.param(
            NameHints("colors", None, "Badge"), ("COLORS",), "BADGE_COLORS", id="taken in the file"
        ),
        pytest.param(
            NameHints("colors", None, "Badge"),
            ("COLORS", "BADGE_COLORS"),
            "COLORS_MAP",
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
    ("hints", "words", "own", "name"),
    [
        pytest.param(
            NameHints("colors", None, "Badge"), ("colors",), False, "badgeColors", id="local stays"
        ),
        pytest.param(
            NameHints("colors", None, "Badge"), ("colors",), True, "colors", id="local goes"
        ),
        pytest.param(
            NameHints("_colors", None, "Badge"), ("_colors",), True, "_colors", id="as it is"
        ),
        pytest.param(
            NameHints("COLORS", None, "Badge"), ("COLORS",), True, "COLORS", id="loud, and goes"
        ),
        pytest.param(
            NameHints("COLORS", None, "Badge"), ("COLORS",), False, "colors", id="loud, and stays"
        ),
        pytest.param(
            NameHints("status", None, "Badge"),
            ("status",),
            True,
            "badgeStatus",
            id="never the name of a global",
        ),
        pytest.param(
            NameHints("colors", None, None), ("colors",), False, "colorsMap", id="only a suffix"
        ),
        pytest.param(NameHints(None, "default", None), ("f",), False, "defaultMap", id="a keyword"),
    ],
)
def test_camel_name(hints: NameHints, words: tuple[str, ...], own: bool, name: str) -> None:
    assert name_of(hints, *words, style=Style.CAMEL, own=own) == name


@pytest.mark.parametrize(
    ("style", "mark", "name"),
    [
        pytest.param(Style.PASCAL, "", "AssetConfig", id="pascal"),
        pytest.param(Style.SNAKE, "", "asset_config", id="snake"),
        pytest.param(Style.SCREAMING, "_", "_ASSET_CONFIG", id="marked"),
        pytest.param(Style.CAMEL, "$", "$assetConfig", id="marked by a dollar"),
    ],
)
def test_other_habits(style: Style, mark: str, name: str) -> None:
    wanted = Unnamed(NameHints("assetConfig", None, "f"), SiteKind.OBJECT, "constant")
    assert choose_names([wanted], Habit(style, mark), set()) == (name,)


@pytest.mark.parametrize(
    ("hints", "names"),
    [
        pytest.param(
            (NameHints("sizes", None, "f"), NameHints("colors", None, "f")),
            ("SIZES", "COLORS"),
            id="none shared",
        ),
        pytest.param(
            (NameHints("weights", None, "roCheck"), NameHints("weights", None, "uaCheck")),
            ("RO_WEIGHTS", "UA_WEIGHTS"),
            id="by their functions",
        ),
        pytest.param(
            (
                NameHints(None, "versions", "resolve", ("let",)),
                NameHints(None, "versions", "resolve", ("forOf",)),
            ),
            ("LET_VERSIONS", "VERSIONS_FOR_OF"),
            id="by their properties",
        ),
        pytest.param(
            (
                NameHints("texts", None, "draw", ("withoutSuffix",), ("clock",)),
                NameHints("texts", None, "draw", (), ("clock",)),
            ),
            ("CLOCK_TEXTS_WITHOUT_SUFFIX", "CLOCK_TEXTS"),
            id="a branch and its alternative",
        ),
    ],
)
def test_each_gets_what_tells_it_apart(
    hints: tuple[NameHints, ...], names: tuple[str, ...]
) -> None:
    assert names_of(*hints) == names


def test_alike_in_all_they_offer() -> None:
    hints = NameHints("weights", None, "check")
    assert names_of(hints, hints, kind=SiteKind.ARRAY) == ("WEIGHTS", "CHECK_WEIGHTS")


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
            id="many",
        ),
        pytest.param(
            NameHints(None, None, "bigFactorial"),
            (),
            SiteKind.ARRAY,
            "x",
            "BIG_FACTORIALS",
            id="one",
        ),
        pytest.param(
            NameHints(None, None, "getDaysInMonth"),
            (),
            SiteKind.ARRAY,
            "list",
            "DAYS_IN_MONTH",
            id="many of one",
        ),
        pytest.param(
            NameHints(None, None, "embed"),
            (),
            SiteKind.ARRAY,
            "list",
            "EMBED_VALUES",
            id="one word",
        ),
        pytest.param(
            NameHints("d", None, "IN"), (), SiteKind.ARRAY, "list", "IN_D", id="letters and letters"
        ),
        pytest.param(
            NameHints("d", None, "isLeapYear"),
            (),
            SiteKind.ARRAY,
            "list",
            "LEAP_YEARS",
            id="a letter",
        ),
        pytest.param(
            NameHints(None, "byCode", "priceOf"), (), SiteKind.MAP, "map", "PRICE_BY_CODE", id="by"
        ),
        pytest.param(
            NameHints(None, None, "priceOf"), (), SiteKind.MAP, "map", "PRICE", id="the function"
        ),
        pytest.param(
            NameHints(None, None, "formatPrice"),
            (),
            SiteKind.FORMATTER,
            "formatter",
            "PRICE_FORMATTER",
            id="a formatter",
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


def test_numbers_are_the_last_resort() -> None:
    hints = NameHints("colors", None, "Badge")
    words = [screaming(each) for each in candidates(hints, SiteKind.ARRAY, "x")]
    assert name_of(hints, *words, kind=SiteKind.ARRAY) == "COLORS_2"
    assert not any(any(ch.isdigit() for ch in word) for word in words)


HINTS = st.builds(
    NameHints,
    st.text(max_size=12) | st.none(),
    st.sampled_from(["byRole", "options", "staffRoles", ""]) | st.text(max_size=6) | st.none(),
    st.sampled_from(["getRows", "fn", "Badge"]) | st.text(max_size=12) | st.none(),
    st.lists(st.sampled_from(["case", "2-digit", "with", ""]), max_size=2).map(tuple),
    st.lists(st.sampled_from(["Store", "my-file", "x"]) | st.text(max_size=6), max_size=2).map(
        tuple
    ),
    st.booleans(),
)


@given(
    st.lists(HINTS, min_size=1, max_size=4),
    st.sampled_from(list(SiteKind)),
    st.sampled_from(list(Style)),
    st.lists(st.text(max_size=6), max_size=5),
    st.booleans(),
)
def test_every_name_is_a_fresh_identifier(
    hints: list[NameHints], kind: SiteKind, style: Style, words: list[str], own: bool
) -> None:
    taken = taken_names(module(words=tuple(words)))
    names = choose_names([Unnamed(each, kind, "x", own) for each in hints], Habit(style), taken)
    assert len(set(names)) == len(hints)
    for name, each in zip(names, hints, strict=True):
        assert name.isidentifier() or (own and name == each.local)
        assert name not in RESERVED
        assert name not in taken or (own and name == each.local)
