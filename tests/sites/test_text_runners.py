"""Functions whose text may be run: nothing moves out of them (hazards E01, E02)."""

import pytest
from support.analysed import obstacles_of

from allocscan.sites.obstacles import Because

TABLE = "/*@*/{ a: 1, b: 2, c: 3 }"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            f"const f = (k) => ({TABLE})[k];\nnew Function([f].map(String).join());",
            id="new Function",
        ),
        pytest.param(f"const f = (k) => ({TABLE})[k];\neval([f] + '');", id="direct eval"),
        pytest.param(
            f"const o = {{ f(k) {{ return ({TABLE})[k]; }} }};\nnew Blob(texts(o));", id="a method"
        ),
        pytest.param(
            f"import vm from 'vm';\nconst f = (k) => ({TABLE})[k];\nvm.runInNewContext(text(f));",
            id="vm",
        ),
        pytest.param(
            f"import {{ Script }} from 'node:vm';\nconst f = (k) => ({TABLE})[k];\nnew Script(text(f));",
            id="a script of vm",
        ),
        pytest.param(
            f"const f = () => {{ const g = (k) => ({TABLE})[k]; return g(1); }};\nnew Worker(text(f));",
            id="a function around",
        ),
    ],
)
def test_a_function_that_is_a_value_in_a_file_that_runs_text(js: str) -> None:
    found = [because for because, _ in obstacles_of(js)]
    assert {Because.SELF_CONTAINED, Because.DYNAMIC_SCOPE} & set(found)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"const f = (k) => ({TABLE})[k];\nx instanceof Function;", id="no call"),
        pytest.param(f"const f = (k) => ({TABLE})[k];\nf(1); new Function('a');", id="only called"),
        pytest.param(
            f"class Worker {{}}\nconst f = (k) => ({TABLE})[k];\nuse(f); new Worker();",
            id="another Worker",
        ),
        pytest.param(f"const f = (k) => ({TABLE})[k];\nuse(f);", id="nothing runs text"),
        pytest.param(
            f"class Script {{}}\nconst f = (k) => ({TABLE})[k];\nuse(f, vm); new Script();",
            id="another Script",
        ),
    ],
)
def test_no_obstacle(js: str) -> None:
    assert obstacles_of(js) == []
