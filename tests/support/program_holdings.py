"""How the literal of a generated function comes into scope, and the forms of that function."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Holding:
    """In templates of `{lit}`, `{name}` and fresh `{u}` and `{w}`; `{self}` is the function.

    `setup` are the statements that put it there and `value` is the expression for it.
    `parameters` follow `k`; `around` is the head and tail of a block that the uses stand in;
    `member` is one of the class that the function is a method of.
    """

    setup: tuple[str, ...] = ()
    value: str = "{name}"
    parameters: str = ""
    around: tuple[str, str] | None = None
    member: str = ""
    assignable: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of function, in templates of `{self}`, `{Owner}` and the parameters `{p}`.

    Those with `{member}` in their head take a holding that is a member.
    """

    head: str
    tail: str = "};"
    after: str = ""
    hoisted: bool = False
    in_class: bool = False
    plain: bool = True
    """Calling it gives what it returns: no promise and no generator."""

    @property
    def takes_members(self) -> bool:
        """True for a method of an instance."""
        return "{member}" in self.head


CONST: Final = Holding(("const {name} = {lit};",))
HOLDINGS: Final = (
    *(CONST,) * 14,
    Holding(("let {name} = {lit};",), assignable=True),
    Holding(("var {name} = {lit};",), assignable=True),
    Holding(("let {name};", "{name} = {lit};"), assignable=True),
    Holding(("out += typeof {name};", "var {name} = {lit};"), assignable=True),
    Holding(("var {name} = {name} || {lit};",), assignable=True),
    Holding(
        ("let {u} = k, {name} = {lit}, {w} = () => {name};", "out += typeof {w}() + typeof {u};"),
        assignable=True,
    ),
    Holding(("var {u} = 1,\n    {name} = {lit}", ";[{u}].forEach(log);"), assignable=True),
    Holding(("var {name} = {lit}\n  , {u} = 1;", "out += {u};"), assignable=True),
    Holding(
        (
            "try { out += {u}(); } catch (e) { out += e.name; }",
            "let {name} = {lit};",
            "function {u}() { return typeof {name}; }",
        )
    ),
    Holding(("var {name} = {lit};", "function {u}() { return typeof {name}; }", "out += {u}();")),
    Holding(("let {name} = {lit};", "out += Object.keys({ k, {name} }.{name});")),
    Holding(parameters=", {name} = {lit}"),
    Holding(parameters=", { {name} = {lit} } = {}"),
    Holding(parameters=", {u} = {lit}, {name} = {u}"),
    Holding(parameters=", {name} = {lit}, {u} = () => {name}"),
    Holding(parameters=", { {name} = {lit}, {u} = {name} } = {}"),
    Holding(
        ("if (depth < 2) return {self}(k, {name}, depth + 1);",),
        parameters=", {name} = {lit}, depth = 0",
    ),
    Holding(
        ("const {name} = {u} || {lit};", "if (depth < 2) out += {self}(k, {name}, depth + 1);"),
        parameters=", {u} = null, depth = 0",
    ),
    Holding(("const {name} = out || {lit};",)),
    Holding(("const {name} = k ? {lit} : {lit};",)),
    Holding(("const {u} = { k, inner: {lit} };",), "{u}.inner"),
    Holding(("const {u} = [k, {lit}];",), "{u}[1]"),
    Holding(("const { {name} = {lit} } = {};",)),
    Holding(("const [{name} = {lit}] = [];",)),
    Holding(("const {name} = {lit}, {u} = k;", "out += typeof {u};")),
    Holding(("const {u} = () => ({lit});", "const {name} = {u}();")),
    Holding(("function {u}() { return {lit}; }",), "{u}()"),
    Holding(("function {u}(d) { return d ? {u}(d - 1) : {lit}; }", "const {name} = {u}(2);")),
    Holding(("function* {u}() { yield {lit}; }", "const [{name}] = {u}();")),
    Holding(("class {u} { t = {lit}; }", "const {name} = new {u}().t;")),
    Holding(("class {u} { static t = {lit}; }",), "{u}.t"),
    Holding(("let {name};", "class {u} { static { {name} = {lit}; } }")),
    Holding(("class {u} { t() { return {lit}; } }", "const {name} = new {u}().t();")),
    Holding(("class {u} { get t() { return {lit}; } }", "const {w} = new {u}();"), "{w}.t"),
    Holding(
        (
            "class {u} { t() { return {lit}; } }",
            "class {w} extends {u} { t() { const o = super.t(); o.mark = (o.mark || 0) + 1; return o; } }",
            "const {name} = new {w}().t();",
        )
    ),
    Holding(("const {u} = { get t() { return {lit}; } };",), "{u}.t"),
    Holding(value="({lit})"),
    Holding(value="({lit})"),
    Holding(around=("for (const {name} of [{lit}]) {", "}")),
    Holding(around=("for (let i = 0; i < 2; i++) { const {name} = {lit};", "}")),
    Holding(around=("for (let i = 0, {name} = {lit}; i < 2; i++) {", "}")),
    Holding(around=("[1, 2].forEach(() => { const {name} = {lit};", "});")),
    Holding(around=("const {u} = () => { const {name} = {lit};", "}; {u}(); {u}();")),
    Holding(around=("if (k) { const {name} = {lit};", "}")),
    Holding(around=("(({name} = {lit}) => {", "})();")),
    Holding(
        around=(
            "{u}: for (const p of [1, 2]) { for (const q of [1, 2]) {"
            " const {name} = {lit}; if (q === 2) continue {u};",
            "} }",
        )
    ),
    Holding(
        around=("for (let i = 0; i < 2; i++) { out += typeof {name}; var {name} = {lit};", "}")
    ),
    Holding(around=("for (let i = 0; i < 2; i++) { var {name} = {lit};", "}")),
    Holding(
        around=("switch (k) { case 'b': var {name} = {lit};", "default: out += typeof {name}; }")
    ),
    Holding(around=("switch (k) { case 'zz': break; default: const {name} = {lit};", "}")),
    Holding(around=("try { const {name} = {lit};", "} finally { out += 'f'; }")),
    Holding(around=("try { null.x; } catch { const {name} = {lit};", "}")),
    Holding(around=("try { out += 't'; } finally { const {name} = {lit};", "}")),
    Holding(around=("let {u} = 0; while ({u}++ < 2) { const {name} = {lit};", "}")),
    Holding(around=("class {u} { static { const {name} = {lit};", "} }")),
    Holding(around=("(async () => { const {name} = {lit}; await null;", "log(out); })();")),
    Holding(around=("void [...(function* () { const {name} = {lit}; yield 1;", "yield 2; })()];")),
)
MEMBERS: Final = (
    Holding(member="table = {lit};", value="this.table"),
    Holding(member="#table = {lit};", value="this.#table"),
    Holding(member="static table = {lit};", value="{Owner}.table"),
    Holding(member="static #table = {lit};", value="{Owner}.#table"),
    Holding(member="static table; static { this.table = {lit}; }", value="{Owner}.table"),
    Holding(member="constructor() { this.table = {lit}; }", value="this.table"),
    Holding(member="constructor(o = {lit}) { this.table = o; }", value="this.table"),
    Holding(("const {name} = this.table;",), member="get table() { return {lit}; }"),
    Holding(("const {name} = this.table();",), member="table() { return {lit}; }"),
    Holding(("const {name} = {Owner}.table();",), member="static table() { return {lit}; }"),
    Holding(("const {name} = this.#table();",), member="#table() { return {lit}; }"),
    Holding(("const {name} = this.table();",), member="table = () => ({lit});"),
)

