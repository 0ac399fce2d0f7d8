"""The makers of random programs: literal, variable, uses, function, callers, file."""

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from support.program_literals import literal
from support.program_uses import (
    ARRAY_RETURNS,
    NAMED,
    OBJECT_RETURNS,
    RECORD,
    SLOPPY,
    USES,
    VARIABLE,
    Shape,
    Uses,
)
from support.programs import Block, Piece, Program

NAMES: Final = ("config", "table", "labels", "t", "map", "opts", "allowed", "DEFAULTS", "data")
ARRAYS: Final = frozenset({Shape.LIST, Shape.ROWS, Shape.PAIRS})
RETURN_TEXT: Final = "return out;"
KEYS: Final = ("'a'", "'b'", "'c'", "'zz'", "0")


@dataclass(frozen=True, slots=True)
class Holding:
    """How a literal comes into scope, in templates of `{lit}`, `{name}` and the fresh `{u}`.

    `setup` are the statements that put it there and `value` is the expression for it.
    `parameters` follow `k`; `around` is the head and tail of a block that the uses stand in.
    """

    setup: tuple[str, ...] = ()
    value: str = "{name}"
    parameters: str = ""
    around: tuple[str, str] | None = None
    assignable: bool = False

    def filled(self, **names: str) -> "Holding":
        """The same with the slots filled."""

        def fill(template: str) -> str:
            for slot, text in names.items():
                template = template.replace(f"{{{slot}}}", text)
            return template

        around = self.around and (fill(self.around[0]), fill(self.around[1]))
        setup = tuple(fill(line) for line in self.setup)
        return replace(
            self,
            setup=setup,
            value=fill(self.value),
            parameters=fill(self.parameters),
            around=around,
        )


