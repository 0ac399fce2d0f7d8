"""Ways of a value through classes, closures, recursion and control flow; slots as in `program_uses`."""

from typing import Final

from support.program_shapes import Uses

OBJECT_CONTROL: Final = Uses(
    reads=(
        "function {u}(o, d) { return d ? {u}(o, d - 1) : typeof o.a; } out += {u}({v}, 2);",
        "out += deepRead({v}, 2);",
        "{w}: for (const p of [1, 2]) { for (const q of [1, 2]) { if (q === 2) continue {w}; out += typeof {v}.a; } }",
        "try { out += typeof {v}.a; } finally { out += 'f'; }",
        "switch (k) { case 'a': out += typeof {v}.a; case 'c': out += typeof {v}.b; break; default: out += 'd'; }",
        "const {u} = (o = {v}, p = o.a) => typeof p; out += {u}();",
        "class {u} { #o; constructor(o) { this.#o = o; } read() { return typeof this.#o.a; } } out += new {u}({v}).read();",
        "class {u} { static read(o) { return typeof o.a; } } out += {u}.read({v});",
        "const {u} = function* (o) { yield* Object.keys(o); }; out += [...{u}({v})].join();",
        "out += (() => { switch (k) { case 'a': return typeof {v}.a; default: return ''; } })();",
        "const {u} = ((o) => () => typeof o.a)({v}); out += {u}();",
        "let {u} = 0; while ({u} < 2) { out += typeof {v}.a; {u} += 1; }",
        "const {u} = { get a() { return typeof {v}.a; } }; out += {u}.a;",
        "out += [3, 4].reduce((text, n) => text + n + typeof {v}.a, '');",
    ),
    dangers=(
        "out += deepWrite({v}, 2).mark;",
        "out += ping({v}, 3).mark;",
        "function {u}(o, d) { if (d === 2) { o.mark = (o.mark || '') + 'r'; return o.mark; } return {u}(o, d + 1); }"
        " out += {u}({v}, 0);",
        "function {u}(o, d) { return d ? {w}(o, d - 1) : o.mark; }"
        " function {w}(o, d) { o.mark = (o.mark || 0) + 1; return {u}(o, d); } out += {u}({v}, 2);",
        "const {u} = (o, d = 2) => (d ? {u}(o, d - 1) : (o.mark = (o.mark || 0) + 1)); out += {u}({v});",
        "class {u} { #o; constructor(o) { this.#o = o; } write() { this.#o.mark = (this.#o.mark || 0) + 1; return this.#o.mark; } }"
        " out += new {u}({v}).write();",
        "class {u} { static s = null; static { this.s = 1; } static put(o) { this.s = o; o.mark = (o.mark || 0) + 1; } }"
        " {u}.put({v}); out += {u}.s.mark;",
        "class {u} extends Holder { bump() { this.o.extra = (this.o.extra || 0) + 1; return super.bump() + this.o.extra; } }"
        " out += new {u}({v}).bump();",
        "class {u} { constructor(o) { this.o = o; } set mark(x) { this.o.mark = (this.o.mark || '') + x; } get mark() { return this.o.mark; } }"
        " const {w} = new {u}({v}); {w}.mark = 's'; out += {w}.mark;",
        "const {u} = { get o() { return {v}; } }; {u}.o.mark = ({u}.o.mark || 0) + 1; out += {u}.o.mark;",
        "const {u} = ((o) => () => (o.mark = (o.mark || 0) + 1))({v}); {u}(); out += {u}();",
        "const {u} = (o = {v}, p = o) => { p.mark = (p.mark || 0) + 1; return p.mark; }; out += {u}();",
        "try { {v}.mark = ({v}.mark || 0) + 1; } finally { out += {v}.mark; }",
        "try { throw { o: {v} }; } catch ({ o: {u} }) { {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; }",
        "try { null.x; } catch { {v}.mark = ({v}.mark || 0) + 1; } finally { out += {v}.mark; }",
        "switch (k) { default: {v}.mark = ({v}.mark || 0) + 1; case 'never': out += {v}.mark; }",
        "{w}: for (const p of [1, 2]) for (const q of [1, 2])"
        " { {v}.mark = ({v}.mark || 0) + 1; out += {v}.mark; if (q === 1) continue {w}; }",
        "const {u} = function* () { const o = yield; o.mark = (o.mark || 0) + 1; yield o.mark; };"
        " const {w} = {u}(); {w}.next(); out += {w}.next({v}).value;",
        "(async () => { for await (const o of [{v}]) { o.mark = (o.mark || 0) + 1; log(o.mark); } })();",
        "const {u} = { __proto__: { run(o) { o.mark = (o.mark || 0) + 1; return o.mark; } }, run(o) { return super.run(o); } };"
        " out += {u}.run({v});",
        "state.fn = () => {v}; state.fn().mark = (state.fn().mark || 0) + 1; out += {v}.mark;",
        "later.push(((o) => () => (o.mark = (o.mark || '') + 'c'))({v}));",
        "(function {u}() { arguments[0].mark = (arguments[0].mark || 0) + 1; out += arguments[0].mark; })({v});",
        "(function {u}(...all) { all[0].mark = (all[0].mark || 0) + 1; out += all[0].mark; })({v});",
        "const {u} = new (class { act = (o) => { o.mark = (o.mark || 0) + 1; return o.mark; }; })(); out += {u}.act({v});",
        "const {u} = [0]; {u}.includes = (o) => (o.mark = (o.mark || 0) + 1); out += {u}.includes({v});",
        "const {u} = new Set(); {u}.has = writeTo; out += {u}.has({v}).mark;",
        "const {u} = new Map(); Object.assign({u}, { get: writeTo }); out += {u}.get({v}).mark;",
        "class {u} extends Array { indexOf(o) { o.mark = (o.mark || 0) + 1; return o.mark; } } out += new {u}().indexOf({v});",
        "class {u} extends Map { has(o) { o.mark = (o.mark || 0) + 1; return o.mark; } } out += new {u}().has({v});",
        "const {u} = [(o) => (o.mark = (o.mark || 0) + 1)]; out += {u}[0]({v});",
        "const {u} = new Map([['w', writeTo]]); out += {u}.get('w')({v}).mark;",
        "let {u} = readFrom; if (k) {u} = writeTo; out += {u}({v}) && {v}.mark;",
        "out += new Derived({v}).run();",
        "const {u} = async (o) => { await null; o.mark = (o.mark || 0) + 1; log(o.mark); }; {u}({v});",
        "out += (({v}.mark = ({v}.mark || 0) + 1), {v}.mark);",
        "const {u} = { ...{ o: {v} } }; {u}.o.mark = ({u}.o.mark || 0) + 1; out += {u}.o.mark;",
        "const { ...{u} } = { o: {v} }; {u}.o.mark = ({u}.o.mark || 0) + 1; out += {u}.o.mark;",
        "const [, ...{u}] = [0, {v}]; {u}[0].mark = ({u}[0].mark || 0) + 1; out += {u}[0].mark;",
    ),
)

