"""Folders to rules: the standard pack's by import, a user's only after the gate."""

import os
import sys
from collections.abc import Callable, Sequence

import allocscan
from allocscan.packs.errors import PackError
from allocscan.packs.layout import PAGE_FILE, RULE_FILE, rule_folders, rule_id_of, shown
from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import CodeType

    from allocscan.packs.layout import Example
    from allocscan.rule import Check, Meta


@dataclass(slots=True, eq=False)
class LoadedRule:
    """A rule and the folder it came from. Its code runs when it is first asked what it says: most
    runs meet no site."""

    id: str
    folder: str
    _code: "Callable[[str], CodeType]"
    _said: "tuple[Meta, Check] | None" = None

    @property
    def meta(self) -> "Meta":
        """Its META."""
        return self._declared()[0]

    @property
    def check(self) -> "Check":
        """Its check."""
        return self._declared()[1]

    def _declared(self) -> "tuple[Meta, Check]":
        if self._said is None:
            self._said = _run(self.folder, self._code(self.folder))
        return self._said

    def page(self) -> str:
        """The text of `rule.md`. Raises OSError where it cannot be read."""
        with open(os.path.join(self.folder, PAGE_FILE), encoding="utf-8") as file:
            return file.read()

    def examples(self) -> "tuple[Example, ...]":
        """What `layout.examples_of` finds in the folder."""
        from allocscan.packs.layout import examples_of

        return examples_of(self.folder)


def standard_pack() -> str:
    """The folder of the standard pack: in the installed package, else in the checkout."""
    package = os.path.dirname(os.path.abspath(allocscan.__file__))
    installed = os.path.join(package, "rules")
    return (
        installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")
    )


def standard_rules() -> tuple[LoadedRule, ...]:
    """The standard pack's rules, sorted by id.

    They are not gated here, for libcst takes long to import: our own tests gate them.
    """
    folders = rule_folders(standard_pack())
    return tuple(LoadedRule(rule_id_of(folder), folder, _cached_code) for folder in folders)


def rules_with(packs: Sequence[str]) -> tuple[LoadedRule, ...]:
    """The standard rules, then those of the folders `packs`, in that order.

    Raises PackError where a pack is refused, or where two rules have one id: both are named.
    """
    rules = list(standard_rules())
    for pack in dict.fromkeys(map(os.path.abspath, packs)):
        for rule in load_pack(pack):
            taken = next((each for each in rules if each.id == rule.id), None)
            if taken is not None:
                message = f"`{rule.id}` is the rule of {shown(taken.folder)}: rename this folder"
                raise PackError(shown(rule.folder), Span(0, 0), message)
            rules.append(rule)
    return tuple(rules)


def load_pack(directory: str) -> tuple[LoadedRule, ...]:
    """The rules of a user's pack, sorted by id. Nothing runs unless all of it passes the gate.

    What was gated is what runs: the bytes are read once, and no `.pyc` is looked at.
    Raises PackError, also for a folder without rules.
    """
    from allocscan.packs.gate import check_rule_file
    from allocscan.packs.gate_text import rule_text

    gated = []
    for folder in rule_folders(directory):
        path = os.path.join(folder, RULE_FILE)
        rule_id_of(folder)
        content = content_of(path)
        check_rule_file(shown(path), content)
        text = rule_text(path, content)
        gated.append((folder, compile(text, path, "exec", dont_inherit=True)))
    if not gated:
        raise PackError(shown(directory), Span(0, 0), "a pack holds a folder for each rule")
    return tuple(_load_gated(folder, code) for folder, code in gated)


def content_of(path: str) -> bytes:
    """The bytes of a pack's file. Raises PackError where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise PackError(shown(path), Span(0, 0), f"cannot be read: {error.strerror}") from None


def _load_gated(folder: str, code: "CodeType") -> LoadedRule:
    try:
        return LoadedRule(rule_id_of(folder), folder, lambda _: code, _run(folder, code))
    except (AttributeError, NameError, TypeError, ValueError) as error:
        # All that declarations can do wrong: a name too early, a list as a field's default.
        path = shown(os.path.join(folder, RULE_FILE))
        raise PackError(path, Span(0, 0), f"cannot be loaded: {error}") from error


def _cached_code(folder: str) -> "CodeType":
    # `importlib.machinery` would bring two modules more.
    from _frozen_importlib_external import SourceFileLoader

    path = os.path.join(folder, RULE_FILE)
    code = SourceFileLoader(path, path).get_code(path)
    assert code is not None, "a source file has code"
    return code


def _run(folder: str, code: "CodeType") -> "tuple[Meta, Check]":
    """What a `rule.py` declares. Raises PackError where it lacks a part."""
    from types import ModuleType

    from allocscan.rule import Meta

    path = os.path.join(folder, RULE_FILE)
    module = ModuleType(path)
    module.__file__ = path
    sys.modules[path] = module  # `dataclass` looks its class's module up by name
    exec(code, module.__dict__)
    meta: object = getattr(module, "META", None)
    check: object = getattr(module, "check", None)
    if not isinstance(meta, Meta) or not callable(check):
        raise PackError(path, Span(0, 0), "a rule declares `META = Meta(…)` and `def check(site)`")
    return meta, cast("Check", check)
