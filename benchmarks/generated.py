"""A small corpus made here, for runs without a network: the same files at every run.

It says nothing about speed on programs that people write; it goes through the code that measures.
"""

import os
import random
from pathlib import Path
from typing import Final

LONG_AGO: Final = 1_500_000_000
BODY: Final = """\
export function read{n}(input{text}) {{
  const found = input.trim().split(",").map((each) => each.length + {n});
  if (found.length > {n}) return found.slice(0, {n}).join("-");
  for (let at = 0; at < found.length; at += 1) found[at] = found[at] * 2;
  return `${{found.join("+")}}${{input}}`;
}}
"""
TABLE: Final = """\
export function code{n}(name{text}) {{
  const codes = {{ {entries} }};
  return codes[name];
}}
"""
VIEW: Final = """\
export const View{n} = (props{view}) => (
  <section className="view" onClick={{() => props.open({n})}}>
    <b>{{props.title}}</b>
  </section>
);
"""
# By ending: what a parameter that holds text, and the properties of a component, are written with.
ENDINGS: Final = {
    "js": ("", None),
    "jsx": ("", ""),
    "ts": (": string", None),
    "tsx": (": string", ": { title: string; open: (n: number) => void }"),
}


def generate(folder: Path, files: int) -> Path:
    """Write `files` modules below `folder`, in four languages by turns; a table in one of nine."""
    dice = random.Random(files)
    for number in range(files):
        ending = tuple(ENDINGS)[number % len(ENDINGS)]
        path = folder / f"part{number // 50}" / f"module{number}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(module(dice, ending, table=number % 9 == 0))
        # Written long ago: a cache may distrust what was written just now.
        os.utime(path, (LONG_AGO, LONG_AGO))
    (folder / "package.json").write_text('{"name": "generated", "version": "1.0.0"}\n')
    return folder


def module(dice: random.Random, ending: str, *, table: bool) -> str:
    """The text of one module, with numbers that `dice` throws."""
    text, view = ENDINGS[ending]
    parts = [BODY.format(n=n, text=text) for n in range(1, dice.randint(4, 24))]
    if view is not None:
        parts += [VIEW.format(n=n, view=view) for n in range(1, dice.randint(2, 12))]
    if table:
        entries = ", ".join(f"key{n}: {dice.randint(0, 999)}" for n in range(dice.randint(10, 40)))
        parts.insert(1, TABLE.format(n=0, text=text, entries=entries))
    return "\n".join(parts)