ARRAY_CONTROL: Final = Uses(
    reads=(
        "function {u}(l, i) { return i < l.length ? 1 + {u}(l, i + 1) : 0; } out += {u}({v}, 0);",
        "{w}: for (const p of {v}) { for (const q of [1, 2]) { if (q === 2) continue {w}; out += typeof p; } }",
        "try { out += {v}.length; } finally { out += 'f'; }",
        "const {u} = (l = {v}, n = l.length) => n; out += {u}();",
        "const {u} = function* (l) { yield* l; }; out += [...{u}({v})].length;",
        "let {u} = {v}.length; while ({u}--) out += typeof {v}[{u}];",
        "const {u} = { *[Symbol.iterator]() { yield* {v}; } }; out += [...{u}].length;",
        "(async () => { for await (const e of {v}) log(typeof e); })();",
        "out += Math.max(...[1], {v}.length);",
    ),
    dangers=(
        "function {u}(l, d) { if (d === 2) { l.push(k); return l.length; } return {u}(l, d + 1); } out += {u}({v}, 0);",
        "function {u}(l) { return l.length < 12 ? (l.push(k), {u}(l)) : l.length; } out += {v}.length; {u}({v});",
        "const {u} = ((l) => () => l.push(k))({v}); {u}(); out += {u}();",
        "const {u} = [0]; {u}.concat = (l) => { l.push(k); return l; }; out += {u}.concat({v}).length;",
        "const {u} = [0]; Object.assign({u}, { includes: (l) => l.push(k) }); out += {u}.includes({v});",
        "class {u} extends Array { concat(l) { l.push(k); return l; } } out += new {u}().concat({v}).length;",
        "class {u} { #l; constructor(l) { this.#l = l; } add(e) { this.#l.push(e); return this.#l.length; } } out += new {u}({v}).add(k);",
        "const {u} = (l = {v}, m = l) => m.push(k); out += {u}();",
        "try { {v}.push(k); } finally { out += {v}.length; }",
        "switch (k) { default: {v}.push(k); case 'never': out += {v}.length; }",
        "for (const e of {v}) { if ({v}.length < 12) {v}.push(typeof e); } out += {v}.length;",
        "const {u} = {v}; while ({u}.length > 2) {u}.pop(); out += {u}.length; {u}.push(0, 0, 0);",
        "const {u} = {v}; while ({u}.length) {u}.pop(); out += {u}.length; {u}.push('again');",
        "const {u} = new Holder({v}); {u}.o.reverse(); out += JSON.stringify({u}.o[0]);",
        "(async () => { for await (const l of [{v}]) { l.push(k); log(l.length); } })();",
        "const {u} = { get l() { return {v}; } }; {u}.l.push(k); out += {u}.l.length;",
        "(function {u}(...all) { all[0].push(k); out += all[0].length; })({v});",
        "const [, ...{u}] = [0, {v}]; {u}[0].push(k); out += {u}[0].length;",
        "const {u} = [[...{v}], {v}]; {u}[1].push(k); out += {u}[1].length;",
    ),
)
