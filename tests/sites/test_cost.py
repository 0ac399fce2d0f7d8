"""What one evaluation of a literal allocates. Numbers are measured (`test_cost_measured`)."""

import re
import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.literals import literal_in, literals_in

from allocscan.knowledge.costs import ENGINES
from allocscan.knowledge.slow_paths import SLOW_PATHS
from allocscan.sites.cliffs import cliff_words
from allocscan.sites.cost import cost, file_representations
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.source.file import Language


def cost_of(source: str, engine: str = "node20", language: Language = Language.JS) -> Cost:
    return cost(*literal_in(f"({source})", language), engine)


def braced(properties: Iterable[str]) -> str:
    return "{" + ",".join(properties) + "}"


def bracketed(elements: Iterable[str]) -> str:
    return "[" + ",".join(elements) + "]"


def keyed(count: int, value: str, key: str = "k{i}") -> str:
    return braced(f"{key.format(i=i)}:{value.format(i=i)}" for i in range(count))


def listed(count: int, value: str) -> str:
    return bracketed(value.format(i=i) for i in range(count))


# ------------------------------------------------------------------ what V8 shares

COMPILE_TIME = """
'a' 17 -1 +1 ~1 !0 !1 0xff 1_000 017 1.0 true null 12n `plain` (1) 60*60 7%2 1<<3 ((('a')))
"""
RUN_TIME = """
undefined | void 0 | NaN | Infinity | name | 'a' + 'b' | `a${1}` | a ? b : c | a ?? b | (0, 'a')
typeof x | f() | () => 1 | /re/ | -1n | +'1' | a.b | [] | {} | new X | class {} | function () {}
!name | await x
"""


@pytest.mark.parametrize("element", COMPILE_TIME.split())
def test_elements_that_are_shared(element: str) -> None:
    found = cost_of(bracketed(["'text'"] + [element] * 40))
    assert (found.bytes, found.optimized_bytes, found.entries, found.leaves) == (48, 32, 0, 41)


@pytest.mark.parametrize("element", re.split(r" \| |\n", RUN_TIME.strip()))
def test_elements_that_are_copied(element: str) -> None:
    found = cost_of(f"['text',{element}]")
    assert found.bytes >= 32 + 16 + 8 * 2 + 16
    assert found.entries >= 2


@pytest.mark.parametrize(
    ("source", "unoptimised", "optimised"),
    [
        pytest.param(listed(3, "'v{i}'"), 48, 32, id="3 strings"),
        pytest.param(listed(20_000, "'v{i}'"), 48, 32, id="20,000 strings"),
        pytest.param(listed(100, "{i}"), 48, 32, id="100 integers"),
        pytest.param("[,1,,2,]", 48, 32, id="holes"),
        pytest.param("['a',1.5]", 48, 32, id="a double beside a string"),
        pytest.param("[]", 48, 32, id="an empty array"),
        pytest.param("{}", 56, 56, id="an empty object"),
        pytest.param(listed(10, "{i}.5"), 144, 128, id="10 doubles"),
        pytest.param("[1,2147483648]", 80, 64, id="a number past 32 bits"),
        pytest.param("[1,-0]", 80, 64, id="minus zero"),
        pytest.param("[1/2,1]", 80, 64, id="a folded double"),
        pytest.param(listed(10, "undefined"), 144, 128, id="10 undefined"),
        pytest.param(listed(100, "name"), 864, 848, id="100 identifiers"),
        pytest.param(listed(10, "['a{i}','b']"), 624, 448, id="10 pairs"),
        pytest.param(listed(10, "[{i}.5,2.5]"), 944, 768, id="10 pairs of doubles"),
        pytest.param(listed(10, "[[{i}]]"), 1344, 1008, id="three deep"),
        pytest.param(listed(100, "{{id:{i},name:'n{i}'}}"), 6464, 4848, id="100 rows"),
        pytest.param(listed(10, "{{}}"), 864, 688, id="10 empty objects"),
        pytest.param(listed(10, "()=>{i}"), 704, 688, id="10 arrows"),
    ],
)
def test_arrays(source: str, unoptimised: int, optimised: int) -> None:
    found = cost_of(source)
    assert (found.bytes, found.optimized_bytes) == (unoptimised, optimised)


