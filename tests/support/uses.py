"""A function whose local is used in one way: what the rows of the flow tests are made of."""

TABLE = "{ n: 1, a: { x: 1 }, l: [1, 2], f: () => 1 }"


def using(body: str, literal: str = TABLE) -> str:
    """A function of callers unknown whose local `c` is `literal`, used by `body`."""
    return f"export function f(k, o, g) {{ const c = /*@*/{literal}; {body} }}"
