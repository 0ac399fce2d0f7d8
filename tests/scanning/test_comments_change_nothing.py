"""Comments come and go, and programs do what they did."""

from itertools import pairwise
from random import Random
from typing import Final

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.batch import trace
from support.differential import changed, edit
from support.fixer import EVERYTHING, parses, source_file
from support.node import needs_node, needs_typescript, runnable, runnable_name
from support.program_generator import generate

from allocscan.fixes.tokens import tokens_in
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.scanning.adding import with_suppressions
from allocscan.settings import Settings
from allocscan.source.edits import Edit, apply_edits
from allocscan.source.span import Span
from allocscan.suppressions.comment_rules import COMMENT_RULES, UNUSED
from allocscan.syntax.parse import parse

RULES: Final = standard_rules()
SETTINGS: Final = Settings(
    thresholds=EVERYTHING,
    may_cycle=False,
    comment_rules=frozenset({UNUSED}),
    known_rules=frozenset(rule.id for rule in RULES),
    fixable=frozenset({UNUSED}),
)
"""Nothing is hoisted: only comments go."""

WORDS: Final = (
    "/* allocscan-disable-line rebuilt-object */",
    "/* allocscan-disable-line rebuilt-array, rebuilt-object -- x */",
    "/* allocscan-disable-next-line */ ",
    " /* allocscan-disable rebuilt-object */ ",
    "/* allocscan-enable */",
    "/* allocscan-disable-line rebuilt-array -- x\n y */",
    "/* allocscan-disable-line\rrebuilt-object */",
    "/* allocscan-disable-line rebuilt-array -- \u2028 */",
    "/* allocscan-disable-line rebuilt-object,\nrebuilt-array -- \u2029 */",
    " // allocscan-disable-line rebuilt-array\n",
    "\n// allocscan-disable-next-line rebuilt-object\n",
    "// allocscan-disable-line rebuilt-array\u2028",
    "// allocscan-disable-line rebuilt-array\r",
)
ENDING: Final = tuple(word for word in WORDS if any(end in word for end in "\n\r\u2028\u2029"))
"""Those with a line end: a statement may end there."""

SEEDS: Final = st.lists(st.integers(0, 100_000), min_size=25, max_size=25, unique=True)
UNSHRUNK: Final = (Phase.explicit, Phase.reuse, Phase.generate)
FEW: Final = settings(max_examples=6, deadline=None, phases=UNSHRUNK, derandomize=True)
"""A smaller list of seeds says no more."""


def without_unused(source: bytes, name: str) -> bytes:
    fixed = scan(source_file(source, name), RULES, SETTINGS).fixed
    return source if fixed is None else fixed


def with_comments(source: bytes, name: str) -> bytes:
    file = source_file(source, name)
    report = scan(file, RULES, SETTINGS)
    made = with_suppressions(file, report.findings, "why", RULES, SETTINGS)
    again = scan(source_file(made.content, name), RULES, SETTINGS)
    found = [each for each in again.findings if each.rule not in COMMENT_RULES]
    assert len(found) == sum(each.rule not in COMMENT_RULES for each in made.left)
    return made.content


def sprinkled(seed: int) -> tuple[str, bytes]:
    """A program with comments of ours between its tokens, more of them where a line end counts."""
    program, random = generate(seed), Random(seed)
    text = program.source()
    tokens = tokens_in(parse(source_file(text, program.name)), Span(0, len(text)))
    many = random.choice((0.01, 0.05, 0.2))
    edits = []
    for before, token in pairwise(tokens):
        restricted = before.text in (b"return", b"throw", b"yield") or token.text in (b"++", b"--")
        if random.random() < (0.2 if restricted else many):
            words = random.choice(ENDING if restricted else WORDS)
            edits.append(Edit(Span(token.span.start, token.span.start), words.encode()))
    return program.name, apply_edits(text, edits)


def programs(seeds: list[int]) -> list[tuple[str, bytes]]:
    made = [sprinkled(seed) for seed in seeds]
    return [(name, text) for name, text in made if parses(text, name)]


@needs_node
@given(SEEDS)
@FEW
def test_removing_comments(seeds: list[int]) -> None:
    edited = edit(programs(seeds), without_unused)
    assert edited
    assert not [str(each) for each in changed(edited)]


@needs_node
@given(SEEDS)
@FEW
def test_adding_comments(seeds: list[int]) -> None:
    edited = edit(programs(seeds), with_comments)
    assert edited
    assert not [str(each) for each in changed(edited)]


COMMENT: Final = "{/* allocscan-disable-line rebuilt-object */}"
CHILDREN: Final = (
    COMMENT, COMMENT, "<b/>", "<i>\n  two </i>", "{x}", '{" "}', "one", "&nbsp;", " ", "  ",
    "\n  ", "\r\n", "\t", "\r", "{}", "{/* other */}", "{ /* allocscan-disable-line */ x }",
    "{\n// allocscan-disable-line rebuilt-array\n}", "\u00a0", "\u2028",
)  # fmt: skip
ELEMENT: Final = (
    "const React = {{ createElement: (...all) => all }};\nconst x = 1;\nconsole.log({});\n"
)


@needs_typescript
@given(st.integers())
@FEW
def test_elements_keep_their_children(seed: int) -> None:
    random = Random(seed)
    elements = ["".join(random.choices(CHILDREN, k=random.randrange(1, 9))) for _ in range(80)]
    before = {
        f"e{at}.jsx": ELEMENT.format(f"<p>{children}</p>").encode()
        for at, children in enumerate(elements)
    }
    after = {name: without_unused(text, name) for name, text in before.items()}
    names = [name for name in before if before[name] != after[name]]
    assert len(names) > 10
    was, now = (
        trace([(runnable_name(name), texts[runnable_name(name)]) for name in names])
        for texts in (runnable(before), runnable(after))
    )
    for name, old, new in zip(names, was, now, strict=True):
        assert old == new, f"{before[name]!r} became {after[name]!r}"
