"""A server under load, recorded: the hot site is found, its cold twin is not."""

import json
import re
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.node import needs_node
from support.recorded import needs_garbage, record

pytestmark = needs_node

TABLE = """{
    item_a: { thumbnail: '/a_t.png', full: '/a.png' },
    item_b: { thumbnail: '/b_t.png', full: '/b.png' },
    item_c: { thumbnail: '/c_t.png', full: '/c.png' },
    item_d: { thumbnail: '/d_t.png', full: '/d.png' },
    item_e: { thumbnail: '/e_t.png', full: '/e.png' },
    item_f: { thumbnail: '/f_t.png', full: '/f.png' },
  }"""

SERVER = f"""'use strict';
const http = require('http');

function hotAssets(kind) {{
  const assets = {TABLE};
  return assets[kind] || null;
}}

function coldAssets(kind) {{
  const assets = {TABLE};
  return assets[kind] || null;
}}

const first = coldAssets('item_a');

function answer(kind) {{
  let found = first;
  for (let i = 0; i < 2000; i++) found = hotAssets(kind + 'abcdef'[i % 6]) || found;
  return JSON.stringify(found);
}}

const server = http.createServer((request, response) => response.end(answer('item_')));
const get = (port) => new Promise((resolve, reject) => {{
  http.get({{ port, host: '127.0.0.1' }}, (response) => {{
    response.resume();
    response.on('end', resolve);
  }}).on('error', reject);
}});

module.exports.done = new Promise((resolve) => {{
  server.listen(0, '127.0.0.1', async () => {{
    for (let i = 0; i < 300; i++) await get(server.address().port);
    server.close(resolve);
    server.closeAllConnections();
  }});
}});
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "src"
    folder.mkdir()
    path = folder / "server.js"
    path.write_text(SERVER)
    return path


MEASURED = re.compile(r"which (ran [\d,]+ times|took [\d.]+%)|where [\d.]+% of the sampled bytes")
HOWS = ["coverage", pytest.param("garbage", marks=needs_garbage), "cpu", "cpu-flag", "timeline"]


@pytest.mark.parametrize("how", HOWS)
def test_the_hot_site_is_measured_and_its_twin_is_not(server: Path, how: str) -> None:
    recording = record(server, how)
    done = run_command(
        "check", "src", "-f", "json", "--isolated", "--profile", str(recording),
        cwd=server.parents[1], program=REAL,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert report["notes"] == []
    heats = {each["function"]: each["heat"] for each in report["findings"]}
    assert heats["hotAssets"]["level"] == "measured"
    assert heats["hotAssets"]["measured"] is not False
    assert MEASURED.match(heats["hotAssets"]["because"][-1]["text"])
    assert heats.get("coldAssets", {"level": "cold"})["level"] == "cold"
    if how == "coverage":
        assert "ran 600,000 times" in heats["hotAssets"]["because"][-1]["text"]


def test_fixing_keeps_what_was_measured(server: Path) -> None:
    content = server.read_bytes()
    recording = record(server, "coverage")
    done = run_command(
        "check", "-", "--fix", "-f", "json", "--isolated", "--stdin-filename", str(server),
        "--profile", str(recording),
        cwd=server.parents[1], program=REAL, stdin=content,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    hot, cold = done.stdout.split(b"function coldAssets")
    assert b"Object.freeze({" in hot
    assert b"assets = {" not in hot
    assert b"const assets = {\n    item_a: {" in cold
