"""What each use makes of an instance, a typed array, or what a text stands for."""

import pytest
from support.analysed import survey_of
from support.made import made_outs, made_site

from allocscan.sites.kinds import SiteKind
from allocscan.sites.obstacles import Because
from allocscan.sites.verdicts import Contained, Route

WRITTEN, MUTATED, COMPARED = Route.WRITTEN, Route.MUTATED, Route.COMPARED
RETURNED, ARGUMENT, STORED = Route.RETURNED, Route.ARGUMENT, Route.STORED
CALLED, UNKNOWN = Route.CALLED, Route.UNKNOWN

PATTERN = "new RegExp('a+', 'i')"
GLOBAL = "new RegExp('a+', 'g')"
NUMBERS = "new Intl.NumberFormat('en', { style: 'percent' })"
COLLATOR = "new Intl.Collator('de', { numeric: true })"
DECODER = "new TextDecoder()"
ENCODER = "new TextEncoder()"
TYPED = "new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])"
OBJECT = """JSON.parse('{"a": {"b": 1}, "l": [1, {"c": 2}], "n": 3}')"""
ROWS = """JSON.parse('[{"id": 1, "tags": ["x"]}, {"id": 2, "tags": []}, 3]')"""


def using(made: str, body: str) -> str:
    """A module with a function of callers unknown whose local `c` is `made`."""
    return (
        "import { keep, given } from './x.mjs';\n"
        f"let kept; export function f(k, o, s) {{ const c = {made}; {body} }}"
    )


ANY = [
    pytest.param("return c;", RETURNED, id="returned"),
    pytest.param("return { c };", RETURNED, id="returned in an object"),
    pytest.param("return () => c;", RETURNED, id="returned by a closure"),
    pytest.param("keep(c);", ARGUMENT, id="passed on"),
    pytest.param("o.keep(c);", ARGUMENT, id="to a method"),
    pytest.param("kept = c;", STORED, id="kept by the module"),
    pytest.param("this.c = c;", STORED, id="stored in this"),
    pytest.param("o.c = c;", STORED, id="stored in an object"),
    pytest.param("o.c = () => c;", RETURNED, id="stored in a closure"),
    pytest.param("c.seen = 1;", WRITTEN, id="a property added"),
    pytest.param("c[k] = 1;", WRITTEN, id="a property by key"),
    pytest.param("Object.assign(c, o);", MUTATED, id="properties added"),
    pytest.param("Object.defineProperty(c, 'x', { value: 1 });", MUTATED, id="one defined"),
    pytest.param("return c === o;", COMPARED, id="compared"),
    pytest.param("return new Set([c]).has(o);", COMPARED, id="put in a Set"),
    pytest.param("return Object.isFrozen(c);", Route.OBSERVED, id="frozen?"),
    pytest.param("throw c;", Route.THROWN, id="thrown"),
    pytest.param("c.foo();", CALLED, id="an unknown method"),
    pytest.param("c[k]();", CALLED, id="an unknown method by key"),
    pytest.param("return Object.create(c);", Route.PROTOTYPE, id="a prototype"),
]
MADE = [
    pytest.param(PATTERN, id="pattern"),
    pytest.param(GLOBAL, id="global pattern"),
    pytest.param(NUMBERS, id="formatter"),
    pytest.param(DECODER, id="decoder"),
    pytest.param(ENCODER, id="encoder"),
    pytest.param(OBJECT, id="parsed object"),
    pytest.param(ROWS, id="parsed rows"),
]


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(("body", "route"), ANY)
def test_what_leaks_of_anything(made: str, body: str, route: Route) -> None:
    assert route in [each for each, _ in made_outs(using(made, body))]


