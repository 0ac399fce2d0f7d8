"""A function whose local is used in one way: what the rows of the flow tests are made of."""

from support.analysed import Out, outs_of

TABLE = "{ n: 1, a: { x: 1 }, l: [1, 2], f: () => 1 }"
OPTIONS = "{ encoding: 'utf8', flag: 'r' }"


def using(body: str, literal: str = TABLE) -> str:
    """A function of callers unknown whose local `c` is `literal`, used by `body`."""
    return f"export function f(k, o, g) {{ const c = /*@*/{literal}; {body} }}"


def outs_below(before: str, body: str, literal: str = OPTIONS, path: str = "a.mjs") -> list[Out]:
    """The ways out of the local of such a function, which stands below the line `before`."""
    return outs_of(f"{before}\n{using(body, literal)}", path)
