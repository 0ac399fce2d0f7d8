"""What a generated program does with a value: statements by the value's shape, told apart by kind.

In a template `{v}` is an expression for the value, `{u}` and `{w}` are fresh names, `k` is the
function's parameter and `out` the text that the function gathers. Other names (`writeTo`,
`kept`…) are those of `programs.PROLOGUE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Shape(Enum):
    """What a literal is made of: the shape of the value and of its entries."""

    FLAT = "object of primitives"
    TABLE = "object of objects"
    LISTS = "object of arrays"
    HANDLERS = "object of functions"
    LIST = "array of primitives"
    ROWS = "array of objects"
    PAIRS = "array of arrays"


@dataclass(frozen=True, slots=True)
class Uses:
    """Statements that only read, and statements that write, keep, let out or compare."""

    reads: tuple[str, ...]
    dangers: tuple[str, ...]


# ------------------------------------------------------------------ any object

OBJECT: Final = Uses(
    reads=(
        "out += typeof {v}[k];",
        "out += k in {v};",
        "out += Object.keys({v}).join();",
        "for (const {u} in {v}) out += {u};",
        "out += JSON.stringify({v});",
        "out += JSON.stringify({v}[k]);",
        "out += Object.entries({v}).map(([p, q]) => p + typeof q).join();",
        "out += Object.hasOwn({v}, k) ? 1 : 0;",
        "out += {v}.hasOwnProperty(k);",
        "out += Object.values({v}).length;",
        "if ({v}[k]) out += 'hit';",
        "out += {v}.a === undefined;",
        "const { a: {u}, ...{w} } = {v}; out += typeof {u} + Object.keys({w}).length;",
        "const {u} = { ...{v}, extra: k }; out += {u}.extra;",
        "const {u} = { ...{v} }; {u}.a = 'w'; out += {u}.a;",
        "const {u} = Object.assign({}, {v}); {u}.b = 'w'; out += {u}.b;",
        "const {u} = Object.keys({v}); {u}.sort().reverse(); out += {u}.join();",
        "out += new Map(Object.entries({v})).size;",
        "void {v};",
        "out += Boolean({v}) && !{v}.nothing;",
        "out += readFrom({v});",
        "const {u} = () => {v}.a; out += typeof {u}();",
        "out += [1, 2].map((i) => typeof {v}['ab'[i - 1]]).join();",
        "switch (typeof {v}[k]) { case 'object': out += 'o'; break; default: out += 'd'; }",
    ),
    dangers=(
        "{v}.a = 'w' + k; out += {v}.a;",
        "{v}[k] = 9;",
        "delete {v}.b; out += Object.keys({v}).length;",
        "{v}.fresh ||= k; out += {v}.fresh;",
        "{v}.fresh ??= k; out += {v}.fresh;",
        "{v}.hits = ({v}.hits || 0) + 1; out += {v}.hits;",
        "{v}.hits = ({v}.hits || 0) + 1; {v}.hits++; out += {v}.hits;",
        "({ p: {v}.last } = { p: ({v}.last || '') + k }); out += {v}.last;",
        "[{v}.last] = [({v}.last || '') + k]; out += {v}.last;",
        "for ({v}.last of [7, ({v}.last || 0) + 1]) out += {v}.last;",
        "for ({v}.last in { [({v}.last || '') + 'm']: 1 }) out += {v}.last;",
        "Object.assign({v}, { hits: ({v}.hits || 0) + 1 }); out += {v}.hits;",
        "Object.defineProperty({v}, 'hits', { value: ({v}.hits || 0) + 1, configurable: true });"
        " out += {v}.hits;",
        "Reflect.set({v}, 'hits', ({v}.hits || 0) + 1); out += {v}.hits;",
        "Reflect.deleteProperty({v}, 'a'); out += typeof {v}.a + Object.keys({v}).length;",
        "out += Object.getPrototypeOf({v}).mark; Object.setPrototypeOf({v}, { mark: 'm' });",
        "out += {v}.mark; {v}.__proto__ = { mark: 'm' };",
        "out += Object.isFrozen({v}); Object.freeze({v});",
        "out += Object.isExtensible({v}); Object.preventExtensions({v});",
        "out += Object.getOwnPropertyDescriptor({v}, 'a').writable;",
        "writeTo({v}); out += {v}.mark;",
        "out += writeTo({v}).mark;",
        "(({u}) => { {u}.mark = ({u}.mark || '') + 'i'; out += {u}.mark; })({v});",
        "(function () { this.mark = (this.mark || '') + '?'; out += this.mark; }).call({v});",
        "[1].forEach(function () { this.mark = (this.mark || '') + 'f'; out += this.mark; }, {v});",
        "[{v}].forEach((o) => { o.mark = (o.mark || '') + '!'; out += o.mark; });",
        "[1].reduce((o) => { o.mark = (o.mark || '') + 'r'; out += o.mark; return o; }, {v});",
        "const {u} = new Proxy({v}, {}); {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark;",
        "const {u} = Object.create({v}); {u}.a = 'own'; out += {u}.a;",
        "const {u} = { __proto__: {v} }; {u}.a = 'own'; out += {u}.a;",
        "const {u} = [{v}]; {u}[0].mark = ({u}[0].mark || '') + 'b'; out += {u}[0].mark;",
        "const {u} = { o: {v} }; {u}.o.mark = ({u}.o.mark || '') + 'b'; out += {u}.o.mark;",
        "const { o: {u} } = { o: {v} }; {u}.mark = ({u}.mark || '') + 'd'; out += {u}.mark;",
        "const [{u}] = [{v}]; {u}.mark = ({u}.mark || '') + 'e'; out += {u}.mark;",
        "const {u} = k ? {v} : null; if ({u}) { {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; }",
        "const {u} = {v} || {}; {u}.mark = ({u}.mark || '') + 'o'; out += {u}.mark;",
        "let {u}; ({u} = {v}).mark = ({u}.mark || '') + 'e'; out += {u}.mark;",
        "const {u} = (0, {v}); {u}.mark = ({u}.mark || '') + ','; out += {u}.mark;",
        "let {u} = null; {u} ??= {v}; {u}.mark = ({u}.mark || 0) + 2; out += {u}.mark;",
        "var {u} = {v}; {u}.mark = ({u}.mark || '') + 'v'; out += {u}.mark;",
        "try { throw {v}; } catch ({u}) { {u}.mark = ({u}.mark || '') + 't'; out += {u}.mark; }",
        "for (const {u} of [{v}]) { {u}.mark = ({u}.mark || '') + 'l'; out += {u}.mark; }",
        "for (const {u} of yieldIt({v})) { {u}.mark = ({u}.mark || 0) + 3; out += {u}.mark; }",
        "out += tag`${{v}}`;",
        "out += [{v}].map(writeTo)[0].mark;",
        "out += Array.from([{v}], writeTo)[0].mark;",
        "out += Reflect.apply(writeTo, null, [{v}]).mark;",
        "out += writeTo.call(null, {v}).mark;",
        "out += writeTo(...[{v}]).mark;",
        "out += writeTo.bind(null, {v})().mark;",
        "out += identity({v}) === lastOne; lastOne = identity({v}); lastOne.mark = 1;",
        "out += identity(identity)({v}).mark; identity({v}).mark = 'm';",
        "out += new Holder({v}).bump();",
        "out += new (class extends Holder {})({v}).bump();",
        "out += sameAsLast({v});",
        "out += lastOne === {v}; lastOne = {v};",
        "out += Object.is(lastOne, {v}); lastOne = {v};",
        "switch (lastOne) { case {v}: out += 'same'; } lastOne = {v};",
        "out += seen.has({v}); seen.add({v});",
        "out += weak.has({v}); weak.add({v});",
        "out += counts.get({v}); counts.set({v}, k);",
        "out += kept.includes({v}); kept.push({v});",
        "out += kept.indexOf({v}); kept.unshift({v});",
        "kept.push({v}); kept[0].mark = (kept[0].mark || '') + 'k'; out += {v}.mark;",
        "state.current = {v}; state.current.mark = (state.current.mark || 0) + 1; out += {v}.mark;",
        "state[k] = state[k] || {v}; state[k].mark = (state[k].mark || 0) + 1; out += {v}.mark;",
        "globalThis.leaked = {v}; leaked.mark = (leaked.mark || '') + 'g'; out += {v}.mark;",
        "later.push(() => { {v}.mark = ({v}.mark || '') + 's'; return {v}.mark; });",
        "later.push(() => writeTo({v}).mark);",
        "queueMicrotask(() => { {v}.mark = ({v}.mark || 0) + 1; log({v}.mark); });",
        "Promise.resolve({v}).then((o) => { o.mark = (o.mark || 0) + 1; log(o.mark); });",
        "(async () => { const o = await {v}; o.mark = (o.mark || 0) + 1; log(o.mark); })();",
        "JSON.stringify({v}, (p, q) => { if (!p) { out += q.mark; q.mark = 'j'; } return q; });",
        "Object.keys({v}).forEach((p) => { {v}[p + p] = 1; out += Object.keys({v}).length; });",
        "const {u} = (o) => { o.mark = (o.mark || '') + 'n'; return o.mark; }; out += {u}({v});",
        "function {u}(o) { o.mark = (o.mark || 0) + 5; return o; } out += {u}({v}).mark;",
        "out += callWith({v}, (o) => { o.mark = (o.mark || '') + 'w'; return o.mark; });",
        "out += dispatch.write({v}).mark;",
        "out += dispatch[k === 'a' ? 'write' : 'keep']({v}) && {v}.mark;",
        "label: { const {u} = {v}; {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; break label; }",
        "do { {v}.mark = ({v}.mark || 0) + 1; out += {v}.mark; } while (false);",
        "{v}.self = {v}.self ? 'again' : {v}; out += typeof {v}.self;",
        "{v}?.a; {v}['ma' + 'rk'] = ({v}.mark || '') + 'q'; out += {v}.mark;",
        "if (k) { {v}.mark = ({v}.mark || '') + 'y'; } else { {v}.mark = 'n'; } out += {v}.mark;",
        "out += ({v}.mark = ({v}.mark || 0) + 1);",
        "out += ++counter + ({v}.mark = ({v}.mark || 0) + 1);",
    ),
)

FLAT: Final = Uses(
    reads=(
        "out += {v}.a;",
        "out += {v}[k];",
        "out += {v}[k] ?? 'none';",
        "out += `${{v}.a}-${{v}[k]}`;",
        "const { a: {u}, b: {w} = 2 } = {v}; out += {u} + {w};",
        "for (const {u} in {v}) out += {u} + {v}[{u}];",
        "out += Object.values({v}).sort().join();",
        "const { ...{u} } = {v}; {u}.a += 1; out += {u}.a;",
        "out += k === {v}.a || {v}.b === 2;",
    ),
    dangers=(
        "{v}.a += 'x'; out += {v}.a;",
        "{v}.a++; out += {v}.a;",
        "for (const {u} in {v}) {v}[{u}] += '!'; out += {v}.a;",
        "Object.entries({v}).forEach(([p, q]) => { {v}[p] = q + '!'; }); out += {v}.a;",
    ),
)

TABLE: Final = Uses(
    reads=(
        "out += {v}.a.x;",
        "out += {v}[k]?.x;",
        "out += ({v}[k] || { x: '' }).x;",
        "const {u} = {v}[k]; if ({u}) out += {u}.x + {u}.y;",
        "const {u} = {v}[k] || {v}.b; out += {u}.y;",
        "out += Object.values({v}).map((e) => e.x).join();",
        "for (const {u} of Object.values({v})) out += {u}.y;",
        "for (const [{u}, {w}] of Object.entries({v})) out += {u} + {w}.x;",
        "const { a: { x: {u} } } = {v}; out += {u};",
        "const {u} = { ...{v}.a }; {u}.x = 'mine'; out += {u}.x;",
        "const {u} = { ...{v} }; {u}.a = { x: k }; out += {u}.a.x;",
        "out += Object.keys({v}).filter((p) => {v}[p].y > 1).length;",
        "out += readFrom({v}.b);",
    ),
    dangers=(
        "{v}.a.x += 'w'; out += {v}.a.x;",
        "const {u} = {v}[k]; if ({u}) {u}.x += 'w'; out += {u} && {u}.x;",
        "const {u} = {v}[k] || {v}.b; {u}.x += '+'; out += {u}.x;",
        "Object.values({v}).forEach((e) => { e.x += '!'; out += e.x; });",
        "for (const {u} in {v}) { {v}[{u}].n = ({v}[{u}].n || 0) + 1; out += {v}[{u}].n; }",
        "for (const {u} of Object.values({v})) { {u}.y++; out += {u}.y; }",
        "Object.entries({v})[0][1].x += '!'; out += {v}.a.x;",
        "const {u} = { ...{v} }; {u}.a.x += '!'; out += {u}.a.x;",
        "const {u} = Object.assign({}, {v}); {u}.b.x += '!'; out += {u}.b.x;",
        "const { ...{u} } = {v}; {u}.a.x += '1'; out += {u}.a.x;",
        "const { a: {u} } = {v}; {u}.x += '2'; out += {u}.x;",
        "const { a: {u}, b } = {v}; b.x = {u}.x += '3'; out += b.x;",
        "new Map(Object.entries({v})).get('a').x += 'm'; out += {v}.a.x;",
        "out += sameAsLast({v}.a);",
        "out += sameAsLast({v}[k] || {v}.b);",
        "out += kept.includes({v}.b); kept.push({v}.b);",
        "out += seen.has({v}[k]); seen.add({v}[k]);",
        "writeTo({v}.a); out += {v}.a.mark;",
        "writeTo({v}[k] ?? {v}.b); out += {v}.b.mark;",
        "state.current = {v}.a; state.current.x += 's'; out += {v}.a.x;",
        "const {u} = Object.values({v}); {u}[0].x += 'v'; out += {u}[0].x;",
        "const {u} = Object.values({v}).find((e) => e.y > 0); {u}.y += 1; out += {u}.y;",
        "const {u} = [...Object.values({v})].reverse(); {u}[0].y += 1; out += {u}[0].y;",
        "[{v}.a.x, {v}.b.x] = [{v}.b.x + '<', {v}.a.x + '>']; out += {v}.a.x;",
        "Object.assign({v}.a, { z: ({v}.a.z || 0) + 1 }); out += {v}.a.z;",
        "later.push(() => { {v}.a.x += 'l'; return {v}.a.x; });",
        "const {u} = ({ x }, o) => { o.x = x + 'p'; return o.x; }; out += {u}({v}.a, {v}.a);",
        "JSON.stringify({v}, (p, q) => { if (q && q.x) q.x += 'j'; return q; }); out += {v}.a.x;",
        "delete {v}[k]?.x; out += JSON.stringify({v});",
    ),
)

LISTS: Final = Uses(
    reads=(
        "out += {v}.a.length;",
        "out += {v}.a[0];",
        "out += ({v}[k] || []).join();",
        "out += {v}[k]?.includes(1);",
        "for (const {u} of {v}.a) out += {u};",
        "const { a: [{u}] } = {v}; out += {u};",
        "out += [...{v}.a, ...{v}.b].length;",
        "out += Object.values({v}).map((l) => l.length).join();",
        "const {u} = [...{v}.a]; {u}.push(k); out += {u}.length;",
        "const {u} = {v}.a.slice(); {u}.reverse(); out += {u}.join();",
    ),
    dangers=(
        "{v}.a.push(k); out += {v}.a.length;",
        "({v}[k] || []).push(1); out += JSON.stringify({v});",
        "out += {v}.a.pop() + {v}.a.length;",
        "const {u} = {v}.b; {u}.push(k); out += {u}.join();",
        "const {u} = { ...{v} }; {u}.a.push(k); out += {u}.a.length;",
        "for (const {u} of Object.values({v})) { {u}.shift(); out += {u}.length; }",
        "Object.values({v}).forEach((l) => l.reverse()); out += {v}.a[0] + {v}.b[0];",
        "{v}.a[0] = {v}.a[0] + 'w'; out += {v}.a[0];",
        "{v}.a.length = 1; out += {v}.a.length; {v}.a.length = 0;",
        "out += sameAsLast({v}.a);",
        "Array.prototype.push.call({v}.a, k); out += {v}.a.length;",
        "Array.prototype.push.apply({v}.a, [k, k]); out += {v}.a.length;",
        "({v}[k] ??= []).push(k); out += {v}[k].length;",
    ),
)

HANDLERS: Final = Uses(
    reads=(
        "const {u} = {v}[k]; if ({u}) out += {u}(2);",
        "out += {v}.a(3);",
        "out += ({v}[k] || String)(1);",
        "for (const {u} of Object.values({v})) out += {u}(1);",
        "out += {v}[k]?.(4);",
        "const { a: {u} } = {v}; out += {u}(2);",
        "out += [1, 2].map({v}.b).join();",
    ),
    dangers=(
        "{v}.a.uses = ({v}.a.uses || 0) + 1; out += {v}.a.uses;",
        "const {u} = {v}[k] || {v}.b; {u}.uses = ({u}.uses || 0) + 1; out += {u}.uses;",
        "out += sameAsLast({v}.a);",
        "out += seen.has({v}.b); seen.add({v}.b);",
        "const {u} = {v}.a; {v}.a = (n) => {u}(n) + 'w'; out += {v}.a(1);",
        "writeTo({v}.a); out += {v}.a.mark;",
        "out += kept.includes({v}.a); kept.push({v}.a);",
    ),
)

# ------------------------------------------------------------------ any array

ARRAY: Final = Uses(
    reads=(
        "out += {v}.length;",
        "out += {v}.includes(k);",
        "out += {v}.indexOf(k);",
        "out += typeof {v}[0] + typeof {v}[9];",
        "out += typeof {v}.at(-1);",
        "for (let i = 0; i < {v}.length; i++) out += typeof {v}[i];",
        "for (const {u} of {v}) out += typeof {u};",
        "out += [...{v}].length;",
        "const {u} = [...{v}]; {u}.push(k); {u}.reverse(); out += {u}.length;",
        "const {u} = {v}.slice(1); {u}.push(k); out += {u}.length;",
        "const {u} = {v}.concat([k]); {u}.shift(); out += {u}.length;",
        "out += Array.isArray({v});",
        "out += JSON.stringify({v});",
        "const [{u}, ...{w}] = {v}; out += typeof {u} + {w}.length;",
        "out += {v}.map((e, i) => i).join();",
        "out += {v}.some((e) => e === k);",
        "const {u} = {v}.filter(Boolean); {u}.pop(); out += {u}.length;",
        "out += new Set({v}).size;",
        "out += Array.from({v}, (e, i) => i).length;",
        "out += Math.max(...{v}.map((e, i) => i));",
        "const {u} = {v}.entries().next(); out += {u}.done;",
        "{v}.forEach((e, i) => { out += i; });",
        "out += {v}.reduce((n) => n + 1, 0);",
    ),
    dangers=(
        "{v}.push(k); out += {v}.length;",
        "out += {v}.push(k);",
        "{v}.unshift(k); out += {v}.length;",
        "out += JSON.stringify({v}.shift()) + {v}.length;",
        "out += typeof {v}.pop() + {v}.length;",
        "out += {v}.splice(0, 1).length + {v}.length;",
        "{v}.reverse(); out += JSON.stringify({v}[0]);",
        "{v}.fill(k, 1); out += JSON.stringify({v}); {v}.fill(0);",
        "{v}.copyWithin(0, 1); out += JSON.stringify({v}[0]);",
        "{v}.length = 1; out += {v}.length; {v}.length = 0;",
        "{v}.length--; out += {v}.length;",
        "{v}[0] = k; out += JSON.stringify({v}); {v}[1] = k;",
        "{v}[{v}.length] = k; out += {v}.length;",
        "delete {v}[0]; out += {v}.includes(undefined) + JSON.stringify({v}); {v}[1] = 0;",
        "[{v}[0], {v}[1]] = [{v}[1], {v}[0]]; out += JSON.stringify({v}[0]);",
        "Array.prototype.push.call({v}, k); out += {v}.length;",
        "[].push.apply({v}, [k, k]); out += {v}.length;",
        "{v}['pu' + 'sh'](k); out += {v}.length;",
        "const {u} = {v}; {u}.push(k); out += {u}.length;",
        "({v} || []).push(k); out += {v}.length;",
        "const {u} = k === 'a' ? {v} : [...{v}]; {u}.push(k); out += {u}.length;",
        "growArray({v}); out += {v}.length;",
        "out += growArray({v}).length;",
        "[{v}].forEach((l) => l.push(k)); out += {v}.length;",
        "{v}.forEach((e, i, all) => { if (i === 0) all.pop(); }); out += {v}.length;",
        "{v}.map((e, i, all) => all.length && i === 0 && all.push(k)); out += {v}.length;",
        "out += {v}.filter((e, i, all) => { if (i === 0) all.reverse(); return true; }).length"
        " + JSON.stringify({v}[0]);",
        "[1].reduce((l) => { l.push(k); out += l.length; return l; }, {v});",
        "out += [[1]].reduce((l, e) => l.concat(e), {v}) === lastOne; lastOne = {v};",
        "out += sameAsLast({v});",
        "out += {v} === lastOne; lastOne = {v};",
        "out += kept.includes({v}); kept.push({v});",
        "out += seen.has({v}); seen.add({v});",
        "out += Object.isFrozen({v}); Object.freeze({v});",
        "state.list = {v}; state.list.push(k); out += {v}.length;",
        "later.push(() => {v}.push('later'));",
        "for (let i = 0; i < 2; i++) out += typeof {v}.shift(); out += {v}.length; {v}.pop();",
        "const {u} = { l: {v} }; {u}.l.push(k); out += {u}.l.length;",
        "const [{u}] = [{v}]; {u}.push(k); out += {u}.length;",
        "{v}.name = ({v}.name || '') + 'n'; out += {v}.name;",
        "(async () => { (await {v}).push(k); log({v}.length); })();",
        "Promise.all([{v}]).then(([l]) => { l.push(k); log(l.length); });",
        "Object.assign({v}, [k, k]); out += JSON.stringify({v}); {v}[0] = 0;",
        "Reflect.set({v}, {v}.length, k); out += {v}.length;",
        "out += Reflect.apply([].push, {v}, [k]);",
        "const {u} = {v}.push; out += {u}.call({v}, k);",
        "out += {v}.concat === [].concat && {v}.push(1);",
        "const {u} = new Holder({v}); {u}.o.push(k); out += {u}.o.length;",
        "const {u} = [{v}].flat(0)[0]; {u}.push(k); out += {u}.length;",
        "for (const {u} of [{v}]) { {u}.push(k); out += {u}.length; }",
        "const {u} = Object({v}); {u}.push(k); out += {u}.length;",
        "const {u} = {v}.sort(); {u}.push(k); out += {u}.length;",
    ),
)

LIST: Final = Uses(
    reads=(
        "out += {v}.join('-');",
        "out += {v}[counter % 3];",
        "for (const {u} of {v}) out += {u};",
        "out += {v}.map((e) => e + k).join();",
        "out += {v}.find((e) => e > 1);",
        "out += [...{v}].sort().join();",
        "out += {v}.every((e) => typeof e === 'string');",
        "out += String({v});",
        "out += `${{v}}`;",
        "out += {v}.flatMap((e) => [e, e]).length;",
        "const [{u}, {w} = 'd'] = {v}; out += {u} + {w};",
    ),
    dangers=(
        "out += {v}.sort().join(); {v}.push('zzz' + {v}.length);",
        "{v}[0] += 'w'; out += {v}[0];",
        "{v}[1]++; out += {v}[1];",
        "for (let i = 0; i < {v}.length; i++) {v}[i] += '!'; out += {v}[0];",
        "for ({v}[0] of ['p', {v}[0] + 'q']) out += {v}[0];",
    ),
)

ROWS: Final = Uses(
    reads=(
        "out += {v}[0].x;",
        "out += {v}.map((e) => e.x).join();",
        "out += {v}.find((e) => e.x === k)?.y;",
        "out += {v}.filter((e) => e.y > 1).length;",
        "for (const { x: {u} } of {v}) out += {u};",
        "out += {v}.reduce((n, e) => n + e.y, 0);",
        "out += {v}.some(({ x }) => x === k);",
        "const {u} = {v}.map((e) => ({ ...e })); {u}[0].x = 'mine'; out += {u}[0].x;",
        "out += [...{v}].sort((p, q) => q.y - p.y)[0].x;",
    ),
    dangers=(
        "{v}[0].x += 'w'; out += {v}[0].x;",
        "{v}.forEach((e) => { e.y++; out += e.y; });",
        "for (const {u} of {v}) { {u}.x += '!'; out += {u}.x; }",
        "const {u} = {v}.find((e) => e.y > 0); {u}.y += 1; out += {u}.y;",
        "const {u} = {v}.filter((e) => e.y); {u}[0].y += 1; out += {u}[0].y;",
        "const {u} = [...{v}]; {u}[0].x += 's'; out += {u}[0].x;",
        "const {u} = {v}.slice(0, 1)[0]; {u}.x += 'z'; out += {u}.x;",
        "const {u} = {v}.concat([]); {u}[1].x += 'c'; out += {u}[1].x;",
        "{v}.map((e) => Object.assign(e, { n: (e.n || 0) + 1 })); out += {v}[0].n;",
        "out += {v}.sort((p, q) => (p.y += 1) - q.y).length + JSON.stringify({v});",
        "out += sameAsLast({v}[0]);",
        "out += kept.indexOf({v}[1]); kept.push({v}[1]);",
        "const [{u}] = {v}; {u}.x += 'd'; out += {u}.x;",
        "const {u} = {v}.at(-1); {u}.x += 'a'; out += {u}.x;",
        "const {u} = {v}.reduce((p, q) => (p.y > q.y ? p : q)); {u}.y += 1; out += {u}.y;",
        "{v}.some((e) => { e.seen = (e.seen || 0) + 1; out += e.seen; return false; });",
        "writeTo({v}[0]); out += {v}[0].mark;",
        "{v}.forEach(writeTo); out += {v}[0].mark;",
        "const {u} = new Set({v}); for (const e of {u}) { e.y += 1; out += e.y; }",
        "const {u} = Array.from({v}); {u}[0].y += 1; out += {u}[0].y;",
        "const {u} = Object.groupBy ? {v} : [...{v}]; {u}[0].y += 1; out += {u}[0].y;",
        "const {u} = Object.fromEntries({v}.map((e) => [e.x, e])); Object.values({u})[0].y++;"
        " out += {v}[0].y;",
        "const {u} = {v}.flatMap((e) => e); {u}[0].x += 'f'; out += {u}[0].x;",
        "const {u} = {v}.entries().next().value[1]; {u}.x += 'n'; out += {u}.x;",
    ),
)

PAIRS: Final = Uses(
    reads=(
        "for (const [{u}, {w}] of {v}) out += {u} + {w};",
        "out += new Map({v}).get(k);",
        "out += Object.fromEntries({v})[k];",
        "out += {v}.map(([p]) => p).join();",
        "out += {v}[0][1];",
        "out += {v}.flat().length;",
        "out += ({v}.find(([p]) => p === k) || [0, 'none'])[1];",
    ),
    dangers=(
        "{v}[0].push(k); out += {v}[0].length;",
        "{v}[0][1] += 'w'; out += {v}[0][1];",
        "for (const {u} of {v}) { {u}[1] += '!'; out += {u}[1]; }",
        "{v}.forEach((p) => p.reverse()); out += {v}[0][0];",
        "const {u} = {v}.find(([p]) => p === 'a') || {v}[0]; {u}.push(k); out += {u}.length;",
        "const {u} = [...{v}]; {u}[0].push(k); out += {u}[0].length;",
        "out += sameAsLast({v}[0]);",
        "const [[...{u}], {w}] = {v}; {u}.push(1); {w}.push(k); out += {u}.length + {w}.length;",
    ),
)

USES: Final[Mapping[Shape, tuple[Uses, ...]]] = {
    Shape.FLAT: (OBJECT, FLAT),
    Shape.TABLE: (OBJECT, TABLE),
    Shape.LISTS: (OBJECT, LISTS),
    Shape.HANDLERS: (OBJECT, HANDLERS),
    Shape.LIST: (ARRAY, LIST),
    Shape.ROWS: (ARRAY, ROWS),
    Shape.PAIRS: (ARRAY, PAIRS),
}

# ------------------------------------------------------------------ how the function ends

OBJECT_RETURNS: Final = (
    "return {v};",
    "return {v}[k];",
    "return {v}[k] || { x: 0, y: 0 };",
    "return {v}.a;",
    "return { ...{v} };",
    "return [{v}];",
    "return { inner: {v} };",
    "return () => {v};",
    "return () => {v}[k];",
    "return Object.values({v});",
    "return Object.entries({v});",
    "return Object.assign({}, {v});",
    "return k ? {v} : out;",
    "return {v}[k] ?? {v};",
    "return (out, {v});",
    "return Object.keys({v}).map((p) => {v}[p]);",
    "return new Holder({v});",
    "return identity({v});",
    "return { get: (p) => {v}[p], out };",
    "return Object.freeze({v});",
    "return Promise.resolve({v});",
)
ARRAY_RETURNS: Final = (
    "return {v};",
    "return {v}[0];",
    "return {v}.slice();",
    "return [...{v}];",
    "return {v}.filter(Boolean);",
    "return {v}.find(Boolean);",
    "return {v}.map((e) => e);",
    "return {v}.concat([]);",
    "return { list: {v} };",
    "return () => {v};",
    "return k ? {v} : out;",
    "return {v}.at(-1);",
    "return new Set({v});",
    "return {v}.sort();",
    "return identity({v});",
    "return Promise.resolve({v});",
)

# ------------------------------------------------------------------ by what holds the value

NAMED: Final = Uses(
    reads=(
        "out += typeof {v};",
        "{ const {v} = 'shadow'; out += {v}; }",
        "(({v}) => { out += {v}; })('parameter');",
        "const {u} = {v}; out += typeof {u};",
        "const {u} = { {v} }; out += typeof {u}.{v};",
    ),
    dangers=(
        "eval('{v}.mark = ({v}.mark || 0) + 1'); out += {v}.mark;",
        "const {u} = { {v} }; {u}.{v}.mark = ({u}.{v}.mark || 0) + 1; out += {v}.mark;",
        "const {u} = () => { {v}.mark = ({v}.mark || 0) + 1; }; {u}(); {u}(); out += {v}.mark;",
    ),
)
"""Where `{v}` is a name."""

VARIABLE: Final = Uses(
    reads=("if (k === 'zz') {v} = { a: 1, b: { x: 1 }, length: 0 }; out += typeof {v};",),
    dangers=(
        "{v}.mark = ({v}.mark || 0) + 1; out += {v}.mark; {v} = {};",
        "const {u} = {v}; {v} = null; {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; {v} = {u};",
    ),
)
"""Where `{v}` is a name that can be assigned."""

SLOPPY: Final = Uses(
    reads=("with ({ z: {v} }) { out += typeof z; }",),
    dangers=(
        "with ({v}) { var {u} = typeof mark; } {v}.mark = 1; out += {u};",
        "arguments[0] = {v}; arguments[0].mark = (arguments[0].mark || 0) + 1; out += {v}.mark;",
    ),
)
"""Where the code is not strict."""

RECORD: Final = Uses(
    reads=(
        "out += {v}.x;",
        "out += `${{v}.x}:${{v}.y}`;",
        "const { x: {u}, y: {w} } = {v}; out += {u} + {w};",
        "out += JSON.stringify({v});",
        "if ({v}.x === 'a') out += 'A';",
        "out += [{v}.x, {v}.y].join();",
    ),
    dangers=(
        "{v}.x += '?v=2'; out += {v}.x;",
        "{v}.y++; out += {v}.y;",
        "delete {v}.x; out += JSON.stringify({v});",
        "writeTo({v}); out += {v}.mark;",
        "out += sameAsLast({v});",
        "kept.push({v}); kept[0].y += 1; out += {v}.y;",
        "return {v};",
        "out += Object.isFrozen({v}); {v}.y += 1;",
    ),
)
"""An entry of a table of objects."""