@pytest.mark.parametrize(
    ("made", "body"),
    [
        # ------------------------------------------------------------ patterns
        pytest.param(PATTERN, "c.lastIndex = 3; return c.test(s);", id="where to begin"),
        pytest.param(PATTERN, "c.compile('b');", id="compiled anew"),
        pytest.param(PATTERN, "return RegExp(c) === o;", id="given back by RegExp"),
        pytest.param(PATTERN, "return given.replace(c, '');", id="what is imported may keep it"),
        pytest.param(PATTERN, "return o.exec(c);", id="a pattern for an argument"),
        pytest.param(PATTERN, "return c[Symbol.replace](s, '');", id="by its symbol"),
        pytest.param(PATTERN, "s.addRule(c, 1);", id="a rule of something"),
        pytest.param(PATTERN, "c.exec = o; return c.test(s);", id="its exec replaced"),
        pytest.param(GLOBAL, "return c.test(s);", id="test goes on where it stopped"),
        pytest.param(GLOBAL, "return c.exec(s);", id="exec goes on"),
        pytest.param(GLOBAL, "let m; while ((m = c.exec(s))) keep(m[0]);", id="exec in a loop"),
        pytest.param(GLOBAL, "while (c.test(s)) k++;", id="test in a loop"),
        pytest.param(GLOBAL, "c.lastIndex = 0; return s.replace(c, '');", id="set back"),
        pytest.param(GLOBAL, "return s.split(',').filter((x) => c.test(x));", id="in a callback"),
        pytest.param(GLOBAL, "return o.some(c.test, c);", id="its test, handed on"),
        pytest.param(GLOBAL, "return c[k](s);", id="exec or test"),
        pytest.param(GLOBAL, "Object.freeze(c); return s.replace(c, '');", id="frozen"),
        pytest.param(PATTERN, "Object.freeze(c); return c.test(s);", id="frozen, with no memory"),
        # ------------------------------------------------------------ formatters
        pytest.param(NUMBERS, "const { format } = c; return format;", id="format, returned"),
        pytest.param(NUMBERS, "const { format } = c; return format(k);", id="format, taken out"),
        pytest.param(NUMBERS, "return c.format;", id="its own function, returned"),
        pytest.param(NUMBERS, "return { format: c.format };", id="in an object"),
        pytest.param(NUMBERS, "c.format.seen = 1;", id="a property of its function"),
        pytest.param(NUMBERS, "return c.format === o;", id="its function compared"),
        pytest.param(NUMBERS, "return o.map(c.format);", id="handed to what may be no array"),
        pytest.param(NUMBERS, "keep(c.format);", id="handed to a stranger"),
        pytest.param(NUMBERS, "return c[k];", id="by key"),
        pytest.param(NUMBERS, "const { [k]: x } = c; return x;", id="taken out by key"),
        pytest.param(NUMBERS, "return c.constructor;", id="its constructor"),
        pytest.param(NUMBERS, "c.format = o;", id="its function replaced"),
        pytest.param(COLLATOR, "return o.sort(c.compare);", id="sorting what may be no array"),
        pytest.param(COLLATOR, "return o.list.sort(c.compare);", id="of an object"),
        pytest.param(COLLATOR, "return given.sort(c.compare);", id="what is imported"),
        pytest.param(COLLATOR, "return [...o].foo(c.compare);", id="no method of an array's"),
        pytest.param(COLLATOR, "return [...o].map(k, c.compare);", id="not in the first place"),
        pytest.param(COLLATOR, "return [...o].sort(c.compare, keep(c.compare));", id="both"),
        pytest.param(COLLATOR, "const compare = c.compare; return compare;", id="by a name"),
        pytest.param(COLLATOR, "return [...o].concat(c.compare);", id="put in an array"),
        # ------------------------------------------------------------ encoders and decoders
        pytest.param(DECODER, "return c.decode(s, { stream: true });", id="in pieces"),
        pytest.param(DECODER, "return c.decode(s, o);", id="perhaps in pieces"),
        pytest.param(DECODER, "return c.decode(...o);", id="of arguments unknown"),
        pytest.param(DECODER, "return o.map((x) => c.decode(x, { stream: true }));", id="many"),
        pytest.param(DECODER, "return c.decode;", id="its method, returned"),
        pytest.param(DECODER, "return c.decode.call(o, s);", id="its method, of another"),
        pytest.param(ENCODER, "return c.encode.bind(c);", id="bound"),
        # ------------------------------------------------------------ what a text stands for
        pytest.param(OBJECT, "return c.a;", id="what it holds"),
        pytest.param(OBJECT, "return c[k];", id="what it holds, by key"),
        pytest.param(OBJECT, "c.a.b = 2;", id="deep inside"),
        pytest.param(OBJECT, "c.l.push(1);", id="its array"),
        pytest.param(OBJECT, "c.l[1].c++;", id="an object in its array"),
        pytest.param(OBJECT, "delete c.n;", id="a property deleted"),
        pytest.param(OBJECT, "keep(c.a);", id="a part of it"),
        pytest.param(OBJECT, "const { a } = c; return a;", id="taken out"),
        pytest.param(OBJECT, "const { n, ...rest } = c; return rest;", id="the rest of it"),
        pytest.param(OBJECT, "return { ...c };", id="a copy holds its parts"),
        pytest.param(OBJECT, "return c.a === o;", id="a part compared"),
        pytest.param(ROWS, "return c.find((row) => row.id === k);", id="a row"),
        pytest.param(ROWS, "return c.filter((row) => row.id);", id="rows"),
        pytest.param(ROWS, "for (const row of c) row.seen = 1;", id="a row written"),
        pytest.param(ROWS, "c.sort();", id="rows sorted"),
        pytest.param(ROWS, "return c.map((row) => row.tags);", id="what a row holds"),
        pytest.param(ROWS, "return [...c];", id="rows in another array"),
        pytest.param(ROWS, "return Object.values(c);", id="as values"),
    ],
)
def test_what_leaks(made: str, body: str) -> None:
    assert made_outs(using(made, body))


