"""What a generated program does with the options of a built-in, and with what only looks like one.

Slots are those of `program_uses`.
"""

from typing import Final

from support.program_shapes import Uses

ENTRIES: Final = (
    "year: 'numeric'",
    "month: 'short'",
    "day: '2-digit'",
    "timeZone: 'UTC'",
    "minimumFractionDigits: 2",
    "style: 'percent'",
    "sensitivity: 'base'",
    "numeric: true",
    "useGrouping: false",
    "hour12: false",
    "signDisplay: 'always'",
    "caseFirst: 'upper'",
)
"""Options that the built-ins below either know or do not look at."""

OPTIONS: Final = Uses(
    reads=(
        "out += new Date(0).toLocaleDateString('en-GB', {v});",
        "out += new Date(0).toLocaleString('en', {v});",
        "out += new Date(0).toLocaleTimeString('en', {v});",
        "out += (12.5).toLocaleString('en', {v});",
        "out += (5n).toLocaleString('en', {v});",
        "out += 'a'.localeCompare('b', 'en', {v});",
        "out += k.localeCompare?.('b', 'en', {v});",
        "out += new Intl.NumberFormat('en', {v}).format(1);",
        "out += new Intl.DateTimeFormat('en', {v}).format(0);",
        "out += Intl.NumberFormat('en', {v}).format(2);",
        "out += new Intl.Collator('en', {v}).compare('a', 'B');",
        "out += new Intl.PluralRules('en', {v}).select(1);",
        "const {u} = new Intl.NumberFormat('en', {v}); out += {u}.format(3);",
        "out += Object.keys(new Intl.NumberFormat('en', {v}).resolvedOptions()).length;",
        "out += new URLSearchParams({v});",
        "out += new URLSearchParams({v}).get('year');",
        "out += JSON.stringify(structuredClone({v}));",
        "const {u} = structuredClone({v}); {u}.a = k; out += {u}.a;",
        "out += [1, 2].map((n) => n.toLocaleString('en', {v})).join();",
        "out += ['b', 'a'].sort((p, q) => p.localeCompare(q, 'en', {v})).join();",
        "const {u} = new Date(0); out += {u}.toLocaleDateString('en', {v});",
        "out += new Error('m', {v}).message;",
    ),
    dangers=(
        "out += dated.toLocaleDateString('en', {v});",
        "out += dated.toLocaleString('en', {v});",
        "out += dated.localeCompare('b', 'en', {v});",
        "out += new Priced().toLocaleString('en', {v});",
        "out += new Priced().format({v});",
        "const {u} = (n) => n.toLocaleString('en', {v}); out += {u}(2) + {u}(dated);",
        "out += [1, dated].map((n) => n.toLocaleString('en', {v})).join();",
        "out += (k === 'a' ? dated : k).localeCompare?.('b', 'en', {v});",
        "const { toLocaleString: {u} } = dated; out += {u}('en', {v});",
        "{ const Intl = { NumberFormat: Holder }; out += new Intl.NumberFormat({v}).bump(); }",
        "{ const URLSearchParams = Holder; out += new URLSearchParams({v}).bump(); }",
        "{ const structuredClone = identity; const {u} = structuredClone({v});"
        " {u}.mark = ({u}.mark || 0) + 1; out += {u}.mark; }",
        "{ const Date = Priced; out += new Date(0).toLocaleString('en', {v}); }",
        "class {u} extends Date { toLocaleString(l, o) { o.mark = (o.mark || '') + 'x'; return o.mark; } }"
        " out += new {u}(0).toLocaleString('en', {v});",
        "const {u} = new Date(0); {u}.toLocaleString = (l, o) => (o.mark = (o.mark || 0) + 1);"
        " out += {u}.toLocaleString('en', {v});",
        "const {u} = Object.assign(new Date(0), { toLocaleDateString: (l, o) => (o.mark = (o.mark || 0) + 1) });"
        " out += {u}.toLocaleDateString('en', {v});",
        "const {u} = new Date(0); Object.setPrototypeOf({u}, dated); out += {u}.toLocaleString('en', {v});",
        "const {u} = Object.create(dated); out += {u}.toLocaleDateString('en', {v});",
        "class {u} { format(o) { o.mark = (o.mark || 0) + 1; return o.mark; } }"
        " out += new {u}().format({v});",
        "const {u} = { localeCompare(b, l, o) { o.mark = (o.mark || 0) + 1; return o.mark; } };"
        " out += {u}.localeCompare('b', 'en', {v});",
        "((n) => { out += n.toLocaleDateString('en', {v}); })(dated);",
        "((Intl) => { out += new Intl.NumberFormat({v}).bump(); })({ NumberFormat: Holder });",
        "const {u} = new Error('m', { cause: {v} }); {u}.cause.mark = ({u}.cause.mark || 0) + 1;"
        " out += {v}.mark;",
        "const {u} = structuredClone({v}); out += sameAsLast({u}) + sameAsLast({v});",
        "out += Reflect.construct(Holder, [{v}]).bump();",
    ),
)

OPTIONS_RETURNS: Final = (
    "return {v};",
    "return new Intl.NumberFormat('en', {v});",
    "return new URLSearchParams({v});",
    "return structuredClone({v});",
    "return new Date(0).toLocaleDateString('en-GB', {v});",
    "return (n) => n.toLocaleString('en', {v});",
    "return (n) => [n, {v}];",
    "return { ...{v} };",
)
