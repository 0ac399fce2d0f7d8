"""Packs: the standard one, and users' ones behind the gate."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from allocscan.packs.errors import PackError
from allocscan.packs.load import load_pack, standard_pack, standard_rules

RULE = """\
from allocscan.rule import Claim, Meta, Site

META = Meta(summary="A thing is rebuilt", since="0.1.0", fixable=False)


def check(site: Site) -> Claim | None:
    return Claim(site.span, "found")
"""


def pack_of(directory: Path, **rules: str) -> Path:
    for name, text in rules.items():
        (directory / name).mkdir()
        (directory / name / "rule.py").write_text(text, "utf-8")
        (directory / name / "rule.md").write_text(f"# {name}\n", "utf-8")
    return directory


def test_standard_rules() -> None:
    rules = standard_rules()
    ids = [rule.id for rule in rules]
    assert {"rebuilt-object", "rebuilt-array"} <= set(ids)
    assert ids == sorted(ids)
    assert all(os.path.dirname(rule.folder) == standard_pack() for rule in rules)
    assert all(rule.page().startswith(f"# {rule.id}\n") for rule in rules)


def test_standard_rules_need_no_libcst() -> None:
    asked = (
        "import sys; from allocscan.packs.load import standard_rules; standard_rules();"
        "sys.exit('libcst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=False)
    assert done.returncode == 0


def test_user_pack(tmp_path: Path) -> None:
    second, first = load_pack(str(pack_of(tmp_path, my_rule=RULE, other=RULE)))[::-1]
    assert (first.id, second.id) == ("my-rule", "other")
    assert first.meta.summary == "A thing is rebuilt"
    assert not first.meta.fixable
    assert first.page() == "# my_rule\n"
    assert first.examples() == ()
    assert first.check is not second.check


def test_dataclasses_work_in_rules(tmp_path: Path) -> None:
    declaration = (
        "@dataclass(frozen=True, slots=True)\nclass Row:\n    name: str\n    size: int = 2\n"
    )
    imports = "from __future__ import annotations\nfrom dataclasses import dataclass\n"
    (rule,) = load_pack(str(pack_of(tmp_path, rows=imports + RULE + declaration)))
    assert rule.id == "rows"


def test_nothing_of_a_pack_runs_when_one_rule_is_refused(tmp_path: Path) -> None:
    before = set(sys.modules)
    with pytest.raises(PackError, match=r"zz.rule\.py:9:1"):
        load_pack(str(pack_of(tmp_path, fine=RULE, zz=RULE + "\nprint('x')\n")))
    assert not [name for name in set(sys.modules) - before if str(tmp_path) in name]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("N = LATER\nLATER = 1\n", id="a name too early"),
        pytest.param("N = Site.nothing\n", id="an attribute that is not there"),
        pytest.param("N = {[]: 1}\n", id="a list as a key"),
        pytest.param("def f(a: Site['x']): ...\n", id="a subscript of no generic"),
        pytest.param(
            "from dataclasses import dataclass\n@dataclass(frozen=True, slots=True)\n"
            "class A:\n    x: list[int] = []\n",
            id="a list as a field's default",
        ),
    ],
)
def test_declarations_that_fail(tmp_path: Path, more: str) -> None:
    with pytest.raises(PackError, match="cannot be loaded"):
        load_pack(str(pack_of(tmp_path, wrong=RULE + more)))


def test_cached_bytecode_of_a_pack_is_never_run(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, my_rule=RULE)
    source = pack / "my_rule" / "rule.py"
    evil = RULE.replace("A thing is rebuilt", "Another thing here")
    source.write_text(evil, "utf-8")
    compiled = "import py_compile, sys; py_compile.compile(sys.argv[1], doraise=True)"
    subprocess.run([sys.executable, "-c", compiled, str(source)], check=True)
    stamp = source.stat().st_mtime_ns
    source.write_text(RULE, "utf-8")
    os.utime(source, ns=(stamp, stamp))
    (rule,) = load_pack(str(pack))
    assert rule.meta.summary == "A thing is rebuilt"
