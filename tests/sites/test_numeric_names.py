"""Entries under numeric keys are found by every spelling of the number."""

import pytest
from support.analysed import is_safe, marked, syntax_of

from allocscan.sites.literal.reading import shapes_of
from allocscan.sites.literal.shape import Key

SAME = [
    ("123456789012345678", "'123456789012345680'"),
    ("9007199254740993", "9007199254740992"),
    ("123456789012345678901", "'123456789012345680000'"),
    ("1e21", "'1e+21'"),
    ("0x10", "16"),
    ("1_000", "1000"),
    (".5", "'0.5'"),
    ("1.0", "'1'"),
    ("017", "'15'"),
    ("018", "18"),
    ("1e-7", "'1e-7'"),
    ("0.0000001", "'1e-7'"),
    ("10n", "'10'"),
    ("0b11", "3.0"),
]


@pytest.mark.parametrize(("key", "read"), SAME)
@pytest.mark.parametrize(
    "use",
    [
        "T[{}].push(1);",
        "const e = T[{}]; e.push(1);",
        "const { {}: e } = T; e.push(1);",
        "const { [{}]: e } = T; e.push(1);",
    ],
)
def test_written_under_another_spelling(key: str, read: str, use: str) -> None:
    table = f"exports.f = (k) => {{ const T = {{ {key}: [1], p: 1, q: 2 }}; USE return !T.p; }};"
    written = table.replace("USE", use.replace("{}", read))
    assert not is_safe(written, "a.cjs")
    assert is_safe(table.replace("USE", use.replace("{}", read).replace("push", "at")), "a.cjs")


@pytest.mark.parametrize(("key", "read"), SAME)
def test_another_entry_is_another(key: str, read: str) -> None:
    table = f"exports.f = (k) => {{ const T = {{ {key}: [1], p: [2], q: 2 }}; g(T.q, USE); }};"
    assert is_safe(table.replace("USE", f"T[{read}][0]"), "a.cjs")
    assert not is_safe(table.replace("USE", f"T[{read}]"), "a.cjs")
    assert is_safe(table.replace("USE", "T[77]"), "a.cjs")


@pytest.mark.parametrize(
    ("key", "kind", "name"),
    [
        ("1.0", Key.INDEX, b"1"),
        ("0x10", Key.INDEX, b"16"),
        ("10n", Key.INDEX, b"10"),
        ("4294967294", Key.INDEX, b"4294967294"),
        ("4294967295", Key.NAMED, b"4294967295"),
        ("1.50", Key.NAMED, b"1.5"),
        (".5", Key.NAMED, b"0.5"),
        ("1e21", Key.NAMED, b"1e+21"),
        ("9007199254740993", Key.NAMED, b"9007199254740992"),
    ],
)
def test_names_of_entries(key: str, kind: Key, name: bytes) -> None:
    syntax = syntax_of(f"({{ {key}: 1 }})", "a.cjs")
    (entry,) = shapes_of(marked(syntax), syntax, 22)[0].entries
    assert (entry.key, entry.name) == (kind, name)


def test_a_key_that_comes_twice() -> None:
    syntax = syntax_of("({ 1e21: 1, '1e+21': 2 })", "a.cjs")
    first, second = shapes_of(marked(syntax), syntax, 22)[0].entries
    assert (first.replaced, second.replaced) == (True, False)
