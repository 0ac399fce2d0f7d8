"""`allocscan gc --html`: one page that needs nothing else, in light and dark, without scripts."""

import re
from collections.abc import Iterator
from html import escape

from allocscan import __version__
from allocscan.gclog.digest import Heap
from allocscan.gclog.judge import Verdict
from allocscan.reports.cells import printable
from allocscan.reports.gc.figures import figures, table_rows
from allocscan.reports.gc.subject import Subject
from allocscan.reports.gc.svg import heap_svg
from allocscan.reports.gc.words import TITLES, advice, isolate_name, meaning, title
from allocscan.reports.plural import plural
from allocscan.typed import Final

_STYLE: Final = """
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --soft: #57606a; --rule: #d0d7de;
  --after: #0550ae; --before: #9a6700; --full: #a40e26; --quote: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --soft: #9da7b3;
  --rule: #30363d; --after: #79c0ff; --before: #e3b341; --full: #ff7b72; --quote: #161b22; } }
body { background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; } p.soft, footer { color: var(--soft); }
table { border-collapse: collapse; margin: 1rem 0; } caption { text-align: left; font-weight: 600; }
th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--rule); text-align: right; }
th:first-child, td:first-child { text-align: left; } thead th { color: var(--soft); }
pre { background: var(--quote); padding: .5rem; overflow-x: auto; font-size: .8rem; }
code { font-family: ui-monospace, monospace; } svg { width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 12px; } .grid { stroke: var(--rule); }
polyline { fill: none; stroke-width: 2; } .after { stroke: var(--after); }
.before { stroke: var(--before); stroke-dasharray: 4 3; stroke-width: 1; }
.full { fill: var(--full); }
.key { display: inline-block; width: 1.5rem; border-top: 2px solid; vertical-align: middle; }
.key.dashed { border-top-style: dashed; color: var(--before); } .key.solid { color: var(--after); }
.key.dot { width: .6rem; height: .6rem; border: 0; border-radius: 50%; background: var(--full); }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_CODE: Final = re.compile(r"`([^`]*)`")


def render_gc_html(subject: Subject) -> str:
    """The whole report as a page."""
    name = _safe(subject.name)
    heading = f"{TITLES[subject.state].capitalize()}: {name}"
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{heading}</h1>\n"
        f'<p class="soft">{_counts(subject)}</p>\n'
        f"{''.join(_sections(subject))}</main>\n"
        f"<footer><p>allocscan {__version__}</p></footer>\n</body>\n</html>\n"
    )


def _counts(subject: Subject) -> str:
    log = subject.log
    read = (
        f"{plural(log.recognised - log.repeated, 'collection')} of {plural(len(log.heaps), 'heap')}"
    )
    torn = f"; {plural(log.torn_count, 'collection')} could not be read" if log.torn_count else ""
    return f"{read} in {plural(log.lines, 'line')}{torn}"


def _sections(subject: Subject) -> Iterator[str]:
    for line in (*subject.log.fatal, *subject.log.near_limit):
        yield f"<pre>line {line.number}: {_safe(line.text)}</pre>\n"
    pairs = zip(subject.log.heaps, subject.verdicts, strict=True)
    gravest = sorted(pairs, key=lambda pair: (-pair[1].state, -pair[0].count))
    for number, (heap, verdict) in enumerate(gravest, start=1):
        yield "".join(_section(f"heap{number}", heap, verdict))


def _section(name: str, heap: Heap, verdict: Verdict) -> Iterator[str]:
    heading = title(verdict).capitalize()
    yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{heading}</h2>\n'
    yield f'<p class="soft">{_safe(isolate_name(heap.isolate))}</p>\n'
    yield "".join(f"<p>{_prose(sentence)}</p>\n" for sentence in meaning(heap, verdict))
    lines = "\n".join(f"line {line.number}: {_safe(line.text)}" for line in verdict.lines)
    yield f'<p>The lines that show it:</p>\n<pre tabindex="0">{lines}</pre>\n'
    said = "".join(f"<li>{_prose(sentence)}</li>\n" for sentence in advice(heap, verdict))
    yield f"<h3>What to do next</h3>\n<ul>\n{said}</ul>\n"
    drawn = heap_svg(heap, name)
    if drawn:
        yield f"<figure>{drawn}<figcaption>{_key(heap)}</figcaption></figure>\n"
    yield _table(heap, verdict)
    yield "</section>\n"


def _key(heap: Heap) -> str:
    full = ' <span class="key dot"></span> after a mark-compact' if heap.full else ""
    return (
        '<span class="key solid"></span> left after a collection '
        f'<span class="key dashed"></span> before it{full}'
    )


def _table(heap: Heap, verdict: Verdict) -> str:
    heads, *rows = table_rows(heap)
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heads)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"<td>{cell}</td>" for cell in row[1:])
        + "</tr>\n"
        for row in rows
    )
    more = "".join(
        f'<tr><th scope="row">{name}</th><td>{_safe(value)}</td></tr>\n'
        for name, value in figures(heap, verdict)
    )
    return (
        f"<table><caption>Collections</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{body}</tbody></table>\n"
        f"<table><caption>What they add up to</caption><tbody>\n{more}</tbody></table>\n"
    )


def _prose(sentence: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(sentence))


def _safe(text: str) -> str:
    return escape(printable(text.encode("utf-8", "replace")))
