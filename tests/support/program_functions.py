"""A function under test: a literal, what holds it, what is done with it, how it ends."""

from dataclasses import dataclass
from typing import Final

from support.program_calls import SHADOWS, WHOLES
from support.program_choices import Choices
from support.program_holdings import FORMS, HOLDINGS, MEMBERS, NAMES, Form, Holding
from support.program_literals import Literals
from support.program_material import Material
from support.program_returns import RETURNS
from support.program_shapes import COLLECTIONS, INSTANCES, Shape, Uses
from support.program_uses import NAMED, SLOPPY, USES, VARIABLE
from support.programs import Block, Piece

from allocscan.records import replace

RETURN_TEXT: Final = "return out;"
SHOWN: Final = ("out += JSON.stringify({v});", "out += JSON.stringify([...{v}]);")
"""All of a value; the second of a collection."""


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


class Functions:
    """Makes the functions of one program. `strict`: its code outside of classes is strict."""

    def __init__(self, choices: Choices, material: Material, *, strict: bool) -> None:
        self._choices = choices
        self._rng = choices.rng
        self._material = material
        self._literals = Literals(choices.rng, material)
        self._strict = strict

    def subject(self) -> Subject:
        """A function that builds a literal and uses it."""
        shape = self._rng.choice((*Shape, Shape.FLAT, Shape.TABLE))
        form = self._rng.choice(FORMS)
        self_name, owner = self._choices.fresh("subject"), self._choices.fresh("Owner")
        held = self._held(shape, form, self_name, owner)
        harmless = self._choices.chance(0.5 if self._material.share else 0.35)
        templates = self._uses(shape, held, form, harmless)
        if self._material.share and self._choices.chance(0.6):
            templates.insert(self._rng.randint(0, len(templates)), SHOWN[shape in COLLECTIONS])
        uses = tuple(self._choices.filled(use, v=held.value) for use in templates)
        ending, returns = self._ending(shape, held, harmless)
        body: tuple[Piece, ...] = (*held.setup, *uses, ending)
        if held.around:
            ending, returns = RETURN_TEXT, None
            body = (*held.setup, Block(held.around[0], uses, held.around[1]), ending)
        if "*" in form.head:
            body = (*body[:-1], _yielding(ending))
        body = self._with_dangers(("let out = '';", *body), "".join(held.setup) + held.parameters)
        return Subject(
            self._pieces(form, body, held, self_name, owner),
            self_name,
            returns if form.plain else None,
            form.hoisted,
            ending == RETURN_TEXT,
        )

    def _held(self, shape: Shape, form: Form, self_name: str, owner: str) -> Holding:
        """What holds a literal, with all its slots filled."""
        members = MEMBERS if form.takes_members and self._choices.chance(0.4) else HOLDINGS
        held = self._rng.choice(members)
        slots = {
            "u": self._choices.fresh("u"),
            "w": self._choices.fresh("u"),
            "name": self._rng.choice(NAMES),
            "self": self_name,
            "Owner": owner,
            "lit": self._literal(shape),
        }

        def fill(template: str) -> str:
            for slot, text in slots.items():
                template = template.replace(f"{{{slot}}}", text)
            return template

        around = held.around and (fill(held.around[0]), fill(held.around[1]))
        return replace(
            held,
            setup=tuple(fill(line) for line in held.setup),
            value=fill(held.value),
            parameters=fill(held.parameters),
            around=around,
            member=fill(held.member),
        )

    def _literal(self, shape: Shape) -> str:
        """A literal of `shape`, or a call that gives the same."""
        plain = self._literals.literal(shape)
        if shape in INSTANCES:
            return plain
        if shape in COLLECTIONS and self._choices.chance(0.8):
            return f"new {'Set' if shape is Shape.SET else 'Map'}({plain})"
        if shape not in COLLECTIONS and self._choices.chance(0.85):
            return plain
        whole = self._rng.choice(WHOLES[shape])
        if shape is Shape.SET and not whole.startswith("new"):
            plain = f"new Set({plain})"
        return whole.replace("{lit}", plain)

    def _uses(self, shape: Shape, held: Holding, form: Form, harmless: bool) -> list[str]:
        """Templates of statements about the value, in random order."""
        kinds: list[Uses] = [*USES[shape], *USES[shape]]
        if held.value.isidentifier():
            kinds.append(NAMED)
        if held.assignable:
            kinds.append(VARIABLE)
        in_class = form.in_class or (held.around is not None and "class" in held.around[0])
        if not self._strict and not in_class:
            kinds.append(SLOPPY)
        chosen = [self._rng.choice(self._rng.choice(kinds).reads) for _ in range(3)]
        chosen = chosen[: self._rng.randint(1, 3)]
        if not harmless and self._choices.chance(0.8):
            at = self._rng.randint(0, len(chosen))
            chosen.insert(at, self._rng.choice(self._rng.choice(kinds).dangers))
        return chosen

    def _ending(self, shape: Shape, held: Holding, harmless: bool) -> tuple[str, Shape | None]:
        """The last statement, and the shape that it returns where that is the value's."""
        if harmless or self._choices.chance(0.35):
            return RETURN_TEXT, None
        choices = RETURNS[shape]
        template = self._rng.choice((*choices, *choices[:4]))
        return template.replace("{v}", held.value), shape if template == "return {v};" else None

    def _with_dangers(self, body: tuple[Piece, ...], literal: str) -> tuple[Piece, ...]:
        """`body` and, now and then, what changes the things that its literal is made of."""
        inside = self._material.inside
        if inside and self._choices.chance(0.6):
            at = self._rng.choice((1, len(body) - 1))
            body = (*body[:at], self._rng.choice(inside), *body[at:])
        shadows = [one for one in SHADOWS if f"{one.split()[1]}." in literal]
        if shadows and self._choices.chance(0.25):
            body = (self._rng.choice(shadows), *body)
        return body

    def _pieces(
        self, form: Form, body: tuple[Piece, ...], held: Holding, self_name: str, owner: str
    ) -> tuple[Piece, ...]:
        """`body` as a function of this form."""
        inner = self._choices.fresh("u")

        def fill(template: str) -> str:
            named = template.replace("{self}", self_name).replace("{Owner}", owner)
            named = named.replace("{u}", inner).replace("{member}", held.member)
            return named.replace("{p}", held.parameters)

        pieces: list[Piece] = [Block(fill(form.head), body, fill(form.tail))]
        if form.after:
            pieces.append(fill(form.after))
        return tuple(pieces)


def _yielding(ending: str) -> str:
    """`ending` of a generator: it yields what it returned; functions in it still return."""
    once = ending.startswith("return ")
    return ending.replace("return ", "yield ", 1 if once else -1)
