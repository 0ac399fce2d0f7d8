"""`Enum` and `IntEnum` as in the standard library, as much of them as we use.

The standard one takes 60 us to make a class of seven members, where the import of a module takes
100, hashes a member by its name, with a call of Python code, and computes `name` and `value`. Here
members are plain objects, compared and hashed by identity. Type checkers see the standard one.
"""

from allocscan.typed import TYPE_CHECKING

__all__ = ["Enum", "IntEnum"]

if TYPE_CHECKING:
    from enum import Enum, IntEnum
else:

    class _Members(type):
        """The type of enumerations: of what their bodies assign to names it makes members."""

        def __new__(meta, name, bases, space):
            values = {
                each: value
                for each, value in space.items()
                if not each.startswith("_") and not hasattr(value, "__get__")
            }
            kept = {each: value for each, value in space.items() if each not in values}
            cls = type.__new__(meta, name, bases, kept)
            cls._by_value = {}
            cls.__members__ = {each: cls._make(each, value) for each, value in values.items()}
            for each, member in cls.__members__.items():
                setattr(cls, each, member)
            return cls

        def _make(cls, name, value):
            """A member, or the one that has the same value."""
            if value not in cls._by_value:
                made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
                made.name, made.value = name, value
                cls._by_value[value] = made
            return cls._by_value[value]

        def __call__(cls, value):
            """The member with `value`. Raises ValueError where none has it."""
            try:
                return cls._by_value[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __iter__(cls):
            return iter(cls._by_value.values())

        def __len__(cls):
            return len(cls._by_value)

        def __bool__(cls):
            return True

        def __contains__(cls, value):
            return isinstance(value, cls) or value in cls._by_value

    class Enum(metaclass=_Members):
        """A member has a `name` and a `value`."""

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __str__(self):
            return f"{type(self).__name__}.{self.name}"

        def __reduce__(self):
            return type(self), (self.value,)

    class IntEnum(int, Enum):
        """A member is its value, too: members are ordered."""

        __repr__ = Enum.__repr__
        __str__ = int.__repr__
