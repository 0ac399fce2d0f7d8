"""What the literals of one program can be made of: constants of its module, calls of built-ins."""

from dataclasses import dataclass, field

from support.program_bases import COMMON, DECLARATIONS, NAMES, PARTS, BaseShape, Parts
from support.program_calls import CONSTANT_LEAVES, CONSTANT_OBJECTS, UNSETTLED_LEAVES
from support.program_choices import Choices


@dataclass(slots=True)
class Material:
    """What may stand in a literal, how often (`share` of the leaves), and the statements for it.

    `above` and `below` declare; `between` run between two calls of a function, `inside` in it.
    `names` are the bases, `exported` those of them that the program gives away.
    """

    share: float = 0.0
    leaves: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)


def material(choices: Choices) -> Material:
    """Three in ten programs have none, five have constants of their module, three have calls."""
    made, kind = Material(), choices.rng.random()
    if kind < 0.3:
        return made
    made.share = choices.rng.choice((0.1, 0.2, 0.4))
    if kind >= 0.7:
        _add_calls(choices, made)
    if kind < 0.8:
        for name in choices.some(NAMES, 1, choices.rng.choice((1, 1, 2))):
            _add_base(choices, made, name)
    return made


def _add_calls(choices: Choices, made: Material) -> None:
    made.leaves += choices.some(CONSTANT_LEAVES, 1, 3)
    made.objects += choices.some(CONSTANT_OBJECTS, 1, 2)
    made.entries += ["[Symbol.for('s')]: 1", "['x'.toUpperCase()]: 1"]
    made.items += choices.some(
        ("...'a b'.split(' ')", "...new Set([1])", "...[1].concat([2])"), 1, 1
    )
    if choices.chance(0.25):
        made.leaves.append(choices.rng.choice(UNSETTLED_LEAVES))


def _add_base(choices: Choices, made: Material, name: str) -> None:
    shape = choices.rng.choice(COMMON)
    parts = PARTS[shape]
    value = choices.rng.choice((*parts.values[:1] * 3, *parts.values))
    if made.objects and choices.chance(0.2):
        value = _derived(choices, made, shape) or value
    declared = choices.filled(choices.rng.choice(DECLARATIONS), base=name, value=value)
    (made.below if choices.chance(0.1) else made.above).append(declared)
    # few kinds of them: one that is not understood is enough to leave a literal alone
    for ours, theirs, most in (
        (made.leaves, parts.leaves, 2),
        (made.objects, parts.objects, 1),
        (made.entries, parts.entries, 1),
        (made.items, parts.items, 1),
    ):
        ours += [choices.filled(one, base=name) for one in choices.some(theirs, 1, most)]
    made.names.append(name)
    if choices.chance(0.55):
        _add_danger(choices, made, name, parts)


def _derived(choices: Choices, made: Material, shape: BaseShape) -> str | None:
    """A value of `shape` that is made of what there is already."""
    leaf, entry = choices.rng.choice(made.leaves), choices.rng.choice(made.entries)
    match shape:
        case BaseShape.OBJECT:
            return f"{{ {entry}, a: {leaf}, b: [{leaf}, 2], c: 't' }}"
        case BaseShape.LIST:
            return f"['p', {choices.rng.choice(made.items)}, 'r']"
        case BaseShape.TEXT | BaseShape.NUMBER:
            return leaf
    return None


def _add_danger(choices: Choices, made: Material, name: str, parts: Parts) -> None:
    """Change the base, or give others the means to."""
    change = choices.filled(choices.rng.choice(parts.changes), base=name)
    match choices.rng.randrange(8):
        case 0 | 1:
            made.between.append(_guarded(change))
        case 2:
            alias = choices.fresh("alias")
            change = choices.filled(choices.rng.choice(parts.changes), base=alias)
            made.between.append(f"{{ const {alias} = {name}; {_guarded(change)} }}")
        case 3 | 4:
            touch = choices.fresh("touch")
            made.above.append(f"function {touch}() {{ {change} }}")
            made.exported.append(touch)
            if choices.chance(0.5):
                made.between.append(_guarded(f"{touch}();"))
        case 5:
            give = choices.fresh("give")
            made.above.append(f"function {give}() {{ return {name}; }}")
            made.exported.append(give)
        case 6:
            made.exported.append(name)
        case _:
            made.inside.append(
                choices.rng.choice((change, _shadow(choices, name), _guarded(change)))
            )


def _shadow(choices: Choices, name: str) -> str:
    """A statement of a function that makes `name` something else in it."""
    value = "{ a: k, b: [k], c: 'own', length: 1, [Symbol.iterator]: function* () { yield k; } }"
    return f"{choices.rng.choice(('const', 'let', 'var'))} {name} = {value};"


def _guarded(statement: str) -> str:
    return f"try {{ {statement} }} catch (e) {{ log(e.name); }}"
