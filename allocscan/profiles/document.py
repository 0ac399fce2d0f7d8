"""A parsed JSON document, asked for what should stand in it."""

from collections.abc import Iterator


class WrongShapeError(ValueError):
    """The document does not have what its format promises. The message says where."""


class Value:
    """One value of a JSON document and the way to it, which errors name."""

    __slots__ = ("_value", "way")

    def __init__(self, value: object, way: str = "") -> None:
        self._value = value
        self.way = way

    def wrong(self, wanted: str) -> WrongShapeError:
        """The error that says that `wanted` should stand here."""
        return WrongShapeError(f"{self.way or 'it'} is not {wanted}")

    def get(self, key: str) -> "Value | None":
        """The value of `key`; None where this is no object, or has none, or holds null."""
        if not isinstance(self._value, dict):
            return None
        inner = self._value.get(key)
        return None if inner is None else Value(inner, f"{self.way}.{key}" if self.way else key)

    def __getitem__(self, key: str) -> "Value":
        inner = self.get(key)
        if inner is None:
            raise WrongShapeError(f"{self.way or 'it'} has no `{key}`")
        return inner

    def entries(self) -> Iterator[tuple[str, "Value"]]:
        """The entries of an object. Raises WrongShapeError where this is none."""
        if not isinstance(self._value, dict):
            raise self.wrong("an object")
        for key, inner in self._value.items():
            yield str(key), Value(inner, f"{self.way}.{key}" if self.way else str(key))

    def items(self) -> list["Value"]:
        """The elements of an array. Raises WrongShapeError where this is none."""
        return [Value(inner, f"{self.way}[{n}]") for n, inner in enumerate(self._list())]

    def numbers(self) -> list[float]:
        """The elements of an array of numbers. Raises WrongShapeError."""
        listed = self._list()
        numbers = [each for each in listed if isinstance(each, int | float)]
        if len(numbers) != len(listed):
            raise self.wrong("an array of numbers")
        return numbers

    def texts(self) -> list[str]:
        """The elements of an array, those that are no text as "". Raises WrongShapeError."""
        return [each if isinstance(each, str) else "" for each in self._list()]

    def raw(self) -> list[object]:
        """The elements of an array as they are, for what is too large to look at one by one."""
        return self._list()

    def _list(self) -> list[object]:
        if not isinstance(self._value, list):
            raise self.wrong("an array")
        return self._value

    def number(self) -> float:
        """Raises WrongShapeError for anything that is no number."""
        if not isinstance(self._value, int | float) or isinstance(self._value, bool):
            raise self.wrong("a number")
        return self._value

    def whole(self) -> int:
        """A number without its fraction. Raises WrongShapeError."""
        number = self.number()
        if not abs(number) < 2**53:
            raise self.wrong("a whole number")
        return int(number)

    def text(self) -> str:
        """Raises WrongShapeError for anything that is no string."""
        if not isinstance(self._value, str):
            raise self.wrong("a string")
        return self._value

    @property
    def is_object(self) -> bool:
        """True for `{…}`."""
        return isinstance(self._value, dict)

    @property
    def is_array(self) -> bool:
        """True for `[…]`."""
        return isinstance(self._value, list)

    @property
    def value(self) -> object:
        """What stands there."""
        return self._value
