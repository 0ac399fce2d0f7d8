"""A literal with an imported constant in it: safe only where the whole program shows why."""

from pathlib import Path

import pytest
from support.command import REAL, run_command

TABLE = """import { LIMIT } from './limits.mjs';

export const quota = (plan) => {
  const quotas = { free: LIMIT, trial: LIMIT, team: 10, solo: 2, shop: 50, firm: 500, club: 5, ngo: 1 };
  return quotas[plan] ?? 0;
};
"""


@pytest.mark.parametrize(
    ("limits", "safe"),
    [
        pytest.param(
            "export let LIMIT = 1;\nexport const set = (n) => { LIMIT = n; };\n", 0, id="let"
        ),
        pytest.param("export function LIMIT() {}\n", 0, id="a function"),
        pytest.param("import './main.mjs';\nexport const LIMIT = 1;\n", 0, id="in a cycle"),
        pytest.param(None, 0, id="no such file"),
        pytest.param("export const LIMIT = 20;\n", 1, id="a constant"),
    ],
)
def test_only_what_is_a_constant_there_is_fixed(
    limits: str | None, safe: int, tmp_path: Path
) -> None:
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    (tmp_path / "main.mjs").write_text(TABLE)
    if limits is not None:
        (tmp_path / "limits.mjs").write_text(limits)
    run_command("--isolated", "--fix", "main.mjs", cwd=tmp_path, program=REAL)
    fixed = (tmp_path / "main.mjs").read_text()
    assert fixed.count("const QUOTAS = Object.freeze({ free: LIMIT") == safe
    assert (fixed == TABLE) is not bool(safe)
