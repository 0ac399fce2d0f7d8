"""The model against the engine at hand: the same literals, predicted and measured."""

import pytest
from support.engine import allocated, engine
from support.literals import RandomLiterals, literal_in, literals_in

from allocscan.knowledge.costs import ENGINES
from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import collection_cost, price_of
from allocscan.sites.cost import cost, file_representations
from allocscan.sites.kinds import SiteKind

pytestmark = pytest.mark.skipif(
    engine() not in ENGINES, reason=f"no Node that the model knows on PATH (found: {engine()})"
)

SEED = 20260114
MEASURABLE = 64 * 1024
"""What an evaluation allocates beyond a quarter of a page is measured with the ends of pages."""


def predictions(sources: list[str]) -> list[tuple[int, int]]:
    """Unoptimised and optimised bytes of each literal, by the model."""
    made = [cost(*literal_in(f"({source})"), str(engine())) for source in sources]
    return [(each.bytes, each.optimized_bytes) for each in made]


def summary(tier: str, predicted: list[int], measured: list[int]) -> tuple[float, float]:
    """Which part is exact, and the largest error as a part of what was measured."""
    pairs = [(p, m) for p, m in zip(predicted, measured, strict=True) if m <= MEASURABLE]
    assert len(pairs) >= 0.9 * len(measured), "the literals are too large to prove anything"
    errors = [abs(p - m) / max(1, m) for p, m in pairs]
    exact = sum(error == 0 for error in errors)
    near = sum(error <= 0.05 for error in errors)
    print(
        f"\n{engine()} {tier}: {len(errors)} literals, {exact} exact, {near} within 5 %, "
        f"worst {max(errors):.2%}, predicted/measured "
        f"{sum(p for p, _ in pairs) / sum(m for _, m in pairs):.4f}"
    )
    return exact / len(pairs), max(errors)


def asked(sources: list[str], predicted: list[int], *, optimised: bool) -> list[int]:
    """What the engine says. What differs is measured again, alone: on a busy machine the compiler
    may come late, or a collection between two readings."""
    measured = allocated(sources, optimised=optimised)
    for _ in range(2):
        wrong = [i for i, found in enumerate(measured) if found != predicted[i]]
        again = allocated([sources[i] for i in wrong], optimised=optimised) if wrong else []
        for i, found in zip(wrong, again, strict=True):
            measured[i] = found
    return measured


def test_random_literals_unoptimised() -> None:
    made = RandomLiterals(SEED)
    sources = [made.literal() for _ in range(540)]
    predicted = [p for p, _ in predictions(sources)]
    measured = asked(sources, predicted, optimised=False)
    assert len(set(measured)) > 100, "the literals are too alike to prove anything"
    assert sum(found <= MEASURABLE for found in measured) >= 500
    exact, worst = summary("unoptimised", predicted, measured)
    assert exact >= 0.95
    assert worst <= 0.10


