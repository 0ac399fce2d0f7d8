"""The model against the engine at hand: the same literals, predicted and measured."""

import pytest
from support.engine import allocated, engine
from support.literals import RandomLiterals, literal_in, literals_in

from allocscan.knowledge.costs import ENGINES
from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import collection_cost, price_of
from allocscan.sites.cost import cost, file_representations
from allocscan.sites.values import SiteKind

pytestmark = pytest.mark.skipif(
    engine() not in ENGINES, reason=f"no Node that the model knows on PATH (found: {engine()})"
)

SEED = 20260114


def predictions(sources: list[str]) -> list[tuple[int, int]]:
    """Unoptimised and optimised bytes of each literal, by the model."""
    made = [cost(*literal_in(f"({source})"), str(engine())) for source in sources]
    return [(each.bytes, each.optimized_bytes) for each in made]


def summary(tier: str, predicted: list[int], measured: list[int]) -> tuple[int, float]:
    """How many are exact, and the largest error as a part of what was measured."""
    errors = [abs(p - m) / max(1, m) for p, m in zip(predicted, measured, strict=True)]
    exact = sum(error == 0 for error in errors)
    near = sum(error <= 0.05 for error in errors)
    print(
        f"\n{engine()} {tier}: {len(errors)} literals, {exact} exact, {near} within 5 %, "
        f"worst {max(errors):.2%}, predicted/measured {sum(predicted) / sum(measured):.4f}"
    )
    return exact, max(errors)


def test_random_literals_unoptimised() -> None:
    made = RandomLiterals(SEED)
    sources = [made.literal() for _ in range(500)]
    measured = allocated(sources)
    assert len(set(measured)) > 100, "the literals are too alike to prove anything"
    exact, worst = summary("unoptimised", [p for p, _ in predictions(sources)], measured)
    assert exact >= 0.95 * len(sources)
    assert worst <= 0.10


def test_random_literals_optimised() -> None:
    # Short ones: the optimising compiler's time grows with the cube of a literal's size.
    made = RandomLiterals(SEED + 1)
    sources = [source for source in (made.literal() for _ in range(300)) if len(source) < 1500]
    assert len(sources) >= 100
    measured = allocated(sources, optimised=True)
    exact, worst = summary("optimised", [p for _, p in predictions(sources)], measured)
    assert exact >= 0.95 * len(sources)
    assert worst <= 0.10


CONSTANTS = "const A = ['a','b','c']; const C = {c0: 'x', c1: 'y', c2: 'z', c3: 'w'};"

FORMS = [
    "{}",
    "[]",
    "[...A, 1]",
    "[1, ...A]",
    "[...A, ...A]",
    "[[1], ...A]",
    "{...C}",
    "{...C, ...C}",
    "{...C, a: {x: 1}}",
    "{a: 1, ...C}",
    "{a: 1, ...{b: 2}}",
    "{...{a: 1, b: 2}}",
    "{[C.c0]: 1}",
    "{[C.c0]: {b: 1}, c: {d: 1}}",
    "{a: 1, [C.c0]: {b: 1}, c: {d: 1}}",
    "{[C.c0]: 1, 0: 1}",
    "{get a() { return 1 }, set a(v) {}, b: 1}",
    "{a: {get b() { return 1 }}}",
    "{0: 1, get a() { return 1 }}",
    "{__proto__: C, a: {b: 1}, c: [1, 2]}",
    "{__proto__: null, a: 1.5}",
    "{a: 1.5, a: 2}",
    "{a: NaN, b: -Infinity}",
    "{a: Math.PI}",
    "[-1n, 7 % 2]",
    "[7 % 2, 1 << 3, ~1.5, !'a']",
    "['x' + 1]",
    "{a: `x${k}y`}",
    "{async *m() {}, *n() {}, async o() {}}",
    "{'10': 1, b: 2}",
    "{1n: 1, 0x10: 2, 1.5: 3}",
    "[, 1.5]",
    "[,]",
    "[Object.freeze({a: 1}), 2]",
]


@pytest.fixture(scope="module")
def measured() -> dict[str, int]:
    """All forms, measured in one process."""
    return dict(zip(FORMS, allocated(FORMS, before=CONSTANTS), strict=True))


@pytest.mark.parametrize("source", FORMS)
def test_forms_unoptimised(source: str, measured: dict[str, int]) -> None:
    every, syntax = literals_in(f"{CONSTANTS}\nuse({source})")
    literal = next(node for node in every if node.start_byte > len(CONSTANTS.encode()))
    assert cost(literal, syntax, str(engine())).bytes == measured[source]