@pytest.mark.parametrize(
    ("source", "unoptimised", "optimised"),
    [
        pytest.param(keyed(4, "'v{i}'"), 72, 56, id="4 strings"),
        pytest.param(keyed(64, "name"), 552, 536, id="64 identifiers"),
        pytest.param("{a,b,c,d}", 72, 56, id="4 shorthands"),
        pytest.param(keyed(127, "{i}"), 1056, 1040, id="127 integers"),
        pytest.param(keyed(128, "{i}"), 1080, 1080, id="128 integers"),
        pytest.param(keyed(1020, "{i}"), 8216, 8216, id="1,020 integers"),
        pytest.param(keyed(1021, "{i}"), 49256, 49256, id="1,021 integers"),
        pytest.param(keyed(16, "{i}.5"), 424, 408, id="16 doubles"),
        pytest.param(keyed(128, "{i}.5"), 1080, 1080, id="128 doubles are not boxed"),
        pytest.param(keyed(4, "{{thumbnail:'t{i}',full:'f{i}'}}"), 296, 216, id="4 rows"),
        pytest.param(keyed(64, "{{thumbnail:'t{i}',full:'f{i}'}}"), 4136, 3096, id="64 rows"),
        pytest.param(keyed(84, "{{a:'t{i}',b:'f{i}'}}"), 5416, 4056, id="252 slots"),
        pytest.param(keyed(85, "{{a:'t{i}',b:'f{i}'}}"), 5480, 5480, id="255 slots"),
        pytest.param(keyed(64, "['a{i}','b']"), 3624, 2584, id="64 pairs"),
        pytest.param("{a:{b:{c:1}}}", 144, 96, id="three deep"),
        pytest.param("{a:{b:{c:{d:1}}}}", 192, 192, id="four deep"),
        pytest.param("{a:{b:k,c:2},d:3}", 112, 80, id="an inner boilerplate of its own"),
        pytest.param(keyed(16, "()=>{i}"), 1064, 1048, id="16 arrows"),
        pytest.param(keyed(16, "function(){{}}"), 1192, 1176, id="16 functions"),
        pytest.param("{a(){},b(){}}", 168, 152, id="2 methods"),
        pytest.param("{*m(){}}", 112, 96, id="a generator method"),
        pytest.param(keyed(16, "/a{i}/"), 1064, 1048, id="16 regular expressions"),
        pytest.param(keyed(16, "'v'", key="{i}"), 224, 208, id="16 index keys"),
        pytest.param(keyed(16, "'v'", key="'{i}'"), 224, 208, id="16 index keys in quotes"),
        pytest.param(keyed(64, "'v'", key="{i}"), 744, 728, id="64 index keys"),
        pytest.param("{1.5:1,'01':2}", 56, 40, id="names that look like indices"),
        pytest.param("{'a-b':1,\"c d\":2}", 56, 40, id="quoted keys"),
        pytest.param("{a:1,a:2,b:3}", 64, 48, id="a key twice counts twice"),
        pytest.param("{__proto__:null,k0:1,k1:1,k2:1,k3:1}", 296, 296, id="null prototype"),
        pytest.param("{__proto__:P,a:1,b:2}", 56, 40, id="another prototype"),
        pytest.param("{a:-1,b:-1.5,c:-0}", 96, 80, id="negative numbers"),
        pytest.param("{a:2147483647,b:2147483648}", 72, 56, id="either side of 32 bits"),
        pytest.param("{a:NaN}", 64, 48, id="NaN is a double in a field"),
        pytest.param("{a:'a'+'b',b:2}", 80, 40, id="a short sum of strings"),
        pytest.param("{a:'aaaaaaaaaaaaaaaa'+'b',b:2}", 88, 40, id="a long sum of strings"),
        pytest.param("{a:class{}}", 352, 336, id="a class"),
    ],
)
def test_objects(source: str, unoptimised: int, optimised: int) -> None:
    found = cost_of(source)
    assert (found.bytes, found.optimized_bytes) == (unoptimised, optimised)


@pytest.mark.parametrize(
    ("source", "unoptimised"),
    [
        pytest.param(keyed(4, "{i}", key="[K.k{i}]"), 72, id="4 computed keys"),
        pytest.param(keyed(16, "{i}", key="[K.k{i}]"), 376, id="16 computed keys"),
        pytest.param(keyed(64, "{i}", key="[K.k{i}]"), 5432, id="64 computed keys"),
        pytest.param("{a:1,[k]:2}", 56, id="a computed key after a plain one"),
        pytest.param(keyed(127, "1")[:-1] + ",[k]:1}", 5224, id="the 128th key is computed"),
        pytest.param("{get k0(){return 1}}", 264, id="a getter"),
        pytest.param("{get a(){return 1},set a(v){}}", 328, id="a getter and its setter"),
    ],
)
def test_forms_outside_the_boilerplate(source: str, unoptimised: int) -> None:
    found = cost_of(source)
    assert found.bytes == unoptimised
    assert not found.can_vanish


