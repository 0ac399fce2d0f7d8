"""Tables of a configuration, and an override of the command line, to layers."""

from allocscan.errors import AllocscanError
from allocscan.project.config import Layer
from allocscan.project.keys import GROUPS, KEYS, kebab
from allocscan.project.nearest import nearest_name
from allocscan.records import dataclass
from allocscan.typed import Final, Mapping

_SILENT: Final = frozenset({"extends", "$schema"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table was written: its name for people, and its text when it has lines."""

    name: str
    text: str = ""

    def at(self, key: str) -> str:
        """`name:line` of `key`, or `name` where the key cannot be found in the text."""
        if not self.text:
            return self.name
        import re

        found = re.search(rf"""(?<![\w-])["']?{re.escape(key)}["']?\s*[=:\]]""", self.text)
        line = f":{self.text.count(chr(10), 0, found.start()) + 1}" if found else ""
        return self.name + line


def layer_of(table: Mapping[str, object], origin: Origin, folder: str) -> Layer:
    """Read `table` key by key. Raises AllocscanError for an unknown key or a wrong value."""
    values: dict[str, object] = {}
    for written, value in flat(table, origin):
        name = written if written == "$schema" else kebab(written)
        if name not in KEYS:
            raise _unknown(written, name, origin)
        read = read_value(name, value, origin, written.split(".")[-1])
        if name not in _SILENT:
            values[KEYS[name].field] = read
    return Layer(origin.name, folder, values)


def read_value(name: str, value: object, origin: Origin, written: str) -> object:
    """The value of key `name` in its field's type; it is `written` so at its origin. Raises
    AllocscanError that names the place."""
    try:
        return KEYS[name].read(value)
    except ValueError as error:
        wrong = f": {error}" if error.args else f" must be {KEYS[name].expects}, not {value!r}"
        raise AllocscanError(f"{origin.at(written)}: `{name}`{wrong}") from None


def flat(table: Mapping[str, object], origin: Origin) -> list[tuple[str, object]]:
    """The entries of `table` with those of its group tables as `group.entry`."""
    entries: list[tuple[str, object]] = []
    for key, value in table.items():
        if key not in GROUPS:
            entries.append((key, value))
        elif isinstance(value, Mapping):
            entries += [(f"{key}.{inner}", each) for inner, each in value.items()]
        else:
            raise AllocscanError(f"{origin.at(key)}: `{key}` must be a table, not {value!r}")
    return entries


def _unknown(written: str, name: str, origin: Origin) -> AllocscanError:
    hint = nearest_name(name, [key for key in KEYS if key != "$schema"])
    return AllocscanError(f"{origin.at(written.split('.')[-1])}: unknown key `{written}`{hint}")


def override_layer(setting: str, folder: str) -> Layer:
    """`KEY=VALUE` of the command line: VALUE is TOML where it parses as such, else a string."""
    import tomllib

    written, _, text = setting.partition("=")
    try:
        value: object = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text.strip()
    table: object = value
    for part in reversed(written.strip().split(".")):
        table = {part: table}
    assert isinstance(table, dict), "a key has at least one part"
    layer = layer_of(table, Origin(f"--config {setting}"), folder)
    return Layer(layer.origin, folder, layer.values, commanding=True)
