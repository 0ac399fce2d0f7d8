"""Calls that make an instance of constants, and what a generated program does with one; slots are
those of `program_uses`."""

from collections.abc import Mapping
from typing import Final

from support.program_shapes import Shape, Uses

MADE: Final[Mapping[Shape, tuple[str, ...]]] = {
    Shape.PATTERN: (
        *("new RegExp('a', 'g')", "new RegExp('[ab]+')", "RegExp('(a)(b)?', 'i')"),
        *("new RegExp('^a')", "new RegExp('a|z', 'gi')", "new RegExp('a', 'y')"),
        *("new RegExp('(?<n>a)')", "new RegExp('a' + 'b', 'g')", "new RegExp(`a${LIMIT}`)"),
    ),
    Shape.FORMATTER: (
        *("new Intl.NumberFormat('en')", "Intl.NumberFormat('de', { style: 'percent' })"),
        *("new Intl.NumberFormat('en', { maximumFractionDigits: 1 })", "Intl.NumberFormat('fr')"),
        "new Intl.DateTimeFormat('en', { timeZone: 'UTC', year: 'numeric' })",
        "new Intl.NumberFormat(['en-US'], { maximumFractionDigits: LIMIT })",
    ),
    Shape.TYPED: (
        *("new Uint8Array([1, 2, 3, 4])", "new Float64Array([0.5, -1, 2])"),
        *("new Int16Array([300, -70000, 5, 9, 1])", "new Uint8ClampedArray([1, 2, 300])"),
        "new Uint8Array([1, 2, LIMIT])",
    ),
}

PATTERN: Final = Uses(
    reads=(
        "out += {v}.source + {v}.flags;",
        "out += 'aba'.replace({v}, '-');",
        "out += 'aba'.replace({v}, (m) => m + k);",
        "out += 'aba'.match({v});",
        "out += 'xaya'.split({v}).length;",
        "out += 'zza'.search({v});",
        "out += `${{v}}`;",
        "if ({v}) out += 'there';",
        "const {u} = {v}; out += 'abab'.replace({u}, k);",
        "out += ['a', 'b'].map((e) => e.replace({v}, 'x')).join();",
    ),
    dangers=(
        "out += {v}.test('aa');",
        "out += {v}.exec('baa')?.index;",
        "while ({v}.global && {v}.test('aab')) out += {v}.lastIndex;",
        "out += {v}.lastIndex; {v}.lastIndex = 1;",
        "{v}.lastIndex++; out += 'aa'.replace({v}, '');",
        "{v}.mark = ({v}.mark || '') + 'e'; out += {v}.mark;",
        "out += ['aa', 'ab'].filter((e) => {v}.test(e)).length;",
        "out += {v}.source; {v}.compile('b');",
        "out += sameAsLast({v});",
        "out += kept.includes({v}); kept.push({v});",
        "later.push(() => {v}.exec('aaa')?.index);",
        "const {u} = {v}.test; out += {u}.call({v}, 'aaa');",
        "for (const m of 'aaa'.matchAll(RegExp({v}, 'g'))) out += m.index + {v}.lastIndex;",
        "out += Object.isFrozen({v}); Object.freeze({v});",
        "state.pattern = state.pattern || {v}; out += state.pattern.test('aaaa');",
        "out += {v}['te' + 'st']('aaa');",
        "out += /a/[Symbol.replace].call({v}, 'aa', 'x'); {v}.own = 1;",
    ),
)

FORMATTER: Final = Uses(
    reads=(
        "out += {v}.format(1234.5);",
        "out += {v}.resolvedOptions().locale;",
        "out += {v}.formatToParts(5).length;",
        "out += [1, 2000].map((e) => {v}.format(e)).join();",
        "out += [1, 2000].map({v}.format).join();",
        "const {u} = {v}; out += {u}.format(k === 'a' ? 1 : 2);",
        "out += typeof {v}.format;",
    ),
    dangers=(
        "const { format: {u} } = {v}; out += kept.includes({u}); kept.push({u});",
        "out += sameAsLast({v}.format);",
        "out += sameAsLast({v});",
        "{v}.mark = ({v}.mark || '') + 'e'; out += {v}.mark;",
        "{v}.format.mark = ({v}.format.mark || '') + 'f'; out += {v}.format.mark;",
        "later.push(() => { {v}.n = ({v}.n || 0) + 1; return {v}.n; });",
        "out += {v}.format(1); {v}.format = (n) => 'own';",
        "Object.defineProperty({v}, 'format', { value: () => 'mine' }); out += {v}.format(1);",
        "out += seen.has({v}); seen.add({v});",
        "out += Object.isFrozen({v}); Object.freeze({v});",
        "out += kept.map({v}.format).length; kept.push({v});",
        "const {u} = { sort(f) { kept.push(f); return kept.indexOf(f); } }; out += {u}.sort({v}.format);",
    ),
)

TYPED: Final = Uses(
    reads=(
        "out += {v}[0] + {v}.length;",
        "out += {v}.join();",
        "for (const {u} of {v}) out += {u};",
        "for (let {u} = 0; {u} < {v}.length; {u}++) out += {v}[{u}];",
        "out += [...{v}].length;",
        "out += {v}.map((e) => e + 1).join();",
        "out += {v}.includes(2);",
        "const {u} = {v}.slice(); {u}[0]++; out += {u}[0];",
        "const {u} = new Uint16Array({v}); {u}[0]++; out += {u}[0];",
        "out += {v}.reduce((s, e) => s + e, 0);",
        "out += Math.max(...{v});",
        "const [{u}] = {v}; out += {u};",
        "out += {v}.byteLength;",
    ),
    dangers=(
        "{v}[0]++; out += {v}[0];",
        "{v}[1] = {v}[1] + 1; out += {v}[1];",
        "{v}.set([{v}[0] + 1]); out += {v}[0];",
        "out += {v}[0]; {v}.fill(7);",
        "out += {v}.join(); {v}.reverse();",
        "const {u} = {v}.subarray(1); {u}[0]++; out += {v}[1];",
        "const {u} = new Uint8Array({v}.buffer); {u}[0]++; out += {u}[0];",
        "const { buffer: {u} } = {v}; new Uint8Array({u})[0] += 3; out += {v}[0];",
        "const {u} = {v}['buf' + 'fer']; new Uint8Array({u})[0] += 3; out += {v}[0];",
        "new DataView({v}.buffer).setInt8(0, {v}[0] + 1); out += {v}[0];",
        "{v}.forEach((e, i, all) => { all[i] = e + 1; }); out += {v}.join();",
        "out += sameAsLast({v});",
        "kept.push({v}); out += kept.length; {v}[0] = kept.length;",
        "later.push(() => ++{v}[0]);",
        "{v}.mark = ({v}.mark || '') + 'e'; out += {v}.mark;",
        "out += sameAsLast({v}.buffer);",
        "state.typed = state.typed || {v}; state.typed[0]++; out += {v}[0];",
    ),
)

MADE_RETURNS: Final = (
    *("return {v};", "return [{v}];", "return { inner: {v} };", "return () => {v};"),
    *("return {v}.format;", "return {v}.buffer;", "return String({v});", "return {v}[k];"),
)
