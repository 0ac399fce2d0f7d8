"""Is a member that becomes part of a text a method, or what another object has under that name?"""

from allocscan.regex import regex
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import first_part
from allocscan.syntax.binding import Node
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
    rb"createContextualFragment|document\.write\w*|data|worker_threads|child_process|spawn\w*|"
    rb"exec\w*|fork)\b|\bimport\s*\((?!\s*['\"][^'\"]*['\"]\s*[,)])"
)
"""A file that may run a text, or hand one on to what does."""
_READS: Final = frozenset({"member_expression", "subscript_expression"})
_PLAIN_PARAMETERS: Final = frozenset(
    {"arrow_function", "formal_parameters", "optional_parameter", "required_parameter"}
)
_MOST_STEPS: Final = 8


class Others:
    """Answers for one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def may_be_method(self, use: Node) -> bool:
        """False for the `x.name` of an object that came from elsewhere, a parameter or the result
        of a call, in a text that looks like none of a program, in a file that runs none."""
        held = use.child_by_field_name("object") if use.type == "member_expression" else None
        if held is None or not self._came_in(held):
            return True
        text = self._text_around(use)
        if text is None or _LIKE_CODE.search(text) is not None:
            return True
        return _RUNS.search(self._syntax.source.content) is not None

    def _came_in(self, held: Node) -> bool:
        """True for a parameter, what is caught, the result of a call, and what is in those."""
        for _ in range(_MOST_STEPS):
            held = unwrapped(held)
            if held.type in _READS:
                inner = held.child_by_field_name("object")
            elif held.type == "await_expression":
                inner = first_part(held)
            elif held.type == "call_expression":
                callee = held.child_by_field_name("function")
                return callee is not None and not self._syntax.text(callee).startswith(b"Object")
            elif held.type == "identifier":
                binding = self._scopes.binding(held)
                if binding is None or binding.written or len(binding.declarations) != 1:
                    return False
                inner = self._source_of(binding)
                if inner is None:
                    return self._is_given(binding)
            else:
                return False
            if inner is None:
                return False
            held = inner
        return False

    def _source_of(self, binding: Binding) -> Node | None:
        """What a variable is given, or goes through, where that stands by itself."""
        holder = self._syntax.parent(binding.declarations[0])
        if holder is None or binding.kind is BindingKind.PARAMETER:
            return None
        field = {"variable_declarator": "value", "for_in_statement": "right"}.get(holder.type)
        return None if field is None else holder.child_by_field_name(field)

    def _is_given(self, binding: Binding) -> bool:
        """True for a parameter by itself, without a default, and for what is caught."""
        if binding.kind is BindingKind.CATCH:
            return True
        holder = self._syntax.parent(binding.declarations[0])
        plain = holder is not None and holder.type in _PLAIN_PARAMETERS
        default = None if holder is None else holder.child_by_field_name("value")
        return binding.kind is BindingKind.PARAMETER and plain and default is None

    def _text_around(self, use: Node) -> bytes | None:
        """All of the text that `use` becomes a part of; None where it becomes one by itself."""
        at, parent = use, self._syntax.parent(use)
        while parent is not None and parent.type in _MAKING_TEXT | {"parenthesized_expression"}:
            at, parent = parent, self._syntax.parent(parent)
        text = self._syntax.text(at)
        alone = text.replace(self._syntax.text(use), b"").strip(b"+ \t\r\n()`${}'\"") == b""
        return None if at.id == use.id or alone else text
