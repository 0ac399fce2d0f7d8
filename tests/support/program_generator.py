"""Random programs: constants of the module, functions under test, their callers, the file."""

from typing import Final

from support.program_choices import Choices
from support.program_functions import Functions, Subject
from support.program_holdings import NAMES
from support.program_material import Material, material
from support.program_uses import RECORD, USES
from support.programs import Block, Piece, Program

KEYS: Final = ("'a'", "'b'", "'c'", "'zz'", "0")
KINDS: Final = ("mjs", "mjs", "mjs", "cjs", "cjs", "sloppy", "script", "iife")


def generate(seed: int) -> Program:
    """The program of `seed`."""
    return _Generator(seed).program()


class _Generator:
    """One program. `exported` are the names that its last lines give away."""

    def __init__(self, seed: int) -> None:
        self._choices = Choices(seed)
        self._rng = self._choices.rng
        self._kind = self._rng.choice(KINDS)
        self._material: Material = material(self._choices)
        self._exported: list[str] = list(self._material.exported)

    def program(self) -> Program:
        """One to three functions, their callers, and the statements that call them."""
        strict = self._kind in {"mjs", "cjs", "iife"}
        functions = Functions(self._choices, self._material, strict=strict)
        pieces: list[Piece] = list(self._material.above)
        early: list[str] = []
        for _ in range(self._rng.choice((1, 1, 1, 2, 2, 3))):
            subject = functions.subject()
            calls = self._calls(subject)
            if subject.hoisted and subject.name in self._exported:
                early.append(subject.name)
            if subject.hoisted and self._choices.chance(0.3):
                pieces += [calls[0], *subject.pieces, *calls[1:]]
            else:
                pieces += [*subject.pieces, *calls]
        pieces += self._material.below
        if any("later.push" in str(piece) for piece in pieces):
            pieces.append("for (const act of later) log(act());")
        if self._choices.chance(0.15):
            name = self._rng.choice(NAMES).upper()
            pieces.insert(0, self._rng.choice((f"var {name} = 'taken';", f"log(typeof {name});")))
        if early and self._choices.chance(0.3):
            pieces = [*self._circle(early), *pieces]
        return self._filed(tuple(pieces))

    def _circle(self, early: list[str]) -> list[Piece]:
        """The statements that import a module which imports this one."""
        if self._kind == "mjs":
            return ["import './stranger.mjs';"]
        if self._kind in {"cjs", "sloppy"}:
            given = [f"exports.{name} = {name};" for name in early]
            return [*given, "require('./stranger.cjs');"]
        return []

    def _filed(self, pieces: tuple[Piece, ...]) -> Program:
        names = ", ".join(self._exported)
        eol = self._rng.choice(("\n",) * 9 + ("\r\n",))
        top = self._rng.choice(("",) * 8 + ("\ufeff", "/* licence */\n"))
        if self._kind == "mjs":
            return Program("main.mjs", top, pieces, f"export {{ {names} }};", eol=eol)
        if self._kind in {"cjs", "sloppy"}:
            head = top + ("'use strict';\n" if self._kind == "cjs" else "")
            exports = f"module.exports = {{ {names} }};" if names else ""
            return Program("main.cjs", head, pieces, exports, eol=eol)
        exports = f"globalThis.api = {{ {names} }};"
        if self._kind == "script":
            return Program("main.js", top, pieces, exports, eol=eol)
        wrapper = ("(function () {\n'use strict';\n", "})();\n")
        return Program("main.js", top, pieces, exports, wrapper, eol)

    # ---------------------------------------------------------- callers

    def _calls(self, subject: Subject) -> list[Piece]:
        """The statements that call `subject`; exports it, or what calls it, or neither."""
        name, keys = subject.name, self._rng.sample(KEYS, 3)
        calls: list[Piece] = [self._guarded(f"log({', '.join(f'{name}({key})' for key in keys)});")]
        if self._material.between and self._choices.chance(0.7):
            calls.append(self._rng.choice(self._material.between))
            calls.append(self._guarded(f"log({name}({keys[0]}));"))
        if self._choices.chance(0.45):
            self._exported.append(name)
        if self._choices.chance(0.15 if subject.gives_text else 0.7):
            caller = self._choices.fresh("caller")
            logged = f"log({caller}({keys[0]}), {caller}({keys[0]}), {caller}({keys[1]}));"
            calls += [self._caller(caller, subject), self._guarded(logged)]
            if self._choices.chance(0.5):
                self._exported.append(caller)
        if not subject.gives_text and self._choices.chance(0.2):
            writing = "if (r && typeof r === 'object') r.x = r[0] = 'top';"
            calls.append(f"for (const r of [{name}('a'), {name}('b')]) {{ {writing} log(r); }}")
        return calls

    def _guarded(self, statement: str) -> str:
        """`statement`, mostly so that the program goes on when it throws."""
        if self._choices.chance(0.2):
            return statement
        return f"try {{ {statement} }} catch (e) {{ log(e.name); }}"

    def _caller(self, name: str, subject: Subject) -> Piece:
        """A function that uses what `subject` returns."""
        body: list[Piece] = ["let out = '';", f"const r = {subject.name}(k);"]
        uses = RECORD if subject.returns is None else self._rng.choice(USES[subject.returns])
        dangers = 0 if self._choices.chance(0.5) else 1
        chosen = [
            *self._choices.some(uses.reads, 1, 2),
            *self._choices.some(uses.dangers, dangers, dangers),
        ]
        guard = "if (r && typeof r === 'object') {"
        body.append(Block(guard, tuple(self._choices.filled(use, v="r") for use in chosen)))
        body.append("return out;")
        return Block(f"function {name}(k) {{", tuple(body))
