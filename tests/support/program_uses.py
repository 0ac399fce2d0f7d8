"""What a generated program does with a value: statements by the value's shape, told apart by kind.

In a template `{v}` is an expression for the value, `{u}` and `{w}` are fresh names, `k` is the
function's parameter and `out` the text that the function gathers. Other names (`writeTo`,
`kept`…) are those of `programs.PROLOGUE`.
"""

from collections.abc import Mapping
from typing import Final

from support.program_arrays import ARRAY, LIST, PAIRS, ROWS
from support.program_collections import MAP, SET
from support.program_control import ARRAY_CONTROL, OBJECT_CONTROL
from support.program_made import FORMATTER, PATTERN, TYPED
from support.program_objects import FLAT, HANDLERS, LISTS, OBJECT, TABLE
from support.program_options import OPTIONS
from support.program_shapes import Shape, Uses

USES: Final[Mapping[Shape, tuple[Uses, ...]]] = {
    Shape.FLAT: (OBJECT, OBJECT_CONTROL, FLAT),
    Shape.TABLE: (OBJECT, OBJECT_CONTROL, TABLE),
    Shape.LISTS: (OBJECT, OBJECT_CONTROL, LISTS),
    Shape.HANDLERS: (OBJECT, HANDLERS),
    Shape.OPTIONS: (OBJECT, OPTIONS, OPTIONS),
    Shape.LIST: (ARRAY, ARRAY_CONTROL, LIST),
    Shape.ROWS: (ARRAY, ARRAY_CONTROL, ROWS),
    Shape.PAIRS: (ARRAY, PAIRS),
    Shape.SET: (SET,),
    Shape.MAP: (MAP,),
    Shape.PATTERN: (PATTERN,),
    Shape.FORMATTER: (FORMATTER,),
    Shape.TYPED: (TYPED,),
}

# ------------------------------------------------------------------ by what holds the value

NAMED: Final = Uses(
    reads=(
        "out += typeof {v};",
        "{ const {v} = 'shadow'; out += {v}; }",
        "(({v}) => { out += {v}; })('parameter');",
        "const {u} = {v}; out += typeof {u};",
        "const {u} = { {v} }; out += typeof {u}.{v};",
    ),
    dangers=(
        "eval('{v}.mark = ({v}.mark || 0) + 1'); out += {v}.mark;",
        "const {u} = { {v} }; {u}.{v}.mark = ({u}.{v}.mark || 0) + 1; out += {v}.mark;",
        "const {u} = () => { {v}.mark = ({v}.mark || 0) + 1; }; {u}(); {u}(); out += {v}.mark;",
    ),
)
"""Where `{v}` is a name."""

VARIABLE: Final = Uses(
    reads=("if (k === 'zz') {v} = { a: 1, b: { x: 1 }, length: 0 }; out += typeof {v};",),
    dangers=(
        "{v}.mark = ({v}.mark || 0) + 1; out += {v}.mark; {v} = {};",
        "const {u} = {v}; {v} = null; {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; {v} = {u};",
    ),
)
"""Where `{v}` is a name that can be assigned."""

SLOPPY: Final = Uses(
    reads=("with ({ z: {v} }) { out += typeof z; }",),
    dangers=(
        "with ({v}) { var {u} = typeof mark; } {v}.mark = 1; out += {u};",
        "arguments[0] = {v}; arguments[0].mark = (arguments[0].mark || 0) + 1; out += {v}.mark;",
    ),
)
"""Where the code is not strict."""

RECORD: Final = Uses(
    reads=(
        "out += {v}.x;",
        "out += `${{v}.x}:${{v}.y}`;",
        "const { x: {u}, y: {w} } = {v}; out += {u} + {w};",
        "out += JSON.stringify({v});",
        "if ({v}.x === 'a') out += 'A';",
        "out += [{v}.x, {v}.y].join();",
    ),
    dangers=(
        "{v}.x += '?v=2'; out += {v}.x;",
        "{v}.y++; out += {v}.y;",
        "delete {v}.x; out += JSON.stringify({v});",
        "writeTo({v}); out += {v}.mark;",
        "out += sameAsLast({v});",
        "kept.push({v}); kept[0].y += 1; out += {v}.y;",
        "return {v};",
        "out += Object.isFrozen({v}); {v}.y += 1;",
    ),
)
"""An entry of a table of objects."""
