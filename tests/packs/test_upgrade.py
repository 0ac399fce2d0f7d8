"""Upgrades: what moved is carried over, and nothing else of the file changes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import allocscan.rule
from allocscan.packs.moves import (
    MOVES,
    Attribute,
    Keyword,
    Member,
    Move,
    Renamed,
    Retired,
    Stamp,
)
from allocscan.packs.upgrade import Upgraded, upgrade
from allocscan.rule import RULE_API

# An older rule API, made up: names that never were, so that each kind of move has one.
OLDER: tuple[Move, ...] = (
    Renamed("Place", "Form", api=2),
    Renamed("Wish", "Hoist", api=2),
    Keyword("Hoist", "name", "stem", api=2),
    Keyword("Meta", "text", "summary", api=2),
    Member("HeatLevel", "LOOPED", "ITERATED", api=2),
    Attribute("Site", "hotness", "heat", api=2),
    Attribute("Heat", "degree", "level", api=2),
    Attribute("Cost", "size", "bytes", api=2),
    Retired("Ledger", "there is none", api=2),
)

HEAD = "from allocscan.rule import Claim, Meta, Site\n"
META = 'META = Meta(summary="A thing is rebuilt", since="0.1.0")\n'
CHECK = "def check(site: Site) -> Claim | None:\n    return None\n"
RULE = HEAD + META + CHECK


def upgraded(text: str, moves: tuple[Move, ...] = OLDER) -> Upgraded:
    return upgrade("my_rule/rule.py", text.encode(), moves=moves)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RULE, id="nothing of the kind"),
        pytest.param(RULE + "# HeatLevel.LOOPED, site.hotness, Ledger\n", id="comments"),
        pytest.param(RULE + 'TEXT = "site.hotness Place Wish(name=1)"\n', id="text"),
        pytest.param('"""Place, Ledger."""\n' + RULE, id="the docstring"),
        pytest.param(RULE + "def f(Place): return Place\n", id="a parameter of that name"),
        pytest.param(RULE + "def f():\n    Wish = 1\n    return Wish\n", id="a local"),
        pytest.param(RULE + "Ledger = 1\n", id="a name of the file's own"),
        pytest.param(RULE + "def f(name=1): return f(name=2)\n", id="a keyword of another"),
        pytest.param(
            RULE.replace("Site\n", "Site, Heat\n", 1)
            + "def f(x: Heat): return x.size\n".replace("size", "level"),
            id="the new name",
        ),
        pytest.param(
            RULE.replace("Site\n", "Site, Heat\n", 1) + "def f(x: Heat): return x.hotness\n",
            id="the attribute of another",
        ),
        pytest.param(
            RULE.replace("Site\n", "HeatLevel, Site\n", 1)
            + "def f(HeatLevel): return HeatLevel.LOOPED\n",
            id="a shadowed enum",
        ),
    ],
)
def test_left_alone(text: str) -> None:
    found = upgraded(text)
    assert found.after == found.before
    assert found.changes == ()
    assert found.errors == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            RULE.replace("Site\n", "Place, Site\n", 1) + "X = Place.LOCAL\ndef f(a: Place): ...\n",
            RULE.replace("Site\n", "Form, Site\n", 1) + "X = Form.LOCAL\ndef f(a: Form): ...\n",
            id="a name, everywhere it is meant",
        ),
        pytest.param(
            RULE.replace("Site\n", "Place, Site\n", 1)
            + "X = Place.LOCAL\ndef f(Place): return Place\ndef g(s): return s.Place(Place=Place)\n",
            RULE.replace("Site\n", "Form, Site\n", 1)
            + "X = Form.LOCAL\ndef f(Place): return Place\ndef g(s): return s.Place(Place=Form)\n",
            id="a name, and others of that spelling",
        ),
        pytest.param(
            RULE.replace("Site\n", "Form, Place, Site\n", 1) + "X = (Place.LOCAL, Form.LOCAL)\n",
            RULE.replace("Site\n", "Form, Site\n", 1) + "X = (Form.LOCAL, Form.LOCAL)\n",
            id="a name whose new one is there too",
        ),
        pytest.param(
            RULE.replace("Site\n", "Site, Wish\n", 1)
            + 'def f(s): return Wish(name="x"), Wish( name = "y" )\n',
            RULE.replace("Site\n", "Site, Hoist\n", 1)
            + 'def f(s): return Hoist(stem="x"), Hoist( stem = "y" )\n',
            id="a name and then its keyword",
        ),
        pytest.param(RULE.replace("summary=", "text="), RULE, id="a keyword of META"),
        pytest.param(
            RULE.replace("Site\n", "HeatLevel, Site\n", 1)
            + "X = {HeatLevel.LOOPED: 1}\n"
            + "def f(h):\n    match h:\n        case HeatLevel.LOOPED: return 1\n",
            RULE.replace("Site\n", "HeatLevel, Site\n", 1)
            + "X = {HeatLevel.ITERATED: 1}\n"
            + "def f(h):\n    match h:\n        case HeatLevel.ITERATED: return 1\n",
            id="a member, in a pattern too",
        ),
        pytest.param(
            RULE.replace("return None", "return site.hotness.degree"),
            RULE.replace("return None", "return site.heat.level"),
            id="one attribute after another",
        ),
        pytest.param(
            HEAD + META + "def check(site):\n    h = site.hotness\n    return h.degree\n",
            HEAD + META + "def check(site):\n    h = site.heat\n    return h.level\n",
            id="by way of a local; what check takes is a site",
        ),
        pytest.param(
            RULE.replace("Site\n", "Heat, Site\n", 1)
            + "def f(x):\n    match x:\n        case Site(hotness=Heat(degree=d)): return d\n",
            RULE.replace("Site\n", "Heat, Site\n", 1)
            + "def f(x):\n    match x:\n        case Site(heat=Heat(level=d)): return d\n",
            id="in patterns",
        ),
    ],
)
def test_carried_over(before: str, after: str) -> None:
    found = upgraded(before)
    assert found.after.decode() == after
    assert found.errors == ()
    assert found.changes
    again = upgraded(after)
    assert again.after == again.before
    assert again.changes == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("import Claim, Ledger, Meta, Site", "import Claim, Meta, Site", id="between"),
        pytest.param("import Ledger, Claim, Meta, Site", "import Claim, Meta, Site", id="first"),
        pytest.param("import Claim, Meta, Site, Ledger", "import Claim, Meta, Site", id="last"),
        pytest.param(
            "import Claim, Meta, Site, \\\n  Ledger", "import Claim, Meta, Site", id="continued"
        ),
        pytest.param(
            "import (Claim, Meta, Site, Ledger,)", "import (Claim, Meta, Site,)", id="with a comma"
        ),
        pytest.param(
            "import (\n    Claim,\n    Ledger,\n    Meta, Site\n)",
            "import (\n    Claim,\n    Meta, Site\n)",
            id="a line of its own",
        ),
        pytest.param(
            "import (\n    Claim, Meta, Site,\n    Ledger\n)",
            "import (\n    Claim, Meta, Site,\n)",
            id="the last line",
        ),
        pytest.param(
            "import (\n    Claim,  # one\n    Ledger,  # why\n    Meta, Site,  # two\n)",
            "import (\n    Claim,  # one\n      # why\n    Meta, Site,  # two\n)",
            id="its comment stays",
        ),
        pytest.param(
            "import Claim, Meta, Site\nfrom allocscan.rule import Ledger",
            "import Claim, Meta, Site",
            id="a statement of its own",
        ),
        pytest.param(
            "import Claim, Meta, Site\nfrom allocscan.rule import Ledger  # why",
            "import Claim, Meta, Site\n  # why",
            id="a statement with a comment",
        ),
    ],
)
def test_retired(before: str, after: str) -> None:
    rest = "\n" + META + CHECK
    found = upgraded(f"from allocscan.rule {before}{rest}")
    assert found.after.decode() == f"from allocscan.rule {after}{rest}"
    assert found.errors == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param(
            RULE + "def f(x): return x.hotness\n", "hotness", "if this is a Site", id="of whom?"
        ),
        pytest.param(
            RULE + "def f(x: Site):\n    x = 1\n    return x.hotness\n",
            "hotness",
            "if this is a Site",
            id="a parameter that is written to",
        ),
        pytest.param(
            RULE + 'def f(x: "Site"): return x.size\n', "size", "if this is a Cost", id="by text"
        ),
    ],
)
def test_what_cannot_be_told_is_said(text: str, place: str, message: str) -> None:
    found = upgraded(text)
    assert found.after == found.before
    assert found.errors
    for error in found.errors:
        assert error.span.of(found.before).decode() == place
        assert message in error.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            RULE.replace("Site\n", "Ledger, Site\n", 1) + "X = Ledger\n", "there is none", id="used"
        ),
        pytest.param(
            RULE.replace("Site\n", "Place, Site\n", 1) + "def f(Form): return Place\n",
            "that is taken",
            id="the new name is taken",
        ),
        pytest.param(
            RULE.replace("Site\n", "Place, Site\n", 1) + "def f(a: 'Place'): ...\n",
            "this text names",
            id="named in text",
        ),
        pytest.param(
            RULE.replace("Site\n", "Hoist, Site\n", 1)
            + "def f(): return Hoist(name='a', stem='b')\n",
            "stands here too",
            id="both keywords",
        ),
        pytest.param(
            RULE.replace("Site\n", "HeatLevel, Site\n", 1) + "X = HeatLevel.LOOPED\nimport os\n",
            "import names",
            id="the gate refuses the file",
        ),
        pytest.param("def (\n", "not Python", id="no Python"),
        pytest.param("# coding: latin-1\n" + RULE, "UTF-8", id="another encoding"),
        pytest.param(RULE + "X = " + "-" * 300 + "1\n", "deeply", id="too deep"),
    ],
)
def test_reported_and_not_written(text: str, message: str) -> None:
    found = upgraded(text)
    assert any(message in error.message for error in found.errors), found.errors
    assert found.after == found.before
    for error in found.errors:
        assert str(error).startswith("my_rule/rule.py:")


def test_a_refusal_points_into_the_file_as_it_is() -> None:
    text = RULE.replace("Site\n", "Place, Site\n", 1) + "X = Place.LOCAL\n" + "import os\n"
    found = upgraded(text)
    (error,) = found.errors
    assert error.span.of(text.encode()) == b"import os"


# ------------------------------------------------------------------ the real history


def test_rows_lead_to_what_there_is() -> None:
    known = set(allocscan.rule.__all__)
    for move in MOVES:
        match move:
            case Renamed(old, new, api):
                assert new in known
                assert old not in known
            case Retired(old, instead, api):
                assert old not in known
                assert instead
            case Member(owner, old, new, api) | Attribute(owner, old, new, api):
                kind = getattr(allocscan.rule, owner)
                assert hasattr(kind, new)
                assert not hasattr(kind, old)
            case Keyword(owner, old, new, api):
                names = getattr(allocscan.rule, owner).__match_args__
                assert new in names
                assert old not in names
            case Stamp():
                pytest.fail("a release is no part of the history")
        assert 1 < api <= RULE_API


FIRST_API = """\
# © somebody, 2026
\"\"\"A rule that was written for rule API 1.\"\"\"