# ------------------------------------------------------------------ Sets and Maps

SIZES = range(1, 41)


def strings(count: int) -> list[str]:
    return [f"'s{at}'" for at in range(count)]


def integers(count: int) -> list[str]:
    return [str(at) for at in range(count)]


def doubles(count: int) -> list[str]:
    return [f"{at}.5" for at in range(count)]


def mixed(count: int) -> list[str]:
    return [f"{at}.5" if at % 3 else f"'s{at}'" for at in range(count)]


def rows(count: int) -> list[str]:
    return [f"{{ n: {at} }}" for at in range(count)]


def lists(count: int) -> list[str]:
    return [f"['x', {at}]" for at in range(count)]


def functions(count: int) -> list[str]:
    return [f"() => {at}" for at in range(count)]


def a_set(elements: list[str]) -> str:
    return f"new Set([{', '.join(elements)}])"


def a_map(keys: list[str], values: list[str]) -> str:
    pairs = (f"[{key}, {value}]" for key, value in zip(keys, values, strict=True))
    return f"new Map([{', '.join(pairs)}])"


SETS = [a_set(of(size)) for of in (strings, integers, doubles, mixed, rows) for size in SIZES]
MAPS = [
    a_map(keys(size), values(size))
    for keys, values in (
        (strings, strings),
        (strings, integers),
        (strings, doubles),
        (integers, doubles),
        (strings, rows),
        (strings, lists),
        (strings, functions),
    )
    for size in SIZES
]


def collections_predicted(sources: list[str]) -> list[tuple[int, int]]:
    """Unoptimised and optimised bytes of each collection, by the model."""
    found = []
    for source in sources:
        kind = SiteKind.SET if source.startswith("new Set") else SiteKind.MAP
        made = collection_cost(kind, *literal_in(source), str(engine()))
        found.append((made.bytes, made.optimized_bytes))
    return found


@pytest.mark.parametrize("sources", [pytest.param(SETS, id="Sets"), pytest.param(MAPS, id="Maps")])
def test_collections_unoptimised(sources: list[str]) -> None:
    measured = allocated(sources)
    assert len(set(measured)) > 15, "the collections are too alike to prove anything"
    predicted = [before for before, _ in collections_predicted(sources)]
    exact, worst = summary("unoptimised", predicted, measured)
    assert exact >= 0.95 * len(sources)
    assert worst <= 0.10


@pytest.mark.parametrize("sources", [pytest.param(SETS, id="Sets"), pytest.param(MAPS, id="Maps")])
def test_collections_optimised(sources: list[str]) -> None:
    measured = allocated(sources, optimised=True)
    predicted = [after for _, after in collections_predicted(sources)]
    exact, worst = summary("optimised", predicted, measured)
    assert exact >= 0.95 * len(sources)
    assert worst <= 0.10


COLLECTION_FORMS = [
    "new Set(['a', 'b', 'a', \"b\", 'c'])",
    "new Set([...A, 'd', 'e', 'f', 'g'])",
    "new Set([C, A, 'd'])",
    "new Set(['a', , 'b'])",
    "new Set([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]])",
    "new Map([['a', 1], ['b', 2], ['a', 3], ['a', 4], ['a', 5]])",
    "new Map([[A, 1], [C, 2], ['c', A]])",
    "new Map([['a', [1.5, 2.5]], ['b', [3.5]]])",
    "new Map([['a', new Set([1, 2, 3])], ['b', new Set([4, 5, 6, 7, 8, 9])]])",
    "({a: new Set([1, 2, 3, 4, 5]), b: 2})",
]


@pytest.fixture(scope="module")
def collections_measured() -> dict[str, int]:
    """All forms, measured in one process."""
    measured = allocated(COLLECTION_FORMS, before=CONSTANTS)
    return dict(zip(COLLECTION_FORMS, measured, strict=True))


@pytest.mark.parametrize("source", COLLECTION_FORMS)
def test_collection_forms_unoptimised(source: str, collections_measured: dict[str, int]) -> None:
    every, syntax = literals_in(f"{CONSTANTS}\nuse({source})")
    literal = next(node for node in every if node.start_byte > len(CONSTANTS.encode()))
    kind = kind_of(literal, syntax)
    known = file_representations(every, syntax)
    predicted = price_of(kind, literal, syntax, str(engine()), reps=known).bytes
    measured = collections_measured[source]
    assert predicted == measured
