"""Every form of function, in every layout, as the Node at hand records it."""

from pathlib import Path

import pytest
from support.node import needs_node
from support.recorded import at, measured_in, needs_garbage, record

pytestmark = needs_node

FORMS = """\
const keep = [];
function decl(x) { keep[0] = ['decl', x]; }
async function adecl(x) { keep[1] = ['adecl', x]; await 0; }
function* gen(x) { yield keep[2] = ['gen', x]; yield 2; yield 3; }
const expression = function (x) { keep[3] = ['expression', x]; };
const arrow = (x) => { keep[4] = ['arrow', x]; };
const bare = x => { keep[5] = ['bare', x]; };
const abare = async x => { keep[6] = ['abare', x]; };
const aarrow = async (x) => { keep[7] = ['aarrow', x]; };
const o = {
  m(x) { keep[8] = ['method', x]; },
  async am(x) { keep[9] = ['amethod', x]; },
  *gm(x) { keep[10] = ['gmethod', x]; },
  ['k' + 1](x) { keep[11] = ['computed', x]; },
  get p() { return keep[12] = ['getter', this]; },
  set p(v) { keep[13] = ['setter', v]; },
  'quo-ted'(x) { keep[14] = ['quoted', x]; },
  12(x) { keep[15] = ['numbered', x]; },
  value: function (x) { keep[16] = ['value', x]; },
};
class A {
  constructor(x) { keep[17] = ['constructor', x]; }
  static s(x) { keep[18] = ['smethod', x]; }
  static async sa(x) { keep[19] = ['samethod', x]; }
  #p(x) { keep[20] = ['private', x]; }
  call(x) { this.#p(x); }
}
class B { static table = ['static', keep.length]; field = ['field', keep.length]; bound = (x) => { keep[21] = ['bound', x]; }; static { keep[22] = ['block', keep.length]; } }
function given(x = ['default', keep.length]) { return x; }
const one = (x) => ['one', x];
function outer(x) { return (() => ['inner', x])(); }
for (let i = 0; i < N; i++) {
  decl(i); adecl(i); [...gen(i)]; expression(i); arrow(i); bare(i); abare(i); aarrow(i);
  o.m(i); o.am(i); [...o.gm(i)]; o.k1(i); o.p; o.p = i; o['quo-ted'](i); o[12](i); o.value(i);
  const a = new A(i); A.s(i); A.sa(i); a.call(i); const b = new B(); b.bound(i);
  given(); given(keep); one(i); outer(i);
}
if (keep.length > 1e9) { keep.push(['never', 1]); }
function uncalled() { return ['uncalled', 1]; }
module.exports = { decl, adecl, gen, expression, arrow, bare, abare, aarrow, o, A, B, given, one, outer };
"""

LITERALS = [
    "['decl', x]",
    "['adecl', x]",
    "['gen', x]",
    "['expression', x]",
    "['arrow', x]",
    "['bare', x]",
    "['abare', x]",
    "['aarrow', x]",
    "['method', x]",
    "['amethod', x]",
    "['gmethod', x]",
    "['computed', x]",
    "['getter', this]",
    "['setter', v]",
    "['quoted', x]",
    "['numbered', x]",
    "['value', x]",
    "['constructor', x]",
    "['smethod', x]",
    "['samethod', x]",
    "['private', x]",
    "['field', keep.length]",
    "['bound', x]",
    "['default', keep.length]",
    "['one', x]",
    "['inner', x]",
]

OTHERS = {
    "['never', 1]": 0,
    "['uncalled', 1]": 0,
    "['static', keep.length]": 1,
    "['block', keep.length]": 1,
}

LAYOUTS = {
    "plain": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "lone cr": lambda text: text.replace("\n", "\r").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "shebang": lambda text: b"#!/usr/bin/env node\n" + text.encode(),
    "tabs": lambda text: text.replace("  ", "\t").encode(),
    "astral": lambda text: text.replace("keep[", "/* \U0001f600\u00e9\u65e5 */ keep[").encode(),
    "astral before": lambda text: ("/* \U0001f600\U0001f600\u00e9 */ " + text).encode(),
    "separators": lambda text: ("const u = '\u2028\u2029';\n// \u2028\n" + text).encode(),
    "strict": lambda text: b"'use strict';" + text.encode(),
}


@pytest.fixture(params=LAYOUTS, scope="module")
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def program_in(folder: Path, layout: str, times: int) -> Path:
    path = folder / f"forms {layout}.cjs"
    path.write_bytes(LAYOUTS[layout](FORMS.replace("N;", f"{times};")))
    return path


def test_coverage_counts_every_form(tmp_path: Path, layout: str) -> None:
    path = program_in(tmp_path, layout, 7)
    content = path.read_bytes()
    measured = measured_in(path, record(path, "coverage"))
    assert measured is not None
    assert measured.strangers == ()
    counts = {}
    for text in LITERALS:
        found = at(measured, content, text)
        counts[text] = found and found.evaluations
    assert counts == dict.fromkeys(LITERALS, 7) | {"['default', keep.length]": 14}
    for text, count in OTHERS.items():
        found = at(measured, content, text)
        assert found is not None, text
        assert found.evaluations == count, text


@pytest.mark.parametrize("how", [pytest.param("garbage", marks=needs_garbage), "timeline"])
def test_allocations_are_found_in_every_form(tmp_path: Path, layout: str, how: str) -> None:
    path = program_in(tmp_path, layout, 150)
    content = path.read_bytes()
    measured = measured_in(path, record(path, how))
    assert measured is not None
    assert measured.strangers == ()
    silent = []
    for text in LITERALS:
        found = at(measured, content, text)
        if found is None or not found.sampled_bytes:
            silent.append(text)
    assert silent == []
    assert at(measured, content, "['never', 1]") is not None  # the top level allocates
    assert at(measured, content, "['uncalled', 1]") is None