CONST: Final = Holding(("const {name} = {lit};",))
HOLDINGS: Final = (
    CONST,
    CONST,
    CONST,
    CONST,
    Holding(("let {name} = {lit};",), assignable=True),
    Holding(("var {name} = {lit};",), assignable=True),
    Holding(("let {name};", "{name} = {lit};"), assignable=True),
    Holding(("out += typeof {name};", "var {name} = {lit};"), assignable=True),
    Holding(("var {name} = {name} || {lit};",), assignable=True),
    Holding(parameters=", {name} = {lit}"),
    Holding(parameters=", { {name} = {lit} } = {}"),
    Holding(("const {name} = out || {lit};",)),
    Holding(("const {name} = k ? {lit} : {lit};",)),
    Holding(("const {u} = { k, inner: {lit} };",), "{u}.inner"),
    Holding(("const {u} = [k, {lit}];",), "{u}[1]"),
    Holding(("const { {name} = {lit} } = {};",)),
    Holding(("const [{name} = {lit}] = [];",)),
    Holding(("const {name} = {lit}, {u} = k;", "out += typeof {u};")),
    Holding(("const {u} = () => ({lit});", "const {name} = {u}();")),
    Holding(("function {u}() { return {lit}; }",), "{u}()"),
    Holding(value="({lit})"),
    Holding(value="({lit})"),
    Holding(around=("for (const {name} of [{lit}]) {", "}")),
    Holding(around=("for (let i = 0; i < 2; i++) { const {name} = {lit};", "}")),
    Holding(around=("[1, 2].forEach(() => { const {name} = {lit};", "});")),
    Holding(around=("const {u} = () => { const {name} = {lit};", "}; {u}(); {u}();")),
    Holding(around=("if (k) { const {name} = {lit};", "}")),
    Holding(around=("(({name} = {lit}) => {", "})();")),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of function, in templates of `{name}`, `{Owner}` and the parameters `{p}`."""

    head: str
    tail: str = "};"
    after: str = ""
    hoisted: bool = False
    in_class: bool = False
    plain: bool = True
    """Calling it gives what it returns: no promise and no generator."""


DECLARATION: Final = Form("function {name}(k{p}) {", "}", hoisted=True)
ARROW: Final = Form("const {name} = (k{p}) => {")
MADE: Final = "const {name} = (k) => new {Owner}().run(k);"
STATIC: Final = "const {name} = (k) => {Owner}.run(k);"
FORMS: Final = (
    DECLARATION,
    DECLARATION,
    DECLARATION,
    DECLARATION,
    ARROW,
    ARROW,
    Form("const {name} = function (k{p}) {"),
    Form("const {name} = async (k{p}) => {", plain=False),
    Form("const {name} = function* (k{p}) {", plain=False),
    Form("const {name} = (() => { return function (k{p}) {", "}; })();"),
    Form("const {Owner} = { run(k{p}) {", "} };", STATIC),
    Form("class {Owner} { run(k{p}) {", "} }", MADE, in_class=True),
    Form("class {Owner} { static run(k{p}) {", "} }", STATIC, in_class=True),
    Form("class {Owner} { run = (k{p}) => {", "}; }", MADE, in_class=True),
    Form(
        "class {Owner} { run(k) { return this.#own(k); } #own(k{p}) {", "} }", MADE, in_class=True
    ),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A function under test: its statements, its name, and what it returns.

    `returns` is None where the shape is not known; `gives_text` where it is no object at all.
    """

    pieces: tuple[Piece, ...]
    name: str
    returns: Shape | None
    hoisted: bool
    gives_text: bool


class Generator:
    """One program's choices. `fresh` names are never used twice."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.fresh_names = 0

    def fresh(self, stem: str) -> str:
        """A new name: `u1`, `u2`…"""
        self.fresh_names += 1
        return f"{stem}{self.fresh_names}"

    def filled(self, template: str, value: str) -> str:
        """`template` about `value`."""
        for slot in ("{u}", "{w}"):
            if slot in template:
                template = template.replace(slot, self.fresh("u"))
        return template.replace("{v}", value)

    # ---------------------------------------------------------- the file

    def program(self) -> Program:
        """One to three functions, their callers, and the statements that call them."""
        kind = self.rng.choice(("mjs", "mjs", "mjs", "cjs", "cjs", "sloppy", "script", "iife"))
        strict = kind in {"mjs", "cjs", "iife"}
        pieces: list[Piece] = []
        exported: list[str] = []
        early: list[str] = []
        for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3))):
            subject = self.subject(strict)
            calls = self.calls(subject, exported)
            if subject.hoisted and subject.name in exported:
                early.append(subject.name)
            if subject.hoisted and self.rng.random() < 0.3:
                pieces += [calls[0], *subject.pieces, *calls[1:]]
            else:
                pieces += [*subject.pieces, *calls]
        if any("later.push" in str(piece) for piece in pieces):
            pieces.append("for (const act of later) log(act());")
        if self.rng.random() < 0.15:
            name = self.rng.choice(NAMES).upper()
            pieces.insert(0, self.rng.choice((f"var {name} = 'taken';", f"log(typeof {name});")))
        if early and self.rng.random() < 0.3:
            pieces = [*self.circle(kind, early), *pieces]
        return self._filed(kind, tuple(pieces), exported)

    def circle(self, kind: str, early: list[str]) -> list[Piece]:
        """The statements that import a module which imports this one."""
        if kind == "mjs":
            return ["import './stranger.mjs';"]
        if kind in {"cjs", "sloppy"}:
            given = [f"exports.{name} = {name};" for name in early]
            return [*given, "require('./stranger.cjs');"]
        return []

    def _filed(self, kind: str, pieces: tuple[Piece, ...], exported: list[str]) -> Program:
        names = ", ".join(exported)
        eol = self.rng.choice(("\n",) * 9 + ("\r\n",))
        top = self.rng.choice(("",) * 8 + ("\ufeff", "/* licence */\n"))
        if kind == "mjs":
            return Program("main.mjs", top, pieces, f"export {{ {names} }};", eol=eol)
        if kind in {"cjs", "sloppy"}:
            head = top + ("'use strict';\n" if kind == "cjs" else "")
            exports = self.rng.choice((f"module.exports = {{ {names} }};",)) if names else ""
            return Program("main.cjs", head, pieces, exports, eol=eol)
        exports = f"globalThis.api = {{ {names} }};"
        if kind == "script":
            return Program("main.js", top, pieces, exports, eol=eol)
        wrapper = ("(function () {\n'use strict';\n", "})();\n")
        return Program("main.js", top, pieces, exports, wrapper, eol)

    # ---------------------------------------------------------- callers

    def calls(self, subject: Subject, exported: list[str]) -> list[Piece]:
        """The statements that call `subject`; exports it, or what calls it, or neither."""
        name, keys = subject.name, self.rng.sample(KEYS, 3)
        calls: list[Piece] = [self.guarded(f"log({', '.join(f'{name}({key})' for key in keys)});")]
        if self.rng.random() < 0.45:
            exported.append(name)
        if self.rng.random() < (0.15 if subject.gives_text else 0.7):
            caller = self.fresh("caller")
            logged = f"log({caller}({keys[0]}), {caller}({keys[0]}), {caller}({keys[1]}));"
            calls += [self.caller(caller, subject), self.guarded(logged)]
            if self.rng.random() < 0.5:
                exported.append(caller)
        if not subject.gives_text and self.rng.random() < 0.2:
            writing = "if (r && typeof r === 'object') r.x = r[0] = 'top';"
            calls.append(f"for (const r of [{name}('a'), {name}('b')]) {{ {writing} log(r); }}")
        return calls

    def guarded(self, statement: str) -> str:
        """`statement`, mostly so that the program goes on when it throws."""
        if self.rng.random() < 0.3:
            return statement
        return f"try {{ {statement} }} catch (e) {{ log(e.name); }}"

    def caller(self, name: str, subject: Subject) -> Piece:
        """A function that uses what `subject` returns."""
        body: list[Piece] = ["let out = '';", f"const r = {subject.name}(k);"]
        uses = RECORD if subject.returns is None else self.rng.choice(USES[subject.returns])
        dangers = 0 if self.rng.random() < 0.5 else 1
        chosen = [*self.some(uses.reads, 1, 2), *self.some(uses.dangers, dangers, dangers)]
        guard = "if (r && typeof r === 'object') {"
        body.append(Block(guard, tuple(self.filled(use, "r") for use in chosen)))
        body.append("return out;")
        return Block(f"function {name}(k) {{", tuple(body))

    def some(self, choices: tuple[str, ...], least: int, most: int) -> list[str]:
        """Between `least` and `most` of `choices`, in random order."""
        return self.rng.sample(choices, min(len(choices), self.rng.randint(least, most)))

    # ---------------------------------------------------------- the function

    def subject(self, strict: bool) -> Subject:
        """A function that builds a literal and uses it."""
        shape = self.rng.choice(tuple(Shape))
        form = self.rng.choice(FORMS)
        held = self.rng.choice(HOLDINGS).filled(
            lit=literal(self.rng, shape), name=self.rng.choice(NAMES), u=self.fresh("u")
        )
        harmless = self.rng.random() < 0.35
        templates = self.uses(shape, held, strict or form.in_class, harmless)
        uses: tuple[Piece, ...] = tuple(self.filled(use, held.value) for use in templates)
        ending, returns = self.ending(shape, held.value, harmless)
        if held.around:
            uses, ending, returns = (
                (Block(held.around[0], uses, held.around[1]),),
                RETURN_TEXT,
                None,
            )
        if "function*" in form.head:
            ending = ending.replace("return ", "yield ", 1)
        body = ("let out = '';", *held.setup, *uses, ending)
        return self.function(form, body, held.parameters, returns)

    def uses(self, shape: Shape, held: Holding, strict: bool, harmless: bool) -> list[str]:
        """Templates of statements about the value, in random order."""
        kinds: list[Uses] = [*USES[shape], *USES[shape]]
        if held.value.isidentifier():
            kinds.append(NAMED)
        if held.assignable:
            kinds.append(VARIABLE)
        if not strict:
            kinds.append(SLOPPY)
        chosen = [self.rng.choice(self.rng.choice(kinds).reads) for _ in range(3)]
        chosen = chosen[: self.rng.randint(1, 3)]
        if not harmless and self.rng.random() < 0.8:
            at = self.rng.randint(0, len(chosen))
            chosen.insert(at, self.rng.choice(self.rng.choice(kinds).dangers))
        return chosen

    def ending(self, shape: Shape, value: str, harmless: bool) -> tuple[str, Shape | None]:
        """The last statement, and the shape that it returns where that is the value's."""
        if harmless or self.rng.random() < 0.35:
            return RETURN_TEXT, None
        choices = ARRAY_RETURNS if shape in ARRAYS else OBJECT_RETURNS
        template = self.rng.choice((*choices, *choices[:4]))
        return template.replace("{v}", value), shape if template == "return {v};" else None

    def function(
        self, form: Form, body: tuple[Piece, ...], parameters: str, returns: Shape | None
    ) -> Subject:
        """`body` as a function of this form."""
        name, owner = self.fresh("subject"), self.fresh("Owner")

        def fill(template: str) -> str:
            named = template.replace("{name}", name).replace("{Owner}", owner)
            return named.replace("{p}", parameters)

        pieces: list[Piece] = [Block(fill(form.head), body, fill(form.tail))]
        if form.after:
            pieces.append(fill(form.after))
        gives_text = body[-1] == RETURN_TEXT
        shape = returns if form.plain else None
        return Subject(tuple(pieces), name, shape, form.hoisted, gives_text)


def generate(seed: int) -> Program:
    """The program of `seed`."""
    return Generator(seed).program()
