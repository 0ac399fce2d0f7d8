"""`dataclass` as in the standard library, as much of it as we use, cheap to declare.

The standard one imports `inspect` and compiles up to eight functions for each class, used or not:
for the classes of a run on one file that is 60 ms of 160 (Python 3.11). Here the methods are
shared, and a class compiles its `__init__` when it has made a few instances. Type checkers see the
standard one, and rules of packs use it.
"""

from allocscan.typed import TYPE_CHECKING

__all__ = ["dataclass", "field", "replace", "required_fields"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from operator import attrgetter

    _FEW = 40
    _set = object.__setattr__

    class _Default:
        """What a field holds that is not given: a value, or what a function makes."""

        __slots__ = ("factory", "value")

        def __init__(self, value, factory) -> None:
            self.value = value
            self.factory = factory

    def field(*, default_factory):
        """As `dataclasses.field`."""
        return _Default(None, default_factory)

    def dataclass(*, slots, frozen=False, order=False, eq=True):
        """As `dataclasses.dataclass`; every class has slots, and no class inherits fields."""
        assert slots

        def declare(cls):
            return _declared(cls, frozen, order, eq)

        return declare

    def replace(record, /, **changes):
        """As `dataclasses.replace`."""
        values = {name: getattr(record, name) for name in type(record).__match_args__}
        return type(record)(**{**values, **changes})

    def _declared(cls, frozen, order, eq):
        space = dict(cls.__dict__)
        names = tuple(space.get("__annotations__", ()))
        defaults = {}
        for name in names:
            if name in space:
                value = space.pop(name)
                defaults[name] = value if isinstance(value, _Default) else _Default(value, None)
        space.pop("__dict__", None)
        space.pop("__weakref__", None)
        space["__slots__"] = space["__match_args__"] = names
        space["__defaults__"] = defaults
        space.setdefault("__repr__", _repr)
        if eq:
            _compared(space, names, frozen, order)
        if frozen:
            space["__setattr__"] = space["__delattr__"] = _refuse
            space["__getstate__"] = _state
            space["__setstate__"] = _restore
        made = type(cls)(cls.__name__, cls.__bases__, space)
        made.__qualname__ = cls.__qualname__
        if "__init__" not in space:
            made.__init__ = _first_init(made, frozen)
        return made

    def _compared(space, names, frozen, order):
        key = attrgetter(*names) if names else _nothing

        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):
            return hash(key(self))

        space.setdefault("__eq__", __eq__)
        if frozen:
            space.setdefault("__hash__", __hash__)
        if order:
            for name in ("__lt__", "__le__", "__gt__", "__ge__"):
                space[name] = _ordered(name, key)

    def _ordered(name, key):
        def compare(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return getattr(key(self), name)(key(other))

        return compare

    def _first_init(cls, frozen):
        """Fills the first instances field by field, then gives way to the compiled one: to compile
        that takes as long as to fill forty."""
        left = _FEW
        names, defaults = cls.__match_args__, cls.__defaults__
        finish = getattr(cls, "__post_init__", None)

        def __init__(self, *args, **named):
            nonlocal left
            left -= 1
            values = _values(names, defaults, args, named) if left > 0 else None
            if values is None:  # or it was called wrongly, which the compiled one says
                cls.__init__ = _compiled(cls, frozen)
                cls.__init__(self, *args, **named)
                return
            for name, value in zip(names, values, strict=True):
                _set(self, name, value)
            if finish is not None:
                finish(self)

        return __init__

    def _values(names, defaults, args, named):
        """The value of each field; None where `args` and `named` do not fit."""
        values = [*args]
        given = 0
        for name in names[len(args) :]:
            if name in named:
                values.append(named[name])
                given += 1
            elif (default := defaults.get(name)) is None:
                return None
            else:
                values.append(default.value if default.factory is None else default.factory())
        return values if given == len(named) and len(values) == len(names) else None

    def _compiled(cls, frozen):
        known = {"_set": object.__setattr__}
        words, body = ["self"], []
        for name in cls.__match_args__:
            default = cls.__defaults__.get(name)
            word, value = name, name
            if default is not None:
                known[f"_default_{name}"] = default.value if default.factory is None else _UNSET
                word = f"{name}=_default_{name}"
            if default is not None and default.factory is not None:
                known[f"_make_{name}"] = default.factory
                value = f"_make_{name}() if {name} is _default_{name} else {name}"
            words.append(word)
            body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        lines = "".join(f"    {line}\n" for line in body or ["pass"])
        exec(f"def __init__({', '.join(words)}):\n{lines}", known)  # only names of our classes
        return known["__init__"]

    _UNSET = object()

    def _nothing(record):
        return ()

    def _repr(self):
        values = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({', '.join(values)})"

    def _refuse(self, name, value=None):
        raise AttributeError(f"{type(self).__name__} is frozen: `{name}` cannot be set")

    def _state(self):
        return [getattr(self, name) for name in self.__match_args__]

    def _restore(self, state):
        for name, value in zip(self.__match_args__, state, strict=True):
            object.__setattr__(self, name, value)


def required_fields(cls: type) -> tuple[str, ...]:
    """The fields of a record that must be given, in order."""
    defaults: dict[str, object] = cls.__dict__["__defaults__"]
    names: tuple[str, ...] = cls.__dict__["__match_args__"]
    return tuple(name for name in names if name not in defaults)