from allocscan.rule import (  # all that there was
    Claim,
    Hoist,  # the fix
    Meta,
    Rule,
    Severity,  # never used
    Site, SiteKind,
    describe,
)


META = Meta(   # by hand:
    summary = "A constant object is built again",
    since = '0.1.0',   # Severity.WARNING
)


def check(site: Site) -> Claim | None:   # Rule
    if site.kind is not SiteKind.OBJECT :
        return None
    # the end
    return Claim( site.span, describe(site), fix=Hoist(stem="table") )
"""


def test_a_pack_of_the_first_api() -> None:
    found = upgrade("rule.py", FIRST_API.encode())
    assert found.errors == ()
    expected = FIRST_API.replace("    Rule,\n", "").replace("    Severity,  #", "      #")
    assert found.after.decode() == expected
    assert [change.line for change in found.changes] == [8, 8]
    assert upgrade("rule.py", found.after).after == found.after
    comments = re.compile(r"#.*")
    assert comments.findall(expected) == comments.findall(FIRST_API)


def test_a_rule_of_the_first_api_that_speaks_of_severity() -> None:
    text = FIRST_API.replace("return None", "return Severity.INFO")
    found = upgrade("rule.py", text.encode())
    assert found.after == found.before
    assert any("how much a finding matters" in error.message for error in found.errors)


# ------------------------------------------------------------------ the stamp of a release


@pytest.mark.parametrize(
    ("written", "stamped"),
    [
        pytest.param('"next"', '"1.2.0"', id="double quotes"),
        pytest.param("'next'", "'1.2.0'", id="single quotes"),
        pytest.param('"0.1.0"', '"0.1.0"', id="stamped before"),
        pytest.param('"next" ""', '"next" ""', id="in pieces"),
    ],
)
def test_stamp(written: str, stamped: str) -> None:
    text = RULE.replace('"0.1.0"', written)
    found = upgrade("rule.py", text.encode(), "1.2.0")
    assert found.after.decode() == RULE.replace('"0.1.0"', stamped)
    assert upgrade("rule.py", text.encode()).after == text.encode()


def test_a_stamp_cannot_break_out_of_its_quotes() -> None:
    text = RULE.replace('"0.1.0"', '"next"')
    found = upgrade("rule.py", text.encode(), '1"), print("x')
    assert found.after == found.before
    assert found.errors


# ------------------------------------------------------------------ layout

COMMENT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"], exclude_characters="%"),
    max_size=12,
)
LINES = st.lists(st.one_of(st.just(""), COMMENT.map(lambda text: f"# {text}")), max_size=3)
BETWEEN = LINES.map(lambda lines: "".join(f"{line}\n" for line in lines))
SPACE = st.sampled_from(["", " ", "  ", "\t"])
INSIDE = st.one_of(SPACE, COMMENT.map(lambda text: f"  # {text}\n      "))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(BETWEEN, min_size=5, max_size=5),
    st.lists(INSIDE, min_size=12, max_size=12),
    st.booleans(),
)
def test_layout_survives(between: list[str], inside: list[str], crlf: bool) -> None:
    a, b, c, d, e = between
    i = iter(inside)
    template = (
        f"{a}from allocscan.rule import (Claim, {next(i)}%s{next(i)}, {next(i)}%s, HeatLevel, Meta,"
        f" Site)\n{b}META = Meta({next(i)}%s{next(i)}={next(i)}'A Place', since='1'{next(i)})\n{c}"
        f"def check(site: Site):\n{d}"
        f"    if (site{next(i)}.{next(i)}%s{next(i)}.level > HeatLevel.%s):\n        return None\n{e}"
        f"    return Claim(site.span, 'site.hotness', fix= %s(%s='x'))\n"
    )
    old = template % ("Place", "Wish", "text", "hotness", "LOOPED", "Wish", "name")
    new = template % ("Form", "Hoist", "summary", "heat", "ITERATED", "Hoist", "stem")
    if crlf:
        old, new = old.replace("\n", "\r\n"), new.replace("\n", "\r\n")
    found = upgraded(old)
    assert found.errors == ()
    assert found.after.decode() == new
