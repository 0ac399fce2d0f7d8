"""The edits of one move in one file."""

import re
from collections.abc import Iterator

import libcst as cst

from allocscan.packs.gate_meta import find_meta
from allocscan.packs.moves import (
    NEXT,
    Attribute,
    Keyword,
    Member,
    Move,
    Renamed,
    Retired,
    Stamp,
)
from allocscan.packs.reading import CONTRACT, Reading
from allocscan.packs.unimport import without_alias
from allocscan.records import dataclass
from allocscan.source.edits import Edit

Doubt = tuple[cst.CSTNode, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """What to replace, in words; and what the author has to look at."""

    message: str = ""
    edits: tuple[Edit, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def moved(reading: Reading, move: Move) -> Moved:
    """What `move` asks of the file."""
    if not isinstance(move, Stamp) and move.old.encode() not in reading.content:
        return Moved()
    match move:
        case Renamed():
            return _renamed(reading, move)
        case Retired():
            return _retired(reading, move)
        case Member(owner, old, new, api):
            found = [node for node in _members(reading, owner) if node.value == old]
            return _replaced(reading, found, f"{owner}.{old}", f"{owner}.{new}", new, api)
        case Attribute():
            return _attributes(reading, move)
        case Keyword():
            return _keywords(reading, move)
        case Stamp(release):
            return _stamped(reading, release)


def _replaced(
    reading: Reading, nodes: list[cst.Name], was: str, now: str, new: str, api: int
) -> Moved:
    edits = tuple(Edit(reading.span_of(node), new.encode()) for node in nodes)
    return Moved(f"`{was}` is `{now}` (rule API {api})", edits)


# ------------------------------------------------------------------ names of the module


def _renamed(reading: Reading, move: Renamed) -> Moved:
    imported = list(_imported(reading, move.old))
    if not imported:
        return Moved()
    clash = _other_meaning(reading, move.new)
    if clash is not None:
        text = f"`{move.old}` is called `{move.new}` (rule API {move.api}): that is taken here"
        return Moved(doubts=((clash, text),))
    named = tuple(_mentions(reading, move.old, f"is called `{move.new}` (rule API {move.api})"))
    if named:
        return Moved(doubts=named)
    uses = [node for node in reading.nodes() if reading.is_ours(node, move.old)]
    edits = [Edit(reading.span_of(node), move.new.encode()) for node in uses]
    has_new = any(_imported(reading, move.new))
    for statement, alias in imported:
        cut = without_alias(reading, statement, alias) if has_new else None
        edits += cut or [Edit(reading.span_of(alias.name), move.new.encode())]
    message = f"`{move.old}` is `{move.new}` (rule API {move.api})"
    return Moved(message, tuple(edits))


def _retired(reading: Reading, move: Retired) -> Moved:
    imported = list(_imported(reading, move.old))
    if not imported:
        return Moved()
    text = f"`{move.old}` is not for rules (rule API {move.api}): {move.instead}"
    uses = [node for node in reading.nodes() if reading.is_ours(node, move.old)]
    doubts = [(node, text) for node in uses]
    doubts += _mentions(reading, move.old, f"is not for rules (rule API {move.api})")
    if doubts:
        return Moved(doubts=tuple(doubts))
    edits: list[Edit] = []
    for statement, alias in imported:
        cut = without_alias(reading, statement, alias)
        edits += cut or []
        doubts += [] if cut else [(alias, text)]
    return Moved(
        f"`{move.old}` is no longer imported (rule API {move.api})", tuple(edits), (*doubts,)
    )


def _imported(reading: Reading, name: str) -> Iterator[tuple[cst.ImportFrom, cst.ImportAlias]]:
    for node in reading.nodes():
        if isinstance(node, cst.ImportFrom) and not isinstance(node.names, cst.ImportStar):
            module = cst.helpers.get_full_name_for_node(node.module) if node.module else None
            if module == CONTRACT and not node.relative:
                yield from ((node, each) for each in node.names if each.name.value == name)


def _other_meaning(reading: Reading, name: str) -> cst.Name | None:
    """A word `name` that is not the one of the rule API."""
    for node in reading.nodes():
        named = isinstance(node, cst.Name) and node.value == name and reading.is_word(node)
        if named and isinstance(node, cst.Name) and not reading.is_ours(node, name):
            return node
    return None


def _mentions(reading: Reading, name: str, what: str) -> Iterator[Doubt]:
    """Annotations that name it in text, which is not touched."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for node in reading.nodes():
        if isinstance(node, cst.SimpleString) and word.search(node.value):
            parent = reading.parents.get(node)
            while isinstance(parent, cst.BaseExpression | cst.BaseSlice | cst.SubscriptElement):
                parent = reading.parents.get(parent)
            if isinstance(parent, cst.Annotation):
                yield node, f"this text names `{name}`, which {what}"


# ------------------------------------------------------------------ what hangs on names


def _members(reading: Reading, owner: str) -> Iterator[cst.Name]:
    for node in reading.nodes():
        if isinstance(node, cst.Attribute) and reading.is_ours(node.value, owner):
            yield node.attr


def _attributes(reading: Reading, move: Attribute) -> Moved:
    found: list[cst.Name] = []
    doubts: list[Doubt] = []
    for node in reading.nodes():
        match node:
            case cst.Attribute(value=root, attr=attr) if attr.value == move.old:
                owner = reading.type_of(root)
                if owner == move.owner:
                    found.append(attr)
                elif owner is None and not reading.is_imported(root):
                    now = f"`{move.new}` (rule API {move.api})"
                    doubts.append((attr, f"if this is a {move.owner}, `{move.old}` is its {now}"))
            case cst.MatchClass(cls=cls, kwds=keywords) if reading.is_ours(cls, move.owner):
                found += [each.key for each in keywords if each.key.value == move.old]
    was, now = f"{move.owner}.{move.old}", f"{move.owner}.{move.new}"
    replaced = _replaced(reading, found, was, now, move.new, move.api)
    return Moved(replaced.message, replaced.edits, tuple(doubts))


def _keywords(reading: Reading, move: Keyword) -> Moved:
    found: list[cst.Name] = []
    doubts: list[Doubt] = []
    for node in reading.nodes():
        if isinstance(node, cst.Call) and reading.is_ours(node.func, move.owner):
            named = {arg.keyword.value: arg.keyword for arg in node.args if arg.keyword}
            old = named.get(move.old)
            if old is not None and move.new in named:
                text = f"`{move.old}` is `{move.new}` (rule API {move.api}), which stands here too"
                doubts.append((old, text))
            elif old is not None:
                found.append(old)
    was, now = f"{move.owner}({move.old}=…)", f"{move.owner}({move.new}=…)"
    replaced = _replaced(reading, found, was, now, move.new, move.api)
    return Moved(replaced.message, replaced.edits, tuple(doubts))


def _stamped(reading: Reading, release: str) -> Moved:
    call = find_meta(reading.module)
    for arg in call.args if call is not None else ():
        if arg.keyword is not None and arg.keyword.value == "since":
            match arg.value:
                case cst.SimpleString(value=text) if arg.value.evaluated_value == NEXT:
                    edit = Edit(reading.span_of(arg.value), text.replace(NEXT, release).encode())
                    return Moved(f"`since` is {release}", (edit,))
    return Moved()