# ------------------------------------------------------------------ spreads of constants in sight


@pytest.mark.parametrize(
    ("source", "engine", "unoptimised"),
    [
        pytest.param("{...C}", "node20", 536, id="a clone"),
        pytest.param("{...C,zz:1}", "node20", 2688, id="a clone and one more"),
        pytest.param("{...C,zz:1}", "node24", 576, id="a clone and one more, Node 24"),
        pytest.param("{zz:1,...C}", "node20", 5936, id="a spread after another key"),
        pytest.param("[...A]", "node20", 32, id="a clone of an array"),
        pytest.param("[...A,1]", "node20", 304, id="a clone that grows"),
    ],
)
def test_spreads(source: str, engine: str, unoptimised: int) -> None:
    table, names = keyed(64, "'v{i}'"), listed(10, "'v'")
    before = f"const C = Object.freeze({table}); export const A = {names};"
    every, syntax = literals_in(f"{before}\nf({source})")
    literal = next(node for node in every if node.start_byte > len(before))
    found = cost(literal, syntax, engine)
    assert found.bytes == unoptimised
    assert not found.can_vanish


def test_a_spread_of_something_not_in_sight_counts_one_entry() -> None:
    found = cost_of("{a:1,...unknown}")
    assert (found.entries, found.leaves, found.cliffs) == (2, 2, ())


# ------------------------------------------------------------------ engines


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="not an engine: node17"):
        cost_of("{}", "node17")


@pytest.mark.parametrize(
    ("source", "engine", "unoptimised"),
    [
        pytest.param("{__proto__:null,a:1}", "node18", 192, id="Node 18's dictionaries"),
        pytest.param("{get k0(){return 1}}", "node22", 288, id="Node 22's accessor pairs"),
        pytest.param("{a:'a'+'b',b:2}", "node24", 56, id="Node 24 folds sums of strings"),
        pytest.param("{a:class{}}", "node24", 568, id="Node 24's classes"),
    ],
)
def test_engines_differ(source: str, engine: str, unoptimised: int) -> None:
    found = cost_of(source, engine)
    assert (found.bytes, found.engine) == (unoptimised, engine)
    assert found.bytes != cost_of(source, "node20").bytes


# ------------------------------------------------------------------ fields shared across a file


@pytest.mark.parametrize(
    ("other", "size"),
    [
        pytest.param("{p:3,q:4}", 56, id="integers only"),
        pytest.param("{q:1.5,p:2.5}", 56, id="another order is another class"),
        pytest.param("{p:1.5,q:2.5,r:1}", 56, id="another count is another class"),
        pytest.param("{p:'a',q:'b'}", 56, id="strings"),
        pytest.param("{p:1.5,q:2.5}", 88, id="doubles box the integers too"),
        pytest.param("{'p':1.5,q:2}", 72, id="quotes make no other key"),
    ],
)
def test_doubles_of_another_literal(other: str, size: int) -> None:
    literals, syntax = literals_in(f"f({{p:1,q:2}}); g({other})")
    shared = file_representations(literals, syntax)
    assert cost(literals[0], syntax, "node20", reps=shared).bytes == size
    assert cost(literals[0], syntax, "node20").bytes == 56


def test_rows_join_integers_and_doubles() -> None:
    assert cost_of("[{v:1},{v:1.5}]").bytes == cost_of("[{v:1.5},{v:1.5}]").bytes
    assert cost_of("[{v:'s'},{v:1.5}]").bytes == cost_of("[{v:'s'},{v:'s'}]").bytes


def test_a_literal_the_file_does_not_know_is_judged_alone() -> None:
    literals, syntax = literals_in("f({p:1.5}); g({p:1,q:2})")
    shared = file_representations(literals[1:], syntax)
    assert cost(literals[0], syntax, "node20", reps=shared).bytes == 64


# ------------------------------------------------------------------ counts and casts


