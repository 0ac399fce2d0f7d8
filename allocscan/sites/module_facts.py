"""What a fix must know of a file as a whole."""

from allocscan.regex import regex
from allocscan.scopes.model import BindingKind
from allocscan.sites.instruments import Instruments
from allocscan.sites.module_constants import constant_names, table_names
from allocscan.sites.modules import has_hashbang
from allocscan.sites.values import Module
from allocscan.syntax.parse import Syntax
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from re import Match, Pattern

_NEWER: Final = regex(rb"(?:const|let|class|using)(?![\w$])")
_VAR: Final = regex(rb"var(?![\w$])")


def module_facts(known: Instruments) -> Module:
    """The facts of the file that is `known`."""
    syntax, scopes = known.syntax, known.scopes
    return Module(
        language=syntax.source.language,
        words=scopes.words,
        constants=constant_names(syntax, scopes),
        tables=table_names(syntax, scopes),
        errors=syntax.errors,
        object_is_global=_freeze_is_builtin(known),
        keyword="var" if _keeps_to_es5(known) else "const",
        imported=scopes.is_module and not has_hashbang(syntax),
        checked_script=known.is_checked_script,
    )


def _freeze_is_builtin(known: Instruments) -> bool:
    """True when `Object.freeze` is the built-in wherever it is written in the file."""
    shadowed = bool(known.scopes.called("Object"))
    return not shadowed and known.visible.builtins.leaves_alone("Object.freeze")


def _keeps_to_es5(known: Instruments) -> bool:
    """True when the file declares with `var` alone and uses no newer syntax for functions."""
    syntax = known.syntax
    if syntax.source.language.typed or b"=>" in syntax.source.content:
        return False
    if not _has_keyword(_NEWER, syntax):
        return _has_keyword(_VAR, syntax)
    kinds = {binding.kind for binding in known.scopes.bindings}
    newer = {BindingKind.CONST, BindingKind.LET, BindingKind.CLASS}
    return BindingKind.VAR in kinds and not kinds & newer


def _has_keyword(words: "Pattern[bytes]", syntax: Syntax) -> bool:
    """True when the grammar takes one of the `words` of the file for a keyword."""

    def is_keyword(word: "Match[bytes]") -> bool:
        leaf = syntax.root.descendant_for_byte_range(word.start(), word.end())
        return leaf is not None and leaf.type.encode() == word.group()

    return any(map(is_keyword, words.finditer(syntax.source.content)))
