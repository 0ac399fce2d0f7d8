"""The names of `typing` and `collections.abc` that annotations need, without importing them.

`typing` takes an interpreter four tenths of the time that it needs to start (16 of 39 million
instructions, Python 3.11), and a run on a few files needs none of it: annotations are for people
and type checkers, who see `typing` itself. What is not here comes from there when it is asked for.
"""

TYPE_CHECKING = False

__all__ = [
    "TYPE_CHECKING",
    "Callable",
    "Collection",
    "Final",
    "Generic",
    "Iterable",
    "Iterator",
    "Literal",
    "Mapping",
    "NamedTuple",
    "NewType",
    "NoReturn",
    "Protocol",
    "Sequence",
    "TextIO",
    "TypeVar",
    "assert_never",
    "cast",
    "get_type_hints",
]

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import (
        Final,
        Generic,
        Literal,
        NamedTuple,
        NewType,
        NoReturn,
        Protocol,
        TextIO,
        TypeVar,
        assert_never,
        cast,
        get_type_hints,
    )
else:
    # What `collections.abc` is made of; that brings all of `collections` with it.
    from _collections_abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    class Final:
        """Says nothing at run time, with a type in brackets or without."""

        def __class_getitem__(cls, said):
            return cls

    class Literal(Final):
        """As `Final`."""

    class NoReturn(Final):
        """As `Final`."""

    class TextIO(Final):
        """As `Final`; no stream is an instance of it."""

    class Protocol:
        """A base with nothing in it; what has the attributes fits."""

        __slots__ = ()

    class Generic(Final):
        """As `Protocol`, and it can be subscripted."""

        __slots__ = ()

    class TypeVar:
        """A name for a type, which may stand where types do."""

        def __init__(self, name, *bounds, bound=None) -> None:
            self.__name__ = name

        def __or__(self, other):
            return self

        __ror__ = __or__

    class NewType(TypeVar):
        """A type by another name: its calls return what they are given."""

        def __call__(self, value):
            return value

    def assert_never(value, /):
        """Raise AssertionError: a case was forgotten."""
        raise AssertionError(f"expected code to be unreachable, but got: {value!r}")

    def cast(kind, value, /):
        """Return `value`."""
        return value

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(name)
        import typing

        return getattr(typing, name)