@pytest.mark.parametrize(
    ("made", "body"),
    [
        pytest.param(PATTERN, "return c.test(s);", id="tested"),
        pytest.param(PATTERN, "return c.exec(s)?.[1];", id="executed"),
        pytest.param(PATTERN, "return c.exec(s);", id="the match is new"),
        pytest.param(PATTERN, "return s.replace(c, '');", id="replaced"),
        pytest.param(PATTERN, "return s.replace(c, (m) => m);", id="by a function"),
        pytest.param(PATTERN, "return s.match(c);", id="matched"),
        pytest.param(PATTERN, "return s.split(c);", id="split"),
        pytest.param(PATTERN, "return s.search(c);", id="searched"),
        pytest.param(PATTERN, "return c.source + c.flags;", id="its text"),
        pytest.param(PATTERN, "return `${c}`;", id="shown"),
        pytest.param(PATTERN, "return o.filter((x) => c.test(x));", id="in a callback"),
        pytest.param(PATTERN, "return c ? 1 : 2;", id="is it there?"),
        pytest.param(GLOBAL, "return s.replace(c, '');", id="all replaced"),
        pytest.param(GLOBAL, "return s.match(c);", id="all matched"),
        pytest.param(GLOBAL, "return s.replaceAll(c, '');", id="replaceAll"),
        pytest.param(GLOBAL, "return s.split(c);", id="split by a global one"),
        pytest.param(GLOBAL, "return c.source;", id="a global one's text"),
        pytest.param(NUMBERS, "return c.format(k);", id="formatted"),
        pytest.param(NUMBERS, "return c.formatToParts(k);", id="in parts"),
        pytest.param(NUMBERS, "return c.resolvedOptions();", id="its options"),
        pytest.param(NUMBERS, "return o.map((x) => c.format(x));", id="each"),
        pytest.param(NUMBERS, "return [...o].map(c.format);", id="each of an array"),
        pytest.param(COLLATOR, "return c.compare(k, s);", id="compared"),
        pytest.param(COLLATOR, "return [...o].sort(c.compare);", id="an array sorted"),
        pytest.param(COLLATOR, "return Object.keys(o).sort(c.compare);", id="keys sorted"),
        pytest.param(COLLATOR, "return o.sort((a, b) => c.compare(a, b));", id="by an arrow"),
        pytest.param(DECODER, "return c.decode(s);", id="decoded"),
        pytest.param(DECODER, "return c.decode();", id="nothing decoded"),
        pytest.param(DECODER, "return c.encoding;", id="its encoding"),
        pytest.param(ENCODER, "return c.encode(s);", id="encoded"),
        pytest.param(ENCODER, "return c.encodeInto(s, o);", id="encoded into"),
        pytest.param(OBJECT, "return c.n;", id="a number of it"),
        pytest.param(OBJECT, "return c.a.b;", id="a number in it"),
        pytest.param(OBJECT, "return c.l.length;", id="the length of its array"),
        pytest.param(OBJECT, "return 'a' in c;", id="a key of it"),
        pytest.param(OBJECT, "return JSON.stringify(c);", id="written again"),
        pytest.param(OBJECT, "return structuredClone(c);", id="cloned"),
        pytest.param(OBJECT, "const { n } = c; return n;", id="a number taken out"),
        pytest.param(ROWS, "return c.find((row) => row.id === k)?.id;", id="a number of a row"),
        pytest.param(ROWS, "return c.map((row) => row.id);", id="numbers of rows"),
        pytest.param(ROWS, "return c.length;", id="how many rows"),
        pytest.param(ROWS, "return c.some((row) => row.tags.includes(k));", id="asked deep"),
    ],
)
def test_what_only_reads(made: str, body: str) -> None:
    assert made_outs(using(made, body)) == []


