"""Is a member that becomes part of a text a method, or what another object has under that name?"""

from allocscan.regex import regex
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

_LIKE_CODE: Final = regex(
    rb"\)\s*\(|\)\s*\.\s*(?:call|apply|bind)\b|=>|\b(?:return|function|class|async|await)\b|<script"
    rb"|javascript:|\bexport\s+default\b|\b(?:const|let|var)\s+[\w$]+\s*=|\bnew\s|[\w$\]]\s*=\s*['\"`$]"
    rb"|\{\s*\}|;\s*['\"`]?\s*$"
)
"""What a text that is run may have beside a function."""
_MAKING_TEXT: Final = frozenset({"binary_expression", "template_string", "template_substitution"})
_RUNS: Final = regex(
    rb"\b(?:eval|Function|Worker|SharedWorker|Blob|importScripts|postMessage|srcdoc|runIn\w*Context|"
    rb"compileFunction|executeScript|evaluate\w*|execute|insertAdjacentHTML|innerHTML|outerHTML|"
    rb"createContextualFragment|document\.write\w*|data:|worker_threads|child_process)\b"
)
"""A file that may run a text, or hand one on to what does."""
_MAKERS: Final = FUNCTIONS | CLASSES | {"identifier", "new_expression", "object"}
_DECLARED: Final = frozenset({BindingKind.CLASS, BindingKind.FUNCTION, BindingKind.IMPORT})


class Others:
    """Answers for one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def may_be_method(self, use: Node) -> bool:
        """False for the `x.name` of an object that came from elsewhere, a parameter or the result
        of a call, in a text that looks like none of a program, in a file that runs none."""
        held = use.child_by_field_name("object") if use.type == "member_expression" else None
        if held is None or self._may_have_methods(unwrapped(held)):
            return True
        text = self._text_around(use)
        if text is None or _LIKE_CODE.search(text) is not None:
            return True
        return _RUNS.search(self._syntax.source.content) is not None

    def _may_have_methods(self, held: Node) -> bool:
        """True for what may be the object, or the instance, that the file gives its methods."""
        if held.type in ("this", "super") or held.type in _MAKERS - {"identifier"}:
            return True
        binding = self._scopes.binding(held) if held.type == "identifier" else None
        if binding is None:
            return False
        return binding.kind in _DECLARED or self._is_made_here(binding)

    def _is_made_here(self, binding: Binding) -> bool:
        if binding.kind in (BindingKind.PARAMETER, BindingKind.CATCH):
            return False
        for declared in binding.declarations:
            holder = self._syntax.parent(declared)
            value = None if holder is None else holder.child_by_field_name("value")
            if value is not None and unwrapped(value).type in _MAKERS:
                return True
        return binding.written

    def _text_around(self, use: Node) -> bytes | None:
        """All of the text that `use` becomes a part of; None where it becomes one by itself."""
        at, parent = use, self._syntax.parent(use)
        while parent is not None and parent.type in _MAKING_TEXT | {"parenthesized_expression"}:
            at, parent = parent, self._syntax.parent(parent)
        text = self._syntax.text(at)
        alone = text.replace(self._syntax.text(use), b"").strip(b"+ \t\r\n()`${}'\"") == b""
        return None if at.id == use.id or alone else text