@pytest.mark.parametrize(
    ("source", "entries", "leaves", "objects"),
    [
        pytest.param("['a','b','c']", 0, 3, 1, id="shared elements are not copied"),
        pytest.param("[1.5,2.5]", 2, 2, 1, id="doubles are"),
        pytest.param("[a,,b]", 2, 2, 1, id="holes are no entries"),
        pytest.param("{a:1,b:['x','y']}", 2, 3, 2, id="a shared list in an object"),
        pytest.param("{a:{b:1,c:2},d:{}}", 4, 2, 3, id="nested objects"),
        pytest.param("{__proto__:null,a:1}", 1, 1, 1, id="a prototype is no entry"),
        pytest.param("{/* x */ a:1, // y\n b:2}", 2, 2, 1, id="comments are no entries"),
        pytest.param("{a:f({b:1})}", 1, 1, 1, id="what a call is given is its own literal"),
        pytest.param("{a(){return {b:1}}}", 1, 1, 1, id="what a method makes is its own literal"),
        pytest.param("{a:Object.freeze([1,2])}", 1, 2, 2, id="freeze passes its literal on"),
    ],
)
def test_counts(source: str, entries: int, leaves: int, objects: int) -> None:
    found = cost_of(source)
    assert (found.entries, found.leaves, found.objects) == (entries, leaves, objects)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{a:('x'),b:((1.5))}", id="parentheses"),
        pytest.param("{a:'x' as const,b:<number>1.5}", id="as const and angle brackets"),
        pytest.param("{a:'x' satisfies string,b:1.5!}", id="satisfies and non-null"),
        pytest.param("{a:(/* why */ 'x' as unknown as string)!,b:1.5}", id="several, a comment"),
    ],
)
def test_casts_cost_nothing(source: str) -> None:
    plain, cast = cost_of("{a:'x',b:1.5}"), cost_of(source, language=Language.TS)
    assert cast == plain


def test_a_cast_around_a_nested_literal_is_transparent() -> None:
    plain = cost_of("{a:{b:1},c:[1.5]}")
    assert cost_of("{a:{b:1} as const,c:<number[]>[1.5]}", language=Language.TS) == plain


# ------------------------------------------------------------------ cliffs


@pytest.mark.parametrize(
    ("source", "cliffs", "vanishes"),
    [
        pytest.param("{}", (), True, id="nothing"),
        pytest.param(keyed(127, "'v'"), (), True, id="127 properties"),
        pytest.param(listed(5000, "'v'"), (), True, id="5,000 shared elements"),
        pytest.param(listed(5000, "{i}.5"), (), True, id="5,000 doubles"),
        pytest.param(keyed(84, "{{a:1,b:2}}"), (), True, id="252 slots"),
        pytest.param("[[[1]]]", (), True, id="three deep"),
        pytest.param("[k,[k,[k,[k]]]]", (), True, id="separate boilerplates are not deep"),
        pytest.param("{[k]:1,b:2}", (), False, id="a few computed keys"),
        pytest.param("{__proto__:null,a:1}", (), False, id="a wanted dictionary"),
        pytest.param(keyed(128, "1"), (Cliff.MANY_PROPERTIES,), False, id="128 properties"),
        pytest.param(keyed(1021, "1"), (Cliff.DICTIONARY,), False, id="1,021 properties"),
        pytest.param(keyed(85, "{{a:1,b:2}}"), (Cliff.MANY_SLOTS,), False, id="255 slots"),
        pytest.param(listed(253, "k"), (), False, id="253 copied elements, nothing nested"),
        pytest.param(
            keyed(130, "1")[:-1] + ",__proto__:null}", (), False, id="a large wanted dictionary"
        ),
        pytest.param(keyed(300, "['a','b']"), (Cliff.MANY_PROPERTIES,), False, id="300 lists"),
        pytest.param(listed(253, "['a']"), (Cliff.MANY_SLOTS,), False, id="253 lists"),
        pytest.param(listed(200, "[k,k]"), (), True, id="200 boilerplates of their own"),
        pytest.param("[[[[1]]]]", (Cliff.DEEP,), False, id="four deep"),
        pytest.param(
            keyed(16, "1", key="[k{i}]"), (Cliff.COMPUTED_FIRST_KEY,), False, id="computed keys"
        ),
        pytest.param(
            "{a:1,..." + keyed(16, "1") + "}", (Cliff.SPREAD_INTO,), False, id="a spread of 16"
        ),
        pytest.param(
            "{a:" + keyed(128, "1") + ",b:[k,[[[[1]]]]]}",
            (Cliff.MANY_PROPERTIES, Cliff.DEEP),
            False,
            id="two of them",
        ),
    ],
)
def test_cliffs(source: str, cliffs: tuple[Cliff, ...], vanishes: bool) -> None:
    found = cost_of(source)
    assert (found.cliffs, found.can_vanish) == (cliffs, vanishes)