@pytest.mark.parametrize(
    ("before", "made", "body"),
    [
        pytest.param(
            "RegExp.prototype.exec = g;", PATTERN, "return c.test(s);", id="exec of all patterns"
        ),
        pytest.param(
            "RegExp.prototype.test = g;", PATTERN, "return c.test(s);", id="test of all patterns"
        ),
        pytest.param(
            "RegExp.prototype[Symbol.replace] = g;",
            PATTERN,
            "return s.replace(c, '');",
            id="how all patterns replace",
        ),
        pytest.param(
            "String.prototype.replace = g;", PATTERN, "return s.replace(c, '');", id="replace"
        ),
        pytest.param(
            "Intl.NumberFormat.prototype.formatToParts = g;",
            NUMBERS,
            "return c.formatToParts(k);",
            id="of all formatters",
        ),
        pytest.param(
            "Array.prototype.sort = g;", COLLATOR, "return [...o].sort(c.compare);", id="sort"
        ),
        pytest.param(
            "TextDecoder.prototype.decode = g;", DECODER, "return c.decode(s);", id="decode"
        ),
    ],
)
def test_built_ins_that_were_replaced(before: str, made: str, body: str) -> None:
    text = f"function g() {{ globalThis.kept = this; }}\n{before}\n{using(made, body)}"
    assert made_outs(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("const Intl = o;", id="a const in the function"),
        pytest.param("{ } var Intl;", id="a var in the function"),
    ],
)
def test_own_constructors_are_no_sites(text: str) -> None:
    body = f"export function f(o) {{ {text} return new Intl.NumberFormat('en').format(1); }}"
    with pytest.raises(StopIteration):
        made_site(body)


@pytest.mark.parametrize(
    ("made", "body"),
    [
        pytest.param("new RegExp('a', 'y')", "return s.replace(c, '');", id="sticky"),
        pytest.param("new RegExp('a', 'y')", "return c.source;", id="sticky, only shown"),
        pytest.param("new RegExp('a', 'gy')", "return s.match(c);", id="both"),
        pytest.param(GLOBAL, "return c.test(s);", id="global, tested"),
        pytest.param(GLOBAL, "return c;", id="global, returned"),
    ],
)
def test_state_stops_even_an_unsafe_fix(made: str, body: str) -> None:
    obstacles = made_site(using(made, body)).obstacles
    assert Because.STATEFUL_LEAF in [each.because for each in obstacles]


# ------------------------------------------------------------------ typed arrays


def is_shared(body: str, before: str = "") -> bool:
    """True when the typed array is a site that goes nowhere; where it does, its list is the site."""
    sites = survey_of(f"{before}\n{using(TYPED, body)}").sites
    assert sites or "TextEncoder" in body
    return any(site.kind is SiteKind.TYPED_ARRAY and site.escape == Contained() for site in sites)


