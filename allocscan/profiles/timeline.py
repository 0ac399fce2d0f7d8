"""`.heaptimeline`, and `.heapsnapshot` with allocation traces: every allocation, by call path."""

from allocscan.profiles.document import Value, WrongShapeError
from allocscan.profiles.frames import Call, FrameTable
from allocscan.profiles.values import Kind, LineColumn, Recording
from allocscan.typed import Final

NO_TRACES: Final = (
    "a heap snapshot without allocation traces lists what is alive, not what was allocated, and "
    "is left out; record an allocation timeline with stacks "
    "(`HeapProfiler.startTrackingHeapObjects` with `trackAllocations`)"
)


def read_timeline(document: Value, name: str) -> Recording:
    """Read a heap snapshot, of which the allocation traces count. Raises WrongShapeError.

    One without traces has no scripts, and its remark says so.
    """
    tree = document.get("trace_tree")
    functions = document.get("trace_function_infos")
    if tree is None or functions is None or not tree.raw() or not functions.raw():
        return Recording(name, Kind.SNAPSHOT, (), remark=NO_TRACES)
    meta = document["snapshot"]["meta"]
    calls = _calls(functions, meta, document["strings"].texts())
    table = FrameTable()
    total = 0
    for function, size in _traced(tree.raw(), meta["trace_node_fields"].texts()):
        if not 0 <= function < len(calls):
            raise tree.wrong("a tree over the functions it lists")
        total += size
        if size and calls[function].url:
            table.add(calls[function], bytes=size)
    return Recording(
        name, Kind.TIMELINE, table.scripts(), bytes_seen=total, seconds=_seconds(document, meta)
    )


def _calls(functions: Value, meta: Value, strings: list[str]) -> list[Call]:
    """The functions of the traces. Lines and columns count from 1; 0 and 0 are unknown."""
    fields = meta["trace_function_info_fields"].texts()
    rows = [int(number) for number in functions.numbers()]
    name, url = _field(fields, "name"), _field(fields, "script_name")
    line, column = _field(fields, "line"), _field(fields, "column")
    calls = []
    for at in range(0, len(rows) - len(fields) + 1, len(fields)):
        if not (0 <= rows[at + name] < len(strings) and 0 <= rows[at + url] < len(strings)):
            raise functions.wrong("a table over its strings")
        place = LineColumn(rows[at + line], rows[at + column])
        known = place.line > 0 and place.column > 0
        calls.append(
            Call(strings[rows[at + name]], strings[rows[at + url]], place if known else None)
        )
    return calls


def _field(fields: list[str], name: str) -> int:
    if name not in fields:
        raise WrongShapeError(f"snapshot.meta does not tell where `{name}` stands")
    return fields.index(name)


def _traced(tree: list[object], fields: list[str]) -> list[tuple[int, int]]:
    """The function and the bytes of each node of the tree, in no order. Raises WrongShapeError."""
    function, size = _field(fields, "function_info_index"), _field(fields, "size")
    children = _field(fields, "children")
    found, pending = [], [tree]
    while pending:
        nodes = pending.pop()
        for at in range(0, len(nodes) - len(fields) + 1, len(fields)):
            index, own, below = nodes[at + function], nodes[at + size], nodes[at + children]
            if not (isinstance(index, int) and isinstance(own, int) and isinstance(below, list)):
                raise WrongShapeError(f"trace_tree has a node that is none, {nodes[at]!r}")
            found.append((index, own))
            if below:
                pending.append(below)
    return found


def _seconds(document: Value, meta: Value) -> float | None:
    """The time of the last sample, which are taken from the start on; None where there is none."""
    samples, fields = document.get("samples"), meta.get("sample_fields")
    if samples is None or fields is None or "timestamp_us" not in fields.texts():
        return None
    at, step = fields.texts().index("timestamp_us"), len(fields.texts())
    last = max(samples.numbers()[at::step], default=0)
    return last / 1e6 if last > 0 else None
