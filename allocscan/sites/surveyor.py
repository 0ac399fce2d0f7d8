"""All about one literal at a time, with what is made once for its file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tree_sitter import Node

from allocscan.records import replace
from allocscan.scopes.build import build
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.collection_cost import price_of
from allocscan.sites.comments import acted_on_comment
from allocscan.sites.constants import Constant
from allocscan.sites.constness import Judge
from allocscan.sites.contents import Contents
from allocscan.sites.copies import copies
from allocscan.sites.cost import file_representations
from allocscan.sites.cost_values import Cost
from allocscan.sites.existing import ExistingConstants
from allocscan.sites.flow.visible import Visible
from allocscan.sites.heat import Outside, Warmth
from allocscan.sites.heat_values import Heat
from allocscan.sites.held import Held
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.intent import Intentions
from allocscan.sites.journey import journey
from allocscan.sites.kinds import SiteKind
from allocscan.sites.local import local_of
from allocscan.sites.made.found import CALLS, Making, making
from allocscan.sites.made.names import name_of
from allocscan.sites.made.objections import doubts, objections
from allocscan.sites.module_constants import constant_names, table_names
from allocscan.sites.modules import is_module
from allocscan.sites.naming.hints import form_of, hints_for, qualified_name
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.home import Homes
from allocscan.sites.placing.order import place
from allocscan.sites.settle import Settled, settle
from allocscan.sites.text_runners import text_runners
from allocscan.sites.typing.jsdoc import doc_obstacles, with_cast
from allocscan.sites.typing.rules import UNTYPED, TypingRules, is_checked_script
from allocscan.sites.values import Module, Site
from allocscan.sites.verdicts import Contained, Ordinary, SelfContained
from allocscan.syntax.kinds import CASTS
from allocscan.syntax.parse import Syntax, span_of

if TYPE_CHECKING:
    from allocscan.sites.measured import Measured


class Surveyor:
    """Everything that is made once for a file that has a candidate left."""

    def __init__(
        self,
        syntax: Syntax,
        judge: Judge,
        everything: Sequence[Node],
        engine: str,
        *,
        module_file: bool | None,
        may_cycle: bool,
        settled_imports: frozenset[str],
        outside: Outside,
        measured: "Measured | None",
    ) -> None:
        self._syntax = syntax
        self._judge = judge
        self._engine = engine
        outermost = [one for one in everything if not _is_part(one, syntax)]
        self._representations = file_representations(outermost, syntax)
        self._scopes: ScopeTree = build(syntax)
        self._is_module = is_module(syntax, self._scopes, module_file)
        self._may_cycle = may_cycle and self._scopes.is_module
        self._homes = Homes(syntax, self._scopes)
        self._visible = Visible(syntax, self._scopes, closed=self._is_module)
        self._is_checked_script = is_checked_script(syntax)
        typed = syntax.source.language.typed or self._is_checked_script
        self._typing_rules = TypingRules(self._visible, syntax, self._scopes) if typed else None
        self._contents = Contents(self._visible)
        self._existing = ExistingConstants(syntax, self._scopes, self._contents)
        self._settled_imports = settled_imports
        self._held = Held(syntax, self._scopes)
        self._runs_text = text_runners(syntax, self._scopes)
        self._warmth = Warmth(syntax, self._scopes, outside)
        self._measured = measured
        self._intentions = Intentions(syntax, self._scopes)

    def price(self, literal: Node, kind: SiteKind) -> Cost:
        """What the site of that kind that `literal` is, or makes, costs."""
        known = self._representations
        return price_of(kind, literal, self._syntax, self._engine, reps=known)

    def site(self, literal: Node, constant: Constant) -> Site | None:
        """All about `literal`, or None when a name in it varies."""
        syntax, scopes = self._syntax, self._scopes
        home = self._homes.of(literal)
        settled = settle(
            literal,
            constant,
            home,
            self._judge,
            self._visible,
            self._contents,
            settled_imports=self._settled_imports,
        )
        if not isinstance(settled, Settled):
            for varies in settled:
                self._judge.reject(literal, varies)
            return None
        made = journey(literal, syntax, scopes, self._visible)
        if made is None:
            return None
        placed = place(
            literal, settled.after, home, self._homes, syntax, scopes, may_cycle=self._may_cycle
        )
        outer, _ = self._visible.effective_parent(made.whole)
        moved = _with_casts(made.whole, outer, syntax)
        form = form_of(made.whole, self._visible)
        intent = self._intentions.of(made.built)
        obstacles = [*settled.obstacles, *placed.obstacles]
        obstacles += self._surroundings(literal, moved)
        found = making(literal, syntax) if literal.type in CALLS else None
        asked = None if found is None else found.asked
        obstacles += objections(found, made.escape, self._visible) if found is not None else ()
        obstacles += doubts(constant.needs, made.built, found, self._visible)
        rules = self._typing_rules if asked is None else None
        types = UNTYPED if rules is None else rules.of(made.built, moved, home)
        obstacles += types.obstacles
        obstacles += doc_obstacles(moved, home, syntax, scopes)
        if isinstance(intent, SelfContained):
            obstacles.append(Obstacle(Because.SELF_CONTAINED, intent.because.at))
        elif self._runs_text and self._may_be_text(literal):
            obstacles.append(Obstacle(Because.SELF_CONTAINED, span_of(self._runs_text[0])))
        if not (self._is_module or home.in_wrapper):
            obstacles.append(Obstacle(Because.GLOBAL_SCRIPT, span_of(literal)))
        local = local_of(outer, syntax, scopes) if asked is None else None
        widened = local is not None and local.annotation is None and types.annotation is None
        typed = syntax.source.language.typed
        alone = moved.id == literal.id and (self._typing_rules is None or (typed and widened))
        known = self._existing
        return Site(
            kind=made.kind,
            form=form,
            span=span_of(made.built),
            moved=with_cast(moved, syntax) if asked is None else asked.moved,
            function=qualified_name(literal, syntax),
            hints=self._hints(made.whole, found),
            cost=self.price(literal, made.kind),
            escape=made.escape,
            heat=self._heat(literal),
            intent=intent,
            parts=made.parts,
            local=local,
            placement=placed.placement,
            strict=scopes.is_strict_at(literal, syntax),
            given=made.whole.id != literal.id or literal.type in CALLS,
            needs=tuple(sorted({binding.name for binding in settled.after})),
            obstacles=tuple(obstacles),
            copies=copies(literal),
            asked=None if asked is None else asked.question,
            held_across=self._held.across(made.built, made.function, made.holders),
            captured=self._held.captured(made.function, made.holders),
            typing=types.typing,
            typed=None if types.annotation is None else span_of(types.annotation),
            existing=known.equal_to(literal, home, placed.placement, local) if alone else None,
        )

    def _hints(self, whole: Node, found: Making | None) -> NameHints:
        hints = hints_for(whole, self._visible, self._syntax)
        name = None if found is None else name_of(found, self._syntax)
        if found is None or name is None:
            return hints
        # what is asked at once gives its answer to the variable there
        return replace(hints, local=None if found.asked else hints.local, role=name)

    def copy(self, literal: Node, cost: Cost) -> Site:
        """About `literal`, an object that is another one each time, and slow to build."""
        visible = self._visible
        return Site(
            kind=SiteKind.COPY,
            form=form_of(literal, visible),
            span=span_of(literal),
            moved=span_of(literal),
            function=qualified_name(literal, self._syntax),
            hints=hints_for(literal, visible, self._syntax),
            cost=cost,
            escape=Contained(),
            heat=self._heat(literal),
            intent=Ordinary(),
            parts=(),
            local=None,
            placement=None,
            strict=self._scopes.is_strict_at(literal, self._syntax),
            copies=True,
        )

    def _heat(self, node: Node) -> Heat:
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

    def _may_be_text(self, literal: Node) -> bool:
        """True when a function around `literal` is used as a value: in a file that runs text,
        its own text may be what is run."""
        function = self._visible.function_around(literal)
        while function is not None:
            if self._visible.callers(function) is None:
                return True
            function = self._visible.function_around(function)
        return False

    def _surroundings(self, literal: Node, moved: Node) -> list[Obstacle]:
        """What the text around the literal has against any edit."""
        taints = self._scopes.taints
        found = [
            Obstacle(Because.DYNAMIC_SCOPE, span_of(taint))
            for taint in (*taints.direct_eval, *taints.with_statements)[:1]
        ]
        comment = acted_on_comment(moved, self._syntax)
        if comment is not None:
            found.append(Obstacle(Because.SUPPRESSION_COMMENT, comment))
        statement = self._top_statement(literal)
        if statement.has_error:
            broken = [at for at in self._syntax.errors if span_of(statement).contains(at)]
            at = broken[0] if broken else span_of(statement)
            found.append(Obstacle(Because.ERROR_REGION, at))
        return found

    def _top_statement(self, node: Node) -> Node:
        at = node
        while (parent := self._syntax.parent(at)) is not None and parent.id != self._syntax.root.id:
            at = parent
        return at

    def module(self) -> Module:
        scopes = self._scopes
        return Module(
            language=self._syntax.source.language,
            words=scopes.words,
            constants=constant_names(self._syntax, scopes),
            tables=table_names(self._syntax, scopes),
            errors=self._syntax.errors,
            object_is_global=self._freeze_is_builtin(),
            keyword="var" if self._keeps_to_es5() else "const",
            imported=scopes.is_module and not self._has_hashbang(),
            checked_script=self._is_checked_script,
        )

    def _has_hashbang(self) -> bool:
        first = self._syntax.root.named_child(0)
        return first is not None and first.type == "hash_bang_line"

    def _freeze_is_builtin(self) -> bool:
        """True when `Object.freeze` is the built-in wherever it is written in the file."""
        shadowed = any(binding.name == "Object" for binding in self._scopes.bindings)
        return not shadowed and self._visible.builtins.leaves_alone("Object.freeze")

    def _keeps_to_es5(self) -> bool:
        """True when the file declares with `var` alone and uses no newer syntax for functions."""
        if self._syntax.source.language.typed:
            return False
        kinds = {binding.kind for binding in self._scopes.bindings}
        newer = {BindingKind.CONST, BindingKind.LET, BindingKind.CLASS}
        return (
            BindingKind.VAR in kinds
            and not kinds & newer
            and b"=>" not in self._syntax.source.content
        )


def _is_part(literal: Node, syntax: Syntax) -> bool:
    """True for a literal that stands directly in another."""
    parent = syntax.parent(literal)
    return parent is not None and parent.type in ("pair", "array")


def _with_casts(literal: Node, outer: Node, syntax: Syntax) -> Node:
    """`literal` with the casts around it: what has to move for its type to stay."""
    moved, at = literal, literal
    while at.id != outer.id:
        parent = syntax.parent(at)
        assert parent is not None, "outer is an ancestor of the literal"
        at = parent
        if at.type in CASTS or at.type == "type_assertion":
            moved = at
    return moved
