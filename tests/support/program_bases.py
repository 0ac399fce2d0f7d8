"""The constants of a module that its literals are made of, and what becomes of them.

In a template `{base}` is the name of the constant, `{other}` an expression over another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class BaseShape(Enum):
    """What a base is."""

    OBJECT = "object with a primitive, an array, a text"
    TABLE = "object of objects"
    LIST = "array of texts"
    ROWS = "array of objects"
    TEXT = "text"
    NUMBER = "number"
    SET = "set"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Parts:
    """Expressions over a base, by what they may stand for in a literal; and what changes it.

    `leaves` are primitives, `objects` are not, `entries` stand among the entries of an object and
    `items` among those of an array; `changes` are statements.
    """

    values: tuple[str, ...]
    leaves: tuple[str, ...]
    objects: tuple[str, ...]
    entries: tuple[str, ...]
    items: tuple[str, ...]
    changes: tuple[str, ...]


PARTS: Final[Mapping[BaseShape, Parts]] = {
    BaseShape.OBJECT: Parts(
        values=(
            "{ a: 1, b: [1, 2], c: 't' }",
            "{ a: 2, b: ['x', { y: 1 }], c: 'u', d: null }",
            "{ c: 'v', b: [], a: -1, ...{ e: 1 } }",
            "{ get a() { return (counter += 1); }, b: [1, 2], c: 't' }",
            "{ get a() { return (counter += 1); }, b: [counter], get c() { return 'g' + counter; } }",
            "{ a: 1, b: [1, 2], c: 't', toString() { return 'h' + (counter += 1); } }",
            "{ a: 1, b: [1, 2], c: 't', toJSON: () => (counter += 1) }",
            "{ a: 1, b: [1, 2], c: 't', valueOf: next }",
            "{ a: { toString: () => 'i' + (counter += 1) }, b: [{ valueOf: next }], c: 't' }",
            "{ a: 1, b: [LIMIT, 2], c: `${LIMIT}` }",
            "{ a: limit, b: [limit, 2], c: 't' }",
            "{ __proto__: { a: 1 }, b: [1, 2], c: 't' }",
            "Object.assign({ a: 1, b: [1, 2] }, { c: 't' })",
        ),
        leaves=(
            "{base}.a",
            "{base}.a",
            "{base}.b[0]",
            "{base}.c",
            "`${{base}.a}px`",
            "{base}.a + 1",
            "{base}.c + '!'",
            "{base}['a']",
            "{base}.b.length",
            "{base}?.a",
            "{base}.missing",
            "-{base}.a",
            "{base}.c.length",
            "{base}.c.toUpperCase()",
            "typeof {base}.a",
            "{base}.a === 1",
            "{base}.a ? 'y' : 'n'",
            "{base}.a ?? 0",
            "'a' in {base}",
            "Object.keys({base}).length",
            "Object.keys({base}).join()",
            "{base}.b.join()",
            "{base}.b.includes(2)",
            "JSON.stringify({base})",
            "Object.isFrozen({base})",
            "Object.hasOwn({base}, 'a')",
            "{base}[k]",
        ),
        objects=(
            "{base}",
            "{base}.b",
            "{ ...{base} }",
            "{ ...{base}, a: 2 }",
            "[...{base}.b]",
            "{ x: {base}.a, y: {base}.b[1] }",
            "Object.keys({base})",
            "Object.freeze({ ...{base} })",
            "Object.assign({}, {base})",
            "{base}.b.slice()",
            "{base}.b.map(String)",
            "() => {base}.a",
            "structuredClone({base}.b)",
        ),
        entries=("...{base}", "...{base}", "...{base}", "[{base}.c]: 1", "...{base}.b"),
        items=("...{base}.b", "...Object.keys({base})", "{base}.a"),
        changes=(
            "{base}.a = 'changed';",
            "{base}.a++;",
            "{base}.b.push(3);",
            "{base}.b[0] = 'first';",
            "{base}.b.reverse();",
            "{base}.c += '+';",
            "{base}.added = 1;",
            "delete {base}.c;",
            "delete {base}.a;",
            "Object.assign({base}, { a: 'assigned' });",
            "Object.defineProperty({base}, 'a', { value: 'defined' });",
            "Object.freeze({base});",
            "writeTo({base});",
            "growArray({base}.b);",
            "kept.push({base}); kept[0].a = 'kept';",
            "kept.push({base}.b); kept[0][0] = 'kept';",
            "for (const key in {base}) {base}[key] += '!';",
            "({ a: {base}.a } = { a: 'pattern' });",
            "[{base}.a, {base}.c] = [{base}.c, {base}.a];",
            "state.base = {base}; state.base.a = 'state';",
            "(({ b }) => { b.push('inner'); })({base});",
            "Object.values({base}).forEach((e) => { if (Array.isArray(e)) e.push('each'); });",
            "queueMicrotask(() => { {base}.a = 'micro'; });",
            "{base}.b.length = 1;",
            "Reflect.set({base}, 'a', 'reflected');",
            "Object.setPrototypeOf({base}, { missing: 'found' });",
        ),
    ),
    BaseShape.TABLE: Parts(
        values=(
            "{ a: { x: 1, y: 2 }, b: { x: 3, y: [4] } }",
            "{ a: { x: 'p', y: 2 }, b: { x: 'q', y: ['r'] }, c: {} }",
            "{ a: Object.freeze({ x: 1, y: 2 }), b: { x: 3, y: [4] } }",
        ),
        leaves=(
            "{base}.a.x",
            "{base}.b.y[0]",
            "{base}.b.y.length",
            "`${{base}.a.x}:${{base}.b.x}`",
            "{base}.a.x + {base}.a.y",
            "{base}['b'].x",
            "{base}.a?.y",
        ),
        objects=(
            "{base}.a",
            "{base}.b.y",
            "{ ...{base}.a }",
            "{ ...{base}.a, x: 9 }",
            "{ ...{base}.b }",
            "{ ...{base} }",
            "[...{base}.b.y]",
            "[{base}.a, {base}.b]",
            "Object.values({base})",
        ),
        entries=("...{base}", "...{base}.a", "[{base}.a.x]: 1"),
        items=("...{base}.b.y", "...Object.values({base})", "{base}.a"),
        changes=(
            "{base}.a.x = 'changed';",
            "{base}.b.y.push('deep');",
            "{base}.a = { x: 'other', y: 0 };",
            "for (const e of Object.values({base})) e.x = 'each';",
            "writeTo({base}.a); {base}.a.x = {base}.a.mark;",
            "const { a: {u} } = {base}; {u}.x = 'taken';",
            "Object.assign({base}.a, { x: 'assigned' });",
            "Object.freeze({base}.a);",
        ),
    ),
    BaseShape.LIST: Parts(
        values=(
            "['p', 'q', 'r']",
            "'p q r'.split(' ')",
            "['p', , 'r']",
            "[{ toString: next }, 'q', 'r']",
            "['p', ...'qr']",
            "Object.assign(['p', 'q'], { 0: 'o' })",
        ),
        leaves=(
            "{base}[0]",
            "{base}.length",
            "{base}.join('-')",
            "`${{base}[1]}`",
            "`${{base}}`",
            "{base}.at(-1)",
            "{base}.indexOf('q')",
            "{base}.includes('p')",
            "{base}[9]",
            "{base}[0] + {base}[1]",
            "String({base})",
        ),
        objects=(
            "{base}",
            "[...{base}]",
            "[...{base}, 'x']",
            "{base}.concat(['z'])",
            "{base}.slice(1)",
            "{base}.map((e) => e + 1)",
            "{base}.filter(Boolean)",
            "new Set({base})",
            "{ ...{base} }",
            "[{base}[0], {base}[1]]",
        ),
        entries=("[{base}[0]]: 1", "...{base}"),
        items=("...{base}", "...{base}", "...{base}.slice(1)", "{base}[0]", "...[...{base}]"),
        changes=(
            "{base}.push('z');",
            "{base}[0] = 'first';",
            "{base}.sort().reverse();",
            "{base}.length = 1;",
            "growArray({base});",
            "{base}.forEach((e, i, all) => { all[i] = e + '!'; });",
            "for (const i in {base}) {base}[i] += '?';",
            "[{base}[0]] = ['taken'];",
            "kept.push({base}); kept[0].unshift('kept');",
            "delete {base}[0];",
            "Array.prototype.push.apply({base}, ['applied']);",
            "{base}[Symbol.iterator] = function* () { yield 'own'; };",
            "{base}.splice(0, 1);",
            "Object.freeze({base});",
        ),
    ),
    BaseShape.ROWS: Parts(
        values=(
            "[{ x: 1, y: 2 }, { x: 3, y: 4 }]",
            "[['m', 1], ['n', 2]].map(([x, y]) => ({ x, y }))",
        ),
        leaves=("{base}[0].x", "{base}.length", "{base}[1].y + 1", "{base}.map((e) => e.x).join()"),
        objects=("{base}[0]", "{ ...{base}[1] }", "[...{base}]", "{base}.map((e) => ({ ...e }))"),
        entries=("...{base}[0]", "[{base}[0].x]: {base}[0].y"),
        items=("...{base}", "...{base}.map((e) => e.x)", "{base}[0]"),
        changes=(
            "{base}[0].x = 'changed';",
            "{base}.forEach((e) => { e.x += '!'; });",
            "{base}.push({ x: 5, y: 6 });",
            "{base}.find(Boolean).y = 'found';",
            "for (const e of {base}) e.y += 1;",
            "{base}.reverse();",
        ),
    ),
    BaseShape.TEXT: Parts(
        values=(
            "'dyn'",
            "'dyn'",
            "`t${LIMIT}`",
            "'a' + 'b'",
            "['a', 'b'].join('')",
            "'Up'.toLowerCase()",
        ),
        leaves=("{base}", "{base}", "{base} + 's'", "`${{base}}-x`", "{base}.length", "{base}[0]"),
        objects=(
            "[{base}]",
            "{ x: {base}, y: 1 }",
            "{ [{base}]: 1 }",
            "{base}.split('')",
            "{ {base} }",
        ),
        entries=("[{base}]: 1", "[`${{base}}2`]: 2", "[{base} + 'k']: {base}", "{base}"),
        items=("{base}", "...{base}", "`${{base}}!`"),
        changes=(
            "{base} += 'w';",
            "{base} = 'other';",
            "{base} = null;",
            "[{base}] = ['swapped'];",
        ),
    ),
    BaseShape.NUMBER: Parts(
        values=("7", "7", "LIMIT * 2", "-1.5", "1_000", "Math.max(2, 3)", "'abc'.length", "10n"),
        leaves=(
            "{base}",
            "{base}",
            "{base} * 2",
            "-{base}",
            "`${{base}}px`",
            "{base} > 3",
            "{base} + 1",
        ),
        objects=("[{base}]", "{ x: {base}, y: {base} * 2 }", "{ [{base}]: 1 }", "() => {base}"),
        entries=("[{base}]: 'n'", "{base}", "[`k${{base}}`]: {base}"),
        items=("{base}", "{base} * 2"),
        changes=("{base} += 1;", "{base}++;", "{base} = 0;", "({ a: {base} } = { a: 9 });"),
    ),
    BaseShape.SET: Parts(
        values=("new Set(['p', 'q'])",),
        leaves=("{base}.size", "{base}.has('p')", "[...{base}].join()", "[...{base}][0]"),
        objects=("{base}", "[...{base}]", "new Set({base})", "Array.from({base})"),
        entries=("size: {base}.size", "[[...{base}][0]]: 1"),
        items=("...{base}", "...{base}.values()"),
        changes=(
            "{base}.add('new');",
            "{base}.delete('p');",
            "{base}.clear();",
            "addTo({base}, 'x');",
        ),
    ),
    BaseShape.MAP: Parts(
        values=("new Map([['a', 1], ['b', { x: 1 }]])",),
        leaves=("{base}.get('a')", "{base}.size", "{base}.has('b')"),
        objects=(
            "[...{base}]",
            "Object.fromEntries({base})",
            "{base}.get('b')",
            "{ ...{base}.get('b') }",
        ),
        entries=("...Object.fromEntries({base})", "[{base}.get('a')]: 1", "...{base}.get('b')"),
        items=("...{base}.keys()", "...{base}"),
        changes=(
            "{base}.set('a', 'new');",
            "{base}.get('b').x = 'w';",
            "{base}.clear();",
            "{base}.delete('a');",
        ),
    ),
}

DECLARATIONS: Final = (
    *("const {base} = {value};",) * 16,
    *("const {base} = Object.freeze({value});",) * 5,
    "const {base} = Object.freeze(Object.freeze({value}));",
    "let {base} = {value};",
    "var {base} = {value};",
    "let {base}; {base} = {value};",
    "const { inner: {base} } = { inner: {value} };",
    "const [{base}] = [{value}];",
    "const {base} = identity({value});",
    "const {base} = limit > 0 ? {value} : null;",
    "const {base} = {value}, {u} = 1;",
    "const {u} = {value}; const {base} = {u};",
    "const {base} = (() => ({value}))();",
    "const {u} = { deep: {value} }; const {base} = {u}.deep;",
    "const {base} = [{value}, 0][0];",
)

COMMON: Final = (
    *(BaseShape.OBJECT,) * 4,
    *(BaseShape.TABLE, BaseShape.LIST, BaseShape.ROWS, BaseShape.TEXT, BaseShape.NUMBER) * 2,
    BaseShape.SET,
    BaseShape.MAP,
)
"""How often each is chosen."""

NAMES: Final = ("BASE", "COMMON", "SHARED_1", "theme", "baseConfig", "KEY", "PARTS", "Sizes", "$c")
