"""The call that asks a shared formatter, where the locale call stood."""

import pytest
from support.fixer import scan_everything

CALL = "(+k).toLocaleString('en', { maximumFractionDigits: 1 })"
TEXT = "`${k}`.localeCompare('a', 'en', { numeric: true })"
OTHER = "export function g(k) { return [1, 2, 3].includes(k); }\n"


def fixed(body: str) -> str:
    """What `--fix` makes of a function of `body`, and of another function."""
    text = f"export function f(k) {{ {body} }}\n{OTHER}"
    report = scan_everything(text.encode(), may_cycle=False)
    assert report.notes == ()
    assert report.fixed is not None
    return report.fixed.decode()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(f"return{CALL}", "return NUMBER_FORMAT.format(+k)", id="return"),
        pytest.param(f"return typeof{CALL}", "typeof NUMBER_FORMAT.format(+k)", id="typeof"),
        pytest.param(f"throw{CALL}", "throw NUMBER_FORMAT.format(+k)", id="throw"),
        pytest.param(f"if (k) g(k); else{CALL}", "else NUMBER_FORMAT.format(+k)", id="else"),
        pytest.param(
            f"switch (k) {{ case{CALL}: g(k) }}", "case NUMBER_FORMAT.format(+k):", id="case"
        ),
        pytest.param(
            f"for (const x of{CALL}) g(x)", "of NUMBER_FORMAT.format(+k))", id="for and of"
        ),
        pytest.param(f"return{TEXT}", "return COLLATOR.compare(`${k}`, 'a')", id="a template"),
        pytest.param(f"return [{CALL}]", "[NUMBER_FORMAT.format(+k)]", id="no space is needed"),
        pytest.param(f"return !{CALL}", "!NUMBER_FORMAT.format(+k)", id="nor here"),
    ],
)
def test_stands_apart_from_the_word_before(body: str, wanted: str) -> None:
    assert wanted in fixed(body)


def test_a_method_that_may_be_missing_is_left() -> None:
    text = fixed("return (+k).toLocaleString?.('en', { maximumFractionDigits: 1 })")
    assert "toLocaleString?.(" in text
