"""Programs that make instances, typed arrays and parsed texts, in Node before and after `--fix`.

A stranger calls all they export, several times, and writes to all that he is given: what is shared
shows. More than half must be left as they are, each for the reason that it is named after.
"""

import pytest
from support.differential import changed, edit
from support.fixer import scan_everything
from support.node import needs_node

LEFT = {
    # ------------------------------------------------------------ patterns
    "global, tested": "export const f = (k) => { const r = new RegExp('a', 'g'); return r.test('aa'); };",
    "global, tested by name": "const F = 'g'; export const f = (k) => new RegExp('a', F).test('aab');",
    "global, executed": "export const f = (k) => { const r = new RegExp('[a-z]', 'g'); r.exec('abc');"
    " return r.exec('abc')?.index; };",
    "sticky": "export const f = (k) => { const r = new RegExp('a', 'y'); return [r.test('aa'), r.test('aa')]; };",
    "lastIndex set": "export const f = (k) => { const r = new RegExp('a'); r.lastIndex++;"
    " return r.lastIndex; };",
    "compiled anew": "export const f = (k) => { const r = new RegExp('a'); const was = r.source;"
    " r.compile('b'); return was; };",
    "pattern returned": "export const f = (k) => new RegExp('a', 'i');",
    "pattern in an object": "export const f = (k) => ({ rule: new RegExp('a', 'i') });",
    "pattern marked": "export const f = (k) => { const r = new RegExp('a'); const seen = r.seen;"
    " r.seen = k; return String(seen); };",
    "pattern kept": "let last; export const f = (k) => { const r = new RegExp('a');"
    " const same = last === r; last = r; return same; };",
    "pattern in a closure": "export const f = (k) => { const r = new RegExp('a'); return () => r; };",
    "pattern may throw": "export const f = (k) => { try { return new RegExp('[').test(k); }"
    " catch (e) { return e.name; } };",
    "look-behind": "export const f = (k) => new RegExp('(?<=a)b').test('ab');",
    "hyphen escaped under u": "export const f = (k) => { try { return new RegExp('a\\\\-b', 'u').test(k); }"
    " catch (e) { return e.name; } };",
    "flags that throw": "export const f = (k) => { try { return new RegExp('a', 'gg').test(k); }"
    " catch (e) { return e.name; } };",
    "own RegExp": "class RegExp { test() { return this.n = (this.n ?? 0) + 1; } }"
    " export const f = (k) => new RegExp('a').test(k);",
    "RegExp replaced": "globalThis.RegExp = class { test() { return this.n = (this.n ?? 0) + 1; } };"
    " export const f = (k) => new RegExp('a').test(k);",
    "replace of all patterns": "RegExp.prototype[Symbol.replace] = function () { const n = this.n ?? 0;"
    " this.n = n + 1; return String(n); };"
    " export const f = (k) => 'a'.replace(new RegExp('a'), '');",
    "exec of all patterns": "RegExp.prototype.exec = function () { this.n = (this.n ?? 0) + 1;"
    " return { index: this.n, 0: 'a' }; };"
    " export const f = (k) => { const r = new RegExp('a'); return r.test(k) && r.n; };",
    "compare of all collators": "Object.defineProperty(Intl.Collator.prototype, 'compare',"
    " { get() { return () => 7; } });"
    " export const f = (k) => String(k).localeCompare('b', 'en', { numeric: true });",
    "template": "export const f = (k) => new RegExp(`^${k}`).test('abc');",
    "method that keeps it": "const keeper = { seen: [], replace(r) { this.seen.push(r);"
    " return new Set(this.seen).size; } };"
    " export const f = (k) => keeper.replace(new RegExp('a'), '');",
    # ------------------------------------------------------------ formatters
    "format taken out": "export const f = (k) => { const { format } = new Intl.NumberFormat('en');"
    " return format; };",
    "format compared": "let last; export const f = (k) => { const n = new Intl.NumberFormat('en');"
    " const same = n.format === last; last = n.format; return same; };",
    "format marked": "export const f = (k) => { const n = new Intl.NumberFormat('en');"
    " n.format.times = (n.format.times ?? 0) + 1; return n.format.times; };",
    "compare kept": "const kept = []; const list = { sort(c) { kept.push(c); return new Set(kept).size; } };"
    " export const f = (k) => { const c = new Intl.Collator('en'); return list.sort(c.compare); };",
    "formatter returned": "export const f = (k) => new Intl.NumberFormat('en');",
    "formatter in an array": "export const f = (k) => [new Intl.PluralRules('en')];",
    "default language": "export const f = (k) => new Intl.NumberFormat().format(1234.5);",
    "no time zone": "export const f = (k) => new Intl.DateTimeFormat('en', { hour: 'numeric' }).format(0);",
    "language that throws": "export const f = (k) => { try { return new Intl.NumberFormat('e').format(1); }"
    " catch (e) { return e.name; } };",
    "option that throws": "export const f = (k) => { try {"
    " return new Intl.NumberFormat('en', { style: 'currency' }).format(1); } catch (e) { return e.name; } };",
    "digits that throw": "export const f = (k) => { try { return new Intl.NumberFormat('en',"
    " { minimumFractionDigits: 5, maximumFractionDigits: 2 }).format(1); } catch (e) { return e.name; } };",
    "option by name": "let style = 'percent'; export const f = (k) => { const s = style; style = 'decimal';"
    " return new Intl.NumberFormat('en', { style: s }).format(0.5); };",
    "own Intl": "const Intl = { NumberFormat: class { format() { return this.n = (this.n ?? 0) + 1; } } };"
    " export const f = (k) => new Intl.NumberFormat('en').format(1);",
    "Intl replaced": "Intl.NumberFormat = class { format() { return this.n = (this.n ?? 0) + 1; } };"
    " export const f = (k) => new Intl.NumberFormat('en').format(1);",
    "display names": "export const f = (k) => new Intl.DisplayNames('en', { type: 'region' }).of('DE');",
    "null as a receiver": "export const f = (k) => { try {"
    " return (k === 'a' ? null : 5).toLocaleString('en', { style: 'percent' }); }"
    " catch (e) { return e.name; } };",
    "own toLocaleString": "const n = { toLocaleString() { return 'mine'; } };"
    " export const f = (k) => n.toLocaleString('en', { style: 'percent' });",
    "a parameter as a receiver": "export const f = (k) => k.toLocaleString('en', { style: 'percent' });",
    "an invalid date": "export const f = (k) => new Date(k).toLocaleDateString('en',"
    " { timeZone: 'UTC', year: 'numeric' });",
    "toJSON gives null": "export const f = (k) => { try {"
    " return new Date(k).toJSON().localeCompare('b', 'en', { numeric: true }); }"
    " catch (e) { return e.name; } };",
    "NumberFormat replaced": "Number.prototype.toLocaleString = () => 'mine';"
    " export const f = (k) => (5).toLocaleString('en', { style: 'percent' });",
    # ------------------------------------------------------------ encoders and decoders
    "streaming decoder": "export const f = (k) => { const d = new TextDecoder();"
    " return d.decode(new Uint8Array([195]), { stream: true }) + '|'; };",
    "decoder kept": "export const f = (k) => new TextDecoder();",
    "fatal decoder": "export const f = (k) => { try {"
    " return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([195])); }"
    " catch (e) { return e.name; } };",
    "unknown encoding": "export const f = (k) => { try { return new TextDecoder('nonsense').decode(); }"
    " catch (e) { return e.name; } };",
    # ------------------------------------------------------------ parsed texts
    "parsed and returned": 'export const f = (k) => JSON.parse(\'{"a": 1, "b": 2, "c": 3}\');',
    "parsed and written": 'export const f = (k) => { const o = JSON.parse(\'{"a": 1, "b": 2, "c": 3}\');'
    " return ++o.a; };",
    "parsed part returned": 'export const f = (k) => JSON.parse(\'{"a": {"n": 1}, "b": 2, "c": {}}\')[k];',
    "parsed part written": 'export const f = (k) => { const o = JSON.parse(\'{"a": {"n": 1}, "b": 2}\');'
    " return ++o.a.n; };",
    "parsed list filled": "export const f = (k) => { const l = JSON.parse('[1, 2, 3]'); l.push(k);"
    " return l.length; };",
    "parsed list sorted": "export const f = (k) => { const l = JSON.parse('[3, 1, 2]'); const first = l[0];"
    " l.sort(); return first; };",
    "no JSON": "export const f = (k) => { try { return JSON.parse('{a: 1}').a; } catch (e) { return e.name; } };",
    "revived": "let n = 0; export const f = (k) => JSON.parse('[1, 2, 3]', () => ++n);",
    "own JSON": "let n = 0; const JSON = { parse() { return { a: ++n }; } };"
    " export const f = (k) => JSON.parse('{\"a\": 1}').a;",
}