@pytest.mark.parametrize("body", [pytest.param(row.values[0], id=row.id) for row in ANY if row.id])
def test_a_typed_array_that_goes_anywhere_is_not_shared(body: str) -> None:
    assert not is_shared(body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return c.buffer;", id="its buffer"),
        pytest.param("return new DataView(c.buffer);", id="a view of its buffer"),
        pytest.param("return new Uint16Array(c.buffer);", id="another array of its buffer"),
        pytest.param("return Buffer.from(c.buffer);", id="a Buffer of its buffer"),
        pytest.param("const { buffer } = c; return buffer;", id="taken out"),
        pytest.param("const { buffer: b } = c; return b;", id="under another name"),
        pytest.param("return c['buffer'];", id="in brackets"),
        pytest.param("const { [k]: b } = c; return b;", id="taken out by key"),
        pytest.param("return c[k];", id="an element, or its buffer"),
        pytest.param("keep(c[k]);", id="passed on"),
        pytest.param("const b = c[k]; return new Uint8Array(b);", id="by a name"),
        pytest.param("for (const key of o) keep(c[key]);", id="by keys unknown"),
        pytest.param("let i = 0; i = k; return c[i];", id="by what was a number"),
        pytest.param("return c.subarray(1);", id="a part of the same buffer"),
        pytest.param("c[0] = 1;", id="an element written"),
        pytest.param("c[k]++;", id="an element counted"),
        pytest.param("c.set([1]);", id="set"),
        pytest.param("c.fill(0);", id="filled"),
        pytest.param("return c.sort()[0];", id="sorted"),
        pytest.param("return c.reverse();", id="reversed"),
        pytest.param("c.copyWithin(0, 1);", id="moved inside"),
        pytest.param("crypto.getRandomValues(c);", id="filled by others"),
        pytest.param("new TextEncoder().encodeInto(s, c);", id="encoded into"),
        pytest.param("Atomics.add(c, 0, 1);", id="added to"),
        pytest.param("c.forEach((x, at, all) => { all[at] = 0; });", id="by a callback"),
        pytest.param("return c.map((x, at, all) => all);", id="given by a callback"),
        pytest.param("postMessage(c, [c.buffer]);", id="given away"),
        pytest.param("fs.writeSync(1, c);", id="to Node"),
    ],
)
def test_what_is_done_to_a_typed_array(body: str) -> None:
    assert not is_shared(body)


@pytest.mark.parametrize(
    ("before", "body"),
    [
        pytest.param(
            "Object.defineProperty(Uint8Array, Symbol.species, { value: keep });",
            "return c.slice(1)[0];",
            id="species of typed arrays",
        ),
        pytest.param("Uint8Array.prototype.at = keep;", "return c.at(0);", id="at, replaced"),
        pytest.param(
            "Object.getPrototypeOf(Uint8Array).prototype.join = keep;",
            "return c.join();",
            id="join, replaced further up",
        ),
        pytest.param(
            "Uint8Array.prototype[Symbol.iterator] = keep;", "return [...c];", id="the iterator"
        ),
    ],
)
def test_typed_arrays_that_were_changed(before: str, body: str) -> None:
    assert not is_shared(body, before)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return c[2];", id="an element"),
        pytest.param("return c[k & 7];", id="an element by number"),
        pytest.param("return c[+k];", id="an element by a converted number"),
        pytest.param("for (let i = 0; i < c.length; i++) keep(c[i]);", id="all elements"),
        pytest.param("let t = 0; for (const i of o) t += c[i] * 2; return t;", id="only added"),
        pytest.param("return o.map((x, i) => x * c[i]);", id="multiplied"),
        pytest.param("return c.length;", id="its length"),
        pytest.param("return c.includes(k);", id="asked"),
        pytest.param("let t = 0; for (const x of c) t += x; return t;", id="walked"),
        pytest.param("return [...c];", id="copied into an array"),
        pytest.param("return c.slice(1);", id="copied"),
        pytest.param("return new Uint8Array(c);", id="copied by a constructor"),
        pytest.param("return Math.max(...c);", id="spread into a call"),
        pytest.param("return c.map((x) => x + 1);", id="mapped"),
        pytest.param("return c.reduce((t, x) => t + x, 0);", id="added up"),
    ],
)
def test_typed_arrays_that_are_only_read(body: str) -> None:
    assert is_shared(body)
