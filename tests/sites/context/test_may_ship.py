"""Which texts call what ships a function, by their bytes: too many rather than too few."""

import pytest

from allocscan.sites.context.open_shipments import may_ship


@pytest.mark.parametrize(
    "text",
    [
        "new Function(text)",
        "new Function<T>(text)",
        "page.evaluate (f)",
        "page.evaluate?.(f)",
        "page.evaluate!(f)",
        "page.evaluate\n// this\n(f)",
        "page.evaluate/* this */(f)",
        "page.evaluate\u2003(f)",
        "page.evaluate`${f}`",
        "workerpool.exec(f)",
        "let run: Function; run = page.evaluate; Function(text)",
    ],
)
def test_it_may(text: str) -> None:
    assert may_ship(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "let run: Function;",
        "function call(run: Function, all: Function[]): Function { }",
        "evaluateAllOfIt(f); x.evaluated(f); x.$evaluate$(f)",
        "const worker: Worker = make(), evaluate = 1;",
        "run(f)",
    ],
)
def test_it_does_not(text: str) -> None:
    assert not may_ship(text.encode())
