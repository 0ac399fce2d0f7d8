"""The rules' TypeScript examples, under the compiler itself: a fix brings no type error."""

import pytest
from support.node import needs_typescript, tsc_errors

from allocscan.packs.layout import Example
from allocscan.packs.load import standard_rules

TYPED = [
    pytest.param(example, id=example.source.path)
    for rule in standard_rules()
    for example in rule.examples()
    if example.source.language.typed and not example.good
]
# `tsc` asks for the types of JSX, which come with React.
JSX = b"declare namespace JSX { interface IntrinsicElements { [name: string]: unknown } }\n"
REACT = b"declare const React: unknown;\n"


@needs_typescript
@pytest.mark.parametrize("example", TYPED)
def test_no_type_error_before_or_after(example: Example) -> None:
    name = example.source.path.rpartition("/")[2]
    around = {"jsx.d.ts": JSX + REACT} if name.endswith("x") else {}
    assert tsc_errors({name: example.source.content, **around}) == ()
    if example.fixed is not None:
        assert tsc_errors({name: example.fixed, **around}) == ()


def test_every_rule_has_one() -> None:
    rules = {rule.id for rule in standard_rules() if rule.meta.fixable}
    typed = {
        rule.id
        for rule in standard_rules()
        for example in rule.examples()
        if example.source.language.typed and example.fixed is not None
    }
    assert typed == rules