def test_random_literals_optimised() -> None:
    # Short ones: the optimising compiler's time grows with the cube of a literal's size.
    made = RandomLiterals(SEED + 1)
    sources = [source for source in (made.literal() for _ in range(300)) if len(source) < 1500]
    assert len(sources) >= 100
    predicted = [p for _, p in predictions(sources)]
    measured = asked(sources, predicted, optimised=True)
    exact, worst = summary("optimised", predicted, measured)
    assert exact >= 0.95
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
    "[...[{a: 1}, {a: 2}], 3]",
    "[...[1.5, 2.5]]",
    "{a: 0.5, a: 'x'}",
    "{a: 'x', a: 0.5}",
    "{a: {b: 1}, a: {c: 1}}",
    "{a: {b: k}, a: 1}",
    "{a: {b: 1}, [k]: 1, a: 2}",
    "{get a() { return 1 }, a: 1}",
    "{a: {b: 1}, get a() { return 1 }}",
    "{5: {b: 1}, 5: 1}",
    "{a: 1.5, b: 2, get c() { return 1 }}",
    "{a: NaN, get c() { return 1 }}",
    "{a: 1, [k + 'x']: () => 1, [k]() { return 1 }}".replace("[k + 'x']", "['x']"),
    "{[k]: 1.5, b: 2.5}",
    "{a: Math.PI / 180, b: -Math.PI, c: 2 * Math.E}",
    "{a: Number.MAX_SAFE_INTEGER, b: Number.EPSILON}",
    "{a: class { m() {} n() {} }, b: class { constructor() {} }}",
    "{a: class { get p() { return 1 } m() {} }}",
    "{__proto__: {z: 1}, b: 2}",
    "{a: 0.5, b: {__proto__: null, c: 1}, d: 1.5}",
    "{0: {__proto__: null, a: 1}, b: {c: 1}, d: {e: 1}}",
    "{3: {b: 1}, 1: {__proto__: null, a: 1}, 2: {c: 1}}",
    "{a: {b: 1}, c: {__proto__: null, d: 1}, get e() { return 1 }}",
    "[{v: 0.1}, {v: 'x'}, {__proto__: null, b: 1}, {v: 0.5}]",
    "[{v: 'x'}, {v: 0.5}, {a: {b: {c: 1}}}]",
    "{a: {b: {c: {d: {e: 1.5, f: [1.5]}}}}}",
    "[[[[[[[[1.5]]]]]]]]",
    "{m() {}, async n() {}, *o() {}, async *p() {}}",
    "[1, 2".replace("2", ", ".join(map(str, range(2000)))) + "]",
    "[" + ", ".join(f"{at}.5" for at in range(2000)) + "]",
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

SIZES = (*range(1, 34), 50, 64, 65, 100, 128, 129, 200)


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
    assert exact >= 0.95
    assert worst <= 0.10


@pytest.mark.parametrize("sources", [pytest.param(SETS, id="Sets"), pytest.param(MAPS, id="Maps")])
def test_collections_optimised(sources: list[str]) -> None:
    measured = allocated(sources, optimised=True)
    predicted = [after for _, after in collections_predicted(sources)]
    exact, worst = summary("optimised", predicted, measured)
    assert exact >= 0.95
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


# ------------------------------------------------------------------ spreads and computed keys


SPREADS = """
{...C} | {...C, x: 1} | {...C, x: 1, y: 2} | {...C, x: 1, y: 2, z: 3, w: 4} | {x: 1, ...C} |
{x: 1, y: 2, ...C} | {x: 1, ...C, y: 2} | {a: {...C}, b: [...A]} | [...A] | [...A, 'z'] |
['z', ...A] | [...A, ...A]
"""


def named(count: int) -> str:
    return ", ".join(f"k{at}: 'v{at}'" for at in range(count))


def spreads(count: int) -> tuple[str, list[str]]:
    """Constants of `count` entries, and literals that spread them or compute their keys."""
    texts = ", ".join(f"'q{at}'" for at in range(count))
    computed = ", ".join(f"[A[{at}]]: 1" for at in range(count))
    before = f"const C = {{{named(count)}}}; const A = [{texts}];"
    forms = [each.strip() for each in SPREADS.split("|")]
    keys = [f"{{[A[0]]: 1, {named(count)}}}", f"{{{named(count)}, [A[0]]: 1}}", f"{{{computed}}}"]
    return before, [*forms, *keys]


def test_spreads_unoptimised() -> None:
    predicted, measured = [], []
    for count in (1, 2, 5, 8, 16, 33, 64, 127, 128, 150):
        before, sources = spreads(count)
        measured += allocated(sources, before=before)
        for source in sources:
            every, syntax = literals_in(f"{before}\nuse({source})")
            literal = next(node for node in every if node.start_byte > len(before))
            predicted.append(cost(literal, syntax, str(engine())).bytes)
    exact, worst = summary("unoptimised", predicted, measured)
    assert exact >= 0.95
    assert worst <= 0.10
