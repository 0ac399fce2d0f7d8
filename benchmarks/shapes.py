"""Inputs that tools tend to be quadratic in, made at any size. Each is one file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

SILENT: Final = ("--silent",)


@dataclass(frozen=True, slots=True)
class Shape:
    """`made` gives the text of one file of the size that it is told; `largest` is the size to end
    with, after doublings. `words` are the flags of the run."""

    made: Callable[[int], str]
    largest: int
    words: tuple[str, ...] = SILENT
    suffix: str = "js"

    def files(self, size: int) -> dict[str, str]:
        """What a run of that size reads: one file, by its name."""
        return {f"shape.{self.suffix}": self.made(size)}


ENTRIES: Final = ", ".join(f"key{at}: 'value {at}'" for at in range(10))
ALL: Final = ("--silent", "--config", "min-bytes=0")


def table(number: int) -> str:
    """A literal that is equal to no other one."""
    return f"{{ {ENTRIES}, own: {number} }}"


def literals(count: int) -> str:
    """One function of as many literals."""
    lines = (f"  const t{at} = {table(at)};\n  use(t{at}[key]);" for at in range(count))
    return function("f", lines)


def declared_together(count: int) -> str:
    """One declaration of as many variables, each with a literal."""
    listed = ",\n".join(f"    t{at} = {table(at)}" for at in range(count))
    uses = (f"  use(t{at}[key]);" for at in range(count))
    return function("f", (f"  const\n{listed};", *uses))


def functions(count: int) -> str:
    """As many functions with a literal each."""
    return joined(f"export {lookup(f'f{at}', at)}" for at in range(count))


def equal_functions(count: int) -> str:
    """As many functions with the same literal, for which one constant does."""
    return joined(f"export {lookup(f'f{at}')}" for at in range(count))


def entries(count: int) -> str:
    """One literal of as many entries."""
    listed = ",\n".join(f"    key{at}: {at}" for at in range(count))
    body = f"  const table = {{\n{listed}\n  }};\n  return table[key];\n"
    return f"export function f(key) {{\n{body}}}\n"


def rows(count: int) -> str:
    """One array of as many rows of three fields."""
    listed = ",\n".join(f"    {{ a: {at}, b: 'x{at}', c: true }}" for at in range(count))
    return (
        f"export function f(key) {{\n  const rows = [\n{listed}\n  ];\n  return rows.length;\n}}\n"
    )


def aliases(count: int) -> str:
    """As many names for one helper, each called with a literal that it only reads."""
    helper = "function read(table, key) {\n  return table[key];\n}\n"
    named = joined(f"const read{at} = read;" for at in range(count))
    calls = joined(
        f"export function f{at}(key) {{\n  return read{at}({table(at)}, key);\n}}"
        for at in range(count)
    )
    return helper + named + calls


def alias_chain(count: int) -> str:
    """A name of a name of a name… of a built-in."""
    named = joined(f"const n{at + 1} = n{at};" for at in range(count))
    return f"const n0 = Object.freeze;\n{named}{lookup('f')}console.log(f(n{count}));\n"


def call_chain(count: int) -> str:
    """Functions that call one another in a row, each with a literal of its own."""
    lines = (
        f"function f{at}(key) {{\n  const table = {table(at)};\n"
        f"  return table[key] + f{at + 1}(key);\n}}"
        for at in range(count)
    )
    return f"{joined(lines)}function f{count}() {{}}\nexport const g = (key) => f0(key);\n"


def handed_down(count: int) -> str:
    """One literal that is handed on through as many functions."""
    lines = (f"function f{at}(t, key) {{\n  return f{at + 1}(t, key);\n}}" for at in range(count))
    last = f"function f{count}(t, key) {{\n  return t[key];\n}}\n"
    return f"{joined(lines)}{last}export const g = (key) => f0({{ {ENTRIES} }}, key);\n"


def nested_functions(count: int) -> str:
    """Functions in functions, the literal in the innermost."""
    heads = joined(f"function f{at}(a{at}) {{" for at in range(count))
    body = f"  const t = {{ {ENTRIES} }};\n  use(t[a0]);\n"
    return f"export {heads}{body}{joined(['}'] * count)}"


def nested_blocks(count: int) -> str:
    """Blocks in blocks, with a variable each."""
    heads = joined(f"{{ let a{at} = k;" for at in range(count))
    body = f"  const t = {{ {ENTRIES} }};\n  use(t[a0]);\n"
    return f"export function f(k) {{\n{heads}{body}{joined(['}'] * count)}}}\n"


def nested_literal(count: int) -> str:
    """Objects in objects."""
    inner = f"{joined(['{ a: 1, b:'] * count)}2{joined(['}'] * count)}"
    return f"export function f(k) {{\n  const t = {inner};\n  return t[k];\n}}\n"


def ternaries(count: int) -> str:
    """A chain of conditionals, with a literal in each branch."""
    tests = joined(f"k === {at} ? {{ {ENTRIES} }} : " for at in range(count))
    return f"export function f(k) {{\n  const t = {tests}null;\n  return t.a;\n}}\n"


def sums(count: int) -> str:
    """A sum of as many strings as the value of one entry."""
    added = "\n + ".join(["'a'"] * count)
    body = f"  const t = {{ {ENTRIES}, sum: {added} }};\n  return t[k];\n"
    return f"export function f(k) {{\n{body}}}\n"


def concatenations(count: int) -> str:
    """A chain of method calls, which a literal begins."""
    listed, calls = ", ".join(map(str, range(40))), "".join(["\n    .concat(k)"] * count)
    return f"export function f(k) {{\n  return [{listed}]{calls};\n}}\n"


def comments(count: int) -> str:
    """As many functions with a comment that silences what is found in each."""
    return joined(
        f"export function f{at}(key) {{\n  // allocscan-ignore-next-line\n"
        f"  const table = {table(at)};\n  return table[key];\n}}"
        for at in range(count)
    )


def classes(count: int) -> str:
    """As many classes with a method that builds a literal."""
    return joined(
        f"export class C{at} {{\n  name(key) {{\n    const table = {table(at)};\n"
        "    return table[key];\n  }\n}"
        for at in range(count)
    )


def methods(count: int) -> str:
    """A class with as many methods, each called once by a new instance."""
    own = joined(
        f"  m{at}(key) {{\n    const table = {table(at)};\n    return table[key];\n  }}"
        for at in range(count)
    )
    calls = joined(f"  new C().m{at}(k);" for at in range(count))
    return f"class C {{\n{own}}}\nexport function f(k) {{\n{calls}}}\n"


def typed_members(count: int) -> str:
    """A TypeScript class with as many private fields, statics, and methods with a literal that
    names the class."""
    own = joined(
        f"  private p{at} = 0;\n  static s{at} = {at};\n  m{at}(key: string) {{\n"
        f"    const table = {{ {ENTRIES}, own: {at}, next: () => new C(base) }};\n"
        "    return table[key] === 1;\n  }"
        for at in range(count)
    )
    return f"const base = load();\nexport class C extends Base {{\n{own}}}\n"


def callers(count: int) -> str:
    """A function that is called as often, in as many functions."""
    calls = joined(f"export function g{at}(k) {{\n  return f(k, {at});\n}}" for at in range(count))
    return f"{lookup('f')}{calls}"


def imports(count: int) -> str:
    """As many modules of Node under as many names, and a literal that one of them reads."""
    lines = joined(f"import * as fs{at} from 'node:fs';" for at in range(count))
    return (
        f"{lines}export function f(k) {{\n  return Object.keys({{ {ENTRIES} }}).includes(k);\n}}\n"
    )


def joined(lines: Iterable[str]) -> str:
    """A text of `lines`."""
    return "".join(f"{line}\n" for line in lines)


def function(name: str, lines: Iterable[str]) -> str:
    """A function with a body of `lines`."""
    return f"export function {name}(key, use) {{\n{joined(lines)}}}\n"


def lookup(name: str, number: int = 0) -> str:
    """A function that looks into a table of its own."""
    return f"function {name}(key) {{\n  const table = {table(number)};\n  return table[key];\n}}\n"


SHAPES: Final = {
    "literals of one function": Shape(literals, 16_000),
    "functions": Shape(functions, 10_000),
    "entries of one literal": Shape(entries, 200_000),
    "rows of one array": Shape(rows, 32_000),
    "aliases of a helper": Shape(aliases, 5_000),
    "a chain of aliases": Shape(alias_chain, 10_000),
    "a chain of calls": Shape(call_chain, 8_000),
    "handed down": Shape(handed_down, 8_000),
    "nested functions": Shape(nested_functions, 2_000),
    "nested blocks": Shape(nested_blocks, 8_000),
    "nested literal": Shape(nested_literal, 4_000, ALL),
    "conditionals": Shape(ternaries, 4_000, ALL),
    "a sum": Shape(sums, 8_000),
    "a chain of methods": Shape(concatenations, 2_000),
    "comments that silence": Shape(comments, 8_000),
    "classes": Shape(classes, 8_000),
    "methods and instances": Shape(methods, 4_000),
    "members of a typed class": Shape(typed_members, 4_000, suffix="ts"),
    "callers of one function": Shape(callers, 16_000),
    "imports": Shape(imports, 4_000),
    "reported": Shape(functions, 2_000, ()),
    "fixed in one declaration": Shape(declared_together, 4_000, ("--diff",)),
    "fixed functions": Shape(functions, 4_000, ("--diff",)),
    "fixed with one constant": Shape(equal_functions, 4_000, ("--diff",)),
    "fixed classes": Shape(classes, 4_000, ("--diff",)),
    "fixed literals of one": Shape(literals, 4_000, ("--diff",)),
}