DECLARATION: Final = Form("function {self}(k{p}) {", "}", hoisted=True)
ARROW: Final = Form("const {self} = (k{p}) => {")
MADE: Final = "const {self} = (...all) => new {Owner}().run(...all);"
SUB: Final = "const {self} = (...all) => new {Owner}Sub().run(...all);"
STATIC: Final = "const {self} = (...all) => {Owner}.run(...all);"
ONE: Final = "const {u} = new {Owner}(); const {self} = (...all) => {u}.run(...all);"
METHOD: Final = "class {Owner} { {member} run(k{p}) {"
OVERRIDDEN: Final = (
    "} } class {Owner}Sub extends {Owner} { run(...all) { const r = super.run(...all);"
    " if (r && typeof r === 'object') r.mark = (r.mark || '') + 'sub'; return r; } }"
)
INHERITED: Final = (
    "} } class {Owner}Sub extends {Owner} { run(...all) { return super.run(...all); } }"
)
FORMS: Final = (
    *(DECLARATION,) * 6,
    *(ARROW,) * 3,
    Form("const {self} = function (k{p}) {"),
    Form("const {self} = async (k{p}) => {", plain=False),
    Form("async function {self}(k{p}) { await null;", "}", plain=False, hoisted=True),
    Form("const {self} = function* (k{p}) {", plain=False),
    Form("async function* {self}(k{p}) {", "}", plain=False, hoisted=True),
    Form("const {self} = (() => { return function (k{p}) {", "}; })();"),
    Form("const {self} = (() => { const {u} = (k{p}) => {", "}; return {u}; })();"),
    Form("const {self} = ((held) => (k{p}) => {", "})(state);"),
    Form("let {self}; {self} = (k{p}) => {"),
    Form("const {Owner} = { run(k{p}) {", "} };", STATIC),
    Form("const {Owner} = { get run() { return (k{p}) => {", "}; } };", STATIC),
    Form(METHOD, "} }", MADE, in_class=True),
    Form(METHOD, "} }", ONE, in_class=True),
    Form(METHOD, OVERRIDDEN, SUB, in_class=True),
    Form(METHOD, INHERITED, SUB, in_class=True),
    Form("class {Owner} { static run(k{p}) {", "} }", STATIC, in_class=True),
    Form("class {Owner} { {member} run = (k{p}) => {", "}; }", MADE, in_class=True),
    Form("class {Owner} { {member} get run() { return (k{p}) => {", "}; } }", MADE, in_class=True),
    Form(
        "class {Owner} { static run; static { this.run = (k{p}) => {",
        "}; } }",
        STATIC,
        in_class=True,
    ),
    Form(
        "class {Owner} { run(...all) { return this.#own(...all); } {member} #own(k{p}) {",
        "} }",
        MADE,
        in_class=True,
    ),
    Form("class {Owner} { *run(k{p}) {", "} }", MADE, in_class=True, plain=False),
    Form("class {Owner} { {member} async run(k{p}) {", "} }", MADE, in_class=True, plain=False),
)
NAMES: Final = ("config", "table", "labels", "t", "map", "opts", "allowed", "DEFAULTS", "data")
