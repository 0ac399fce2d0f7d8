"""What is made once for a file that has a candidate left, each part when it is first asked for."""

from functools import cached_property

from allocscan.records import replace
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.sites.comments import has_acted_on
from allocscan.sites.contents import Contents
from allocscan.sites.context.ways import Ways
from allocscan.sites.existing import ExistingConstants
from allocscan.sites.flow.visible import Visible
from allocscan.sites.heat import Outside, Warmth
from allocscan.sites.heat_values import Heat
from allocscan.sites.held import Held
from allocscan.sites.intent import Intentions
from allocscan.sites.modules import is_module
from allocscan.sites.placing.home import Homes
from allocscan.sites.typing.compiler import USUAL, Compiler
from allocscan.sites.typing.rules import TypingRules, is_checked_script
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.measured import Measured
    from allocscan.sites.texts import Texts


class Instruments:
    """The names, flows and heat of one file."""

    def __init__(
        self,
        syntax: Syntax,
        *,
        module_file: bool | None,
        may_cycle: bool,
        settled_imports: frozenset[str],
        outside: Outside,
        abroad: "Callable[[], Abroad | None] | None",
        compiler: "Callable[[], Compiler] | None",
        measured: "Measured | None",
    ) -> None:
        self.syntax = syntax
        self.settled_imports = settled_imports
        self._module_file = module_file
        self._may_cycle = may_cycle
        self._outside = outside
        self._abroad = abroad
        self._compiler = compiler
        self._measured = measured

    @cached_property
    def scopes(self) -> ScopeTree:
        """The names of the file."""
        return build(self.syntax)

    @cached_property
    def is_module(self) -> bool:
        """True when no code outside can see the top-level names."""
        return is_module(self.syntax, self.scopes, self._module_file)

    @cached_property
    def may_cycle(self) -> bool:
        """True when the file may be part of an import cycle."""
        return self._may_cycle and self.scopes.is_module

    @cached_property
    def homes(self) -> Homes:
        """Where constants can live."""
        return Homes(self.syntax, self.scopes)

    @cached_property
    def visible(self) -> Visible:
        """The calls and functions."""
        return Visible(self.syntax, self.scopes, closed=self.is_module)

    @cached_property
    def is_checked_script(self) -> bool:
        """True for JavaScript whose types are checked."""
        if self.syntax.source.language.typed:
            return False
        return is_checked_script(self.syntax) or self.compiler.checks_scripts

    @cached_property
    def compiler(self) -> Compiler:
        """What the project asks of TypeScript's compiler."""
        return USUAL if self._compiler is None else self._compiler()

    @cached_property
    def typing_rules(self) -> TypingRules | None:
        """What types ask of a constant; None where nothing checks them."""
        if not (self.syntax.source.language.typed or self.is_checked_script):
            return None
        return TypingRules(self.visible, self.syntax, self.scopes, self.compiler)

    @cached_property
    def contents(self) -> Contents:
        """What the variables of the file hold."""
        return Contents(self.visible)

    @cached_property
    def existing(self) -> ExistingConstants:
        """The constants that are there already."""
        return ExistingConstants(self.syntax, self.scopes, self.contents)

    @cached_property
    def held(self) -> Held:
        """What lives across an `await` or `yield`."""
        return Held(self.syntax, self.scopes)

    @cached_property
    def texts(self) -> "Texts":
        """The functions whose text may be run."""
        from allocscan.sites.texts import Texts

        return Texts(self.visible, self._abroad)

    @cached_property
    def has_acted_on(self) -> bool:
        """False only where no comment of the file is one that other tools act on."""
        return has_acted_on(self.syntax)

    @cached_property
    def intentions(self) -> Intentions:
        """What the code around objects wants of them."""
        return Intentions(self.syntax, self.scopes)

    @cached_property
    def _warmth(self) -> Warmth:
        return Warmth(Ways(self.syntax, self.scopes), self._outside)

    def heat(self, node: Node) -> Heat:
        """How often `node` is evaluated: as it was measured, else as the code lets expect."""
        expected = self._warmth.of(node)
        measured = self._measured
        found = None if measured is None else measured.of(span_of(node))
        if measured is None:
            return expected
        if found is None:
            return replace(expected, faint=measured.is_faint(expected.level))
        from allocscan.sites.measured_heat import measured_heat

        return measured_heat(expected, found, span_of(node), measured.loads)
