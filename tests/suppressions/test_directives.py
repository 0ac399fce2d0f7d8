"""What comments say: read, or told why they cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.source.file import Language, SourceFile
from allocscan.suppressions.directives import Directive, Kind, Unreadable, directives
from allocscan.syntax.parse import parse


def read(text: str) -> list[Directive | Unreadable]:
    return list(directives(parse(SourceFile("a.jsx", text.encode(), Language.JS))))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("f(); // the allocscan-disable-next-line comment", id="later in a sentence"),
        pytest.param("// allocscan-baseline.json holds what was known", id="the baseline's name"),
        pytest.param("// allocscan --fix would break this", id="the program's name"),
        pytest.param("f('// allocscan-disable-file');", id="a string"),
        pytest.param("f(`// allocscan-disable-file`);", id="a template"),
        pytest.param("f(/allocscan-disable-file/);", id="a regular expression"),
        pytest.param("<a>// allocscan-disable-line</a>", id="text of JSX"),
        pytest.param("// eslint-disable-next-line no-console", id="another tool's"),
    ],
)
def test_no_directive(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "names", "reason"),
    [
        pytest.param("// allocscan-disable-line", Kind.LINE, [], "", id="no names"),
        pytest.param("//allocscan-disable-line x", Kind.LINE, ["x"], "", id="no blank"),
        pytest.param("/*allocscan-disable x*/", Kind.OPEN, ["x"], "", id="block"),
        pytest.param("/** allocscan-enable\n * x */".replace("* x", "x"), Kind.CLOSE, ["x"], "",
                     id="two lines"),
        pytest.param("// allocscan-disable-file x, y-z", Kind.FILE, ["x", "y-z"], "", id="two"),
        pytest.param("// allocscan-disable-next-line x -- it is so", Kind.NEXT_LINE, ["x"],
                     "it is so", id="reason"),
        pytest.param("// allocscan-disable-line -- a -- b", Kind.LINE, [], "a -- b", id="two dashes"),
        pytest.param("// allocscan-disable-line x --", Kind.LINE, ["x"], "", id="empty reason"),
        pytest.param("// allocscan-disable-line x --- why", Kind.LINE, ["x"], "why", id="three"),
        pytest.param("<a>{/* allocscan-disable-line x -- y */}</a>", Kind.LINE, ["x"], "y",
                     id="JSX"),
    ],
)  # fmt: skip
def test_read(text: str, kind: Kind, names: list[str], reason: str) -> None:
    (one,) = read(text)
    assert isinstance(one, Directive)
    assert (one.kind, [each.name for each in one.names], one.reason) == (kind, names, reason)
    for named in one.names:
        assert named.span.of(text.encode()).decode() == named.name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("// allocscan-disable-nextline x", "disable-next-line", id="typo"),
        pytest.param("// allocscan-enabled x", '"allocscan-enable"', id="enabled"),
        pytest.param("// allocscan-ignore x", "the format is", id="another tool's word"),
        pytest.param("// allocscan-disable-line x y", "`x y` is no list", id="no comma"),
        pytest.param("// allocscan-disable-line x, , y", "is no list", id="empty name"),
        pytest.param("// allocscan-disable-line because of z", "is no list", id="no dashes"),
        pytest.param("// allocscan-disable-line x--why", "is no list", id="dashes without blanks"),
        pytest.param("// allocscan-disable-line: x", "is no list", id="a colon"),
    ],
)
def test_unreadable(text: str, says: str) -> None:
    (one,) = read(text)
    assert isinstance(one, Unreadable)
    assert says in one.problem


@given(st.text(alphabet="ab-, *\n\u00e9x{}", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    said = text.replace("*/", "")
    for one in read(f"/* allocscan-disable-line {said}*/"):
        if isinstance(one, Directive):
            assert all(each.name for each in one.names)