@pytest.mark.parametrize(
    ("source", "engine", "said"),
    [
        pytest.param(
            keyed(128, "1"),
            "node20",
            "128 properties in one object: past 127 it is built by the slow path, about 7 times "
            "slower",
            id="properties",
        ),
        pytest.param(
            keyed(85, "{{a:1,b:2}}"),
            "node20",
            "255 slots in one literal: past 252 it is copied by the runtime, about 9 times slower",
            id="slots",
        ),
        pytest.param(
            keyed(85, "{{a:1,b:2}}"),
            "node24",
            "255 slots in one literal: past 252 it is copied by the runtime, about 3 times slower",
            id="slots, Node 24",
        ),
        pytest.param(
            "[[[[[1]]]]]",
            "node22",
            "nested 5 deep: past 3 it is copied by the runtime, about 11 times slower",
            id="depth",
        ),
        pytest.param(
            keyed(1500, "1"),
            "node24",
            "1,500 properties in one object: past 1,020 it is a dictionary, about 10 times slower "
            "for each of them, in six times the bytes",
            id="a dictionary",
        ),
    ],
)
def test_what_is_said_of_a_cliff(source: str, engine: str, said: str) -> None:
    assert cliff_words(cost_of(source, engine)) == (said,)


def test_every_cliff_has_a_factor_for_every_engine() -> None:
    assert set(SLOW_PATHS) == {cliff.name for cliff in Cliff}
    for path in SLOW_PATHS.values():
        assert set(path.times) == set(ENGINES)
        assert all(factor > 1 for factor in path.times.values())


# ------------------------------------------------------------------ size and depth


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[" * 10_000 + "]" * 10_000, id="10,000 arrays deep"),
        pytest.param('{"a":' * 10_000 + "k" + "}" * 10_000, id="10,000 objects deep"),
        pytest.param("[" + "-(" * 10_000 + "1" + ")" * 10_000 + "]", id="10,000 signs"),
        pytest.param("['a'" + "+'a'" * 10_000 + "]", id="a sum of 10,000"),
    ],
)
def test_depth(source: str) -> None:
    assert cost_of(source).bytes > 0


def test_time_is_near_linear_in_entries() -> None:
    literals = [literal_in(f"({keyed(count, '{i}.5')})") for count in (20_000, 200_000)]
    seconds = []
    for literal, syntax in literals:
        start = time.process_time()
        assert cost(literal, syntax).cliffs == (Cliff.DICTIONARY,)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * seconds[0] + 1, "ten times the entries, far more than ten times"


# ------------------------------------------------------------------ the formula, derived again

Tree = str | int | list["Tree"] | dict[str, "Tree"]

TREES = st.recursive(
    st.one_of(st.just("s"), st.integers(-9, 9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), inner, max_size=6),
    ),
    max_leaves=60,
).filter(lambda tree: isinstance(tree, list | dict))


def written(tree: Tree) -> str:
    match tree:
        case dict():
            return braced(f"{key}:{written(value)}" for key, value in tree.items())
        case list():
            return bracketed(map(written, tree))
    return repr(tree)


def graph(tree: Tree) -> tuple[int, int, int, int]:
    """Bytes without mementos, literals, slots and depth, straight from the formula."""
    if not isinstance(tree, list | dict):
        return 0, 0, 0, 0
    values = list(tree.values()) if isinstance(tree, dict) else tree
    inner = [graph(value) for value in values]
    if isinstance(tree, dict):
        own, slots = 24 + 8 * (len(tree) or 4), len(tree)
    elif any(isinstance(value, list | dict) for value in values):
        own, slots = 32 + 16 + 8 * len(tree), len(tree)
    else:
        own, slots = 32, 0
    size, count, held, deep = (
        (list(column) for column in zip(*inner, strict=True)) if inner else ([0], [0], [0], [0])
    )
    return own + sum(size), 1 + sum(count), slots + sum(held), 1 + max(deep)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_the_model_is_the_formula(tree: Tree) -> None:
    size, literals, slots, depth = graph(tree)
    found = cost_of(written(tree))
    memento = 0 if tree == {} else 16 * literals
    inlinable = slots <= 252 and depth <= 3
    nested_array = isinstance(tree, list) and literals > 1
    assert found.objects == literals
    assert found.bytes == size + memento
    assert found.can_vanish == inlinable
    assert found.optimized_bytes == size + (0 if inlinable or nested_array else memento)
