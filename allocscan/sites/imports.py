"""Names of other files in a literal: imported ones, and members of what is imported or required.

They may be another value at each read, or not be there yet while the module loads (hazards A14,
A15, A17, A18): people can judge that, and so can who has read those files (`program.exports`).
"""

from allocscan.scopes.model import Binding
from allocscan.sites.constants import Varies, Wanted
from allocscan.sites.contents import Contents
from allocscan.sites.flow.visible import Visible
from allocscan.sites.meant_constants import (
    is_data,
    is_meant_constant,
    is_type_only,
    is_whole_module,
)
from allocscan.sites.obstacles import Because
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

LEAVES: Final = frozenset({Wanted.ANY, Wanted.KEY})
"""What is put into a literal as it is, or as a key."""

READ_EACH_TIME: Final = "is read from an object each time"


class Imports:
    """Asked for the names of one literal. `settled` are the imported names, and the members of such
    (`Kind.Open`), that are known to be constants elsewhere.

    Answers are what makes the literal vary, what people must judge, or None."""

    def __init__(self, visible: Visible, contents: Contents, settled: frozenset[str]) -> None:
        self._visible = visible
        self._contents = contents
        self._syntax = visible.syntax
        self._scopes = visible.scopes
        self._settled = settled

    def name(self, node: Node, binding: Binding, wanted: Wanted) -> Varies | Because | None:
        """What stops `node`, which is what is imported as `binding`."""
        if wanted not in LEAVES or is_type_only(binding, self._syntax):
            return Varies("is computed from an import", node)
        settled = binding.name in self._settled and self._scopes.is_at_top(binding)
        may_be_object = wanted is Wanted.KEY
        return Because.NOT_SETTLED if not settled or may_be_object else None

    def member(
        self, node: Node, binding: Binding, names: list[str], wanted: Wanted
    ) -> Varies | Because | None:
        """As `name`, of a read of `names`, one after the other."""
        whole = is_whole_module(binding, self._syntax) and len(names) == 1
        table = is_meant_constant(binding.name, names[0]) or is_data(binding, self._syntax)
        if not (whole or table) or is_type_only(binding, self._syntax):
            return Varies(READ_EACH_TIME, node)
        exported = names[0] if is_whole_module(binding, self._syntax) else None
        uses = self._contents.uses(binding, None if whole else exported)
        if wanted not in LEAVES or uses.written:
            return Varies("is computed from an import", node)
        plain = all("." not in name for name in names)
        # by another import, which nobody could follow, it may be the same table
        plain = plain and not self._visible.member_names.is_set(names[-1])
        settled = plain and ".".join((binding.name, *names)) in self._settled
        may_be_object = whole and wanted is Wanted.KEY
        known = settled and self._scopes.is_at_top(binding) and uses.other is None
        return None if known and not may_be_object else Because.NOT_SETTLED

    def is_required(self, value: Node) -> bool:
        """True for `require(…)`."""
        callee = unwrapped(value).child_by_field_name("function")
        return callee is not None and self._visible.global_path(callee) == "require"

    def required_member(
        self, node: Node, binding: Binding, names: list[str], wanted: Wanted, *, whole: bool
    ) -> Varies | Because | None:
        """As `member`, of the `whole` module that is required as `binding`, or of a part that a
        pattern took."""
        meant = (whole and len(names) == 1) or is_meant_constant(binding.name, names[0])
        if wanted not in LEAVES or not meant or self._contents.uses(binding).written:
            return Varies(READ_EACH_TIME, node)
        return Because.CONTENTS