EDITED = {
    "tested": "export const f = (k) => new RegExp('^[a-c]$').test(k);",
    "tested by a name": "export const f = (k) => { const r = new RegExp('^a', 'i'); return r.test(k); };",
    "all replaced": "export const f = (k) => 'a b a'.replace(new RegExp('a', 'g'), (m) => m + k);",
    "all replaced inside of itself": "export const f = (k) => String(k).replace(new RegExp('[a-z]', 'g'),"
    " (m) => (m === 'z' ? f('c') : m + m));",
    "all matched": "export const f = (k) => 'abcabc'.match(new RegExp('[ab]', 'g'));",
    "split": "export const f = (k) => 'a, b;c'.split(RegExp('\\\\s*[,;]\\\\s*'));",
    "executed": "export const f = (k) => new RegExp('(a)(b)?').exec('ab');",
    "numbers": "export const f = (k) => new Intl.NumberFormat('en', { style: 'percent' }).format(0.256);",
    "numbers by a name": "export const f = (k) => { const n = new Intl.NumberFormat('de-DE');"
    " return [1234.5, 0].map((x) => n.format(x)); };",
    "handed to map": "export const f = (k) => { const n = new Intl.NumberFormat('de-DE');"
    " return [1234.5, 0].map(n.format); };",
    "sorted": "export const f = (k) => ['a10', 'a9'].sort(new Intl.Collator('en', { numeric: true }).compare);",
    "plurals": "export const f = (k) => new Intl.PluralRules('en').select(1);",
    "a date": "export const f = (k) => new Intl.DateTimeFormat('en',"
    " { dateStyle: 'long', timeZone: 'UTC' }).format(0);",
    "options resolved": "export const f = (k) => new Intl.Collator('en').resolvedOptions();",
    "a number shown": "export const f = (k) => (k.length * 1234.56).toLocaleString('en', "
    "{ maximumFractionDigits: 1 });",
    "a number shown by a name": "export const f = (k) => { const n = Number(k);"
    " return n.toLocaleString('de-DE', { style: 'percent' }); };",
    "a text compared": "export const f = (k) => `${k}9`.localeCompare('c10', 'en', { numeric: true });",
    "in the order of the text": "const out = []; const note = (x) => { out.push(x); return x; };"
    " export const f = (k) => { `${note('a')}`.localeCompare(note('b'), 'en', { numeric: true });"
    " return out.join(); };",
    "compared with what throws": "export const f = (k) => { try { return `${k}`.localeCompare("
    "{ toString() { throw new RangeError(); } }, 'en', { numeric: true }); }"
    " catch (e) { return e.name; } };",
    "encoded": "export const f = (k) => new TextEncoder().encode('aé' + k);",
    "decoded": "export const f = (k) => new TextDecoder().decode(new Uint8Array([195, 169, 195]));",
    "decoded twice": "export const f = (k) => { const d = new TextDecoder('utf-8');"
    " return d.decode(new Uint8Array([195])) + d.decode(new Uint8Array([239, 187, 191, 97])); };",
    "typed array": "export const f = (k) => { const t = new Uint8Array([1, 2, 3, 300, -1]);"
    " return t.length + t[3]; };",
    "typed array mapped": "export const f = (k) => { const t = new Float64Array([0.5, 1, -2]);"
    " return t.map((x) => x * 2); };",
    "typed array copied": "export const f = (k) => [...new Int16Array([1, 70000, 3])];",
    "typed array returned": "export const f = (k) => new Uint8Array([1, 2, 3, 4]);",
    "buffer returned": "export const f = (k) => new Uint8Array([1, 2, 3, 4]).buffer;",
    "part of it returned": "export const f = (k) => new Uint8Array([1, 2, 3, 4]).subarray(1);",
    "typed array filled": "export const f = (k) => { const t = new Uint8Array([1, 2, 3]); t[0]++; return t[0]; };",
    "parsed": 'export const f = (k) => JSON.parse(\'{"a": 1, "c": "x"}\')[k];',
    "parsed deep": 'export const f = (k) => JSON.parse(\'{"a": {"n": [1, 2]}, "__proto__": 1}\').a.n.length;',
    "parsed rows": 'export const f = (k) => JSON.parse(\'[{"id": "a", "n": 1}]\').find((r) => r.id === k)?.n;',
    "parsed and walked": "export const f = (k) => { const found = [];"
    " for (const n of JSON.parse('[1, 2, 3]')) found.push(n); return found; };",
}


def programs(texts: dict[str, str]) -> list[tuple[str, bytes]]:
    return [("main.mjs", text.encode()) for text in texts.values()]


@pytest.mark.parametrize("name", LEFT)
def test_left_alone(name: str) -> None:
    report = scan_everything(LEFT[name].encode(), may_cycle=False)
    assert report.fixed is None


@pytest.mark.parametrize("name", EDITED)
def test_edited(name: str) -> None:
    report = scan_everything(EDITED[name].encode(), may_cycle=False)
    assert report.notes == ()
    assert report.fixed is not None


@needs_node
def test_what_is_edited_does_the_same() -> None:
    edited = edit(programs(EDITED))
    assert len(edited) == len(EDITED)
    assert [str(mismatch) for mismatch in changed(edited)] == []


def test_more_than_half_are_left() -> None:
    assert len(LEFT) > len(EDITED)
    assert len(LEFT) + len(EDITED) >= 60
