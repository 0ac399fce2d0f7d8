"""Two rules that speak up about one site share its constant."""

from allocscan.findings import Fix
from allocscan.packs.load import standard_rules
from allocscan.records import dataclass
from allocscan.reports.words import bytes_of
from allocscan.rule import Check, Meta
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import Language, SourceFile

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
TEXT = f"export const f = (k) => {{\n  const t = {TABLE};\n  return t[k];\n}};\n"


@dataclass(frozen=True, slots=True)
class Twin:
    id: str
    meta: Meta
    check: Check


def test_both_are_fixed_by_one_constant() -> None:
    (objects,) = (rule for rule in standard_rules() if rule.id == "rebuilt-object")
    rules = [objects, Twin("my-object", objects.meta, objects.check)]
    source = SourceFile("a.mjs", TEXT.encode(), Language.JS)
    report = scan(source, rules, Settings(may_cycle=False))
    assert [each.rule for each in report.findings] == ["my-object", "rebuilt-object"]
    one, two = (each.fix for each in report.findings)
    assert isinstance(one, Fix)
    assert one == two
    assert report.findings[0].refusals == ()
    assert report.constants == (one.name,)
    assert len(report.applied) == 2
    assert bytes_of(report.findings) == report.findings[0].cost.bytes
