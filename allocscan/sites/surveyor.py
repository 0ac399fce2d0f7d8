"""All about one literal at a time, with what is made once for its file."""

from bisect import bisect_left
from collections.abc import Sequence

from tree_sitter import Node

from allocscan.scopes.build import build
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.collected import is_filled
from allocscan.sites.collection_cost import price_of
from allocscan.sites.comments import acted_on_comment
from allocscan.sites.constants import Constant
from allocscan.sites.constness import Judge
from allocscan.sites.contents import Contents
from allocscan.sites.cost import file_representations
from allocscan.sites.flow.visible import Visible
from allocscan.sites.heat import Warmth
from allocscan.sites.home import Homes
from allocscan.sites.intent import Intentions
from allocscan.sites.journey import Journey, journey
from allocscan.sites.local import local_of
from allocscan.sites.modules import is_module
from allocscan.sites.naming import form_of, hints_for, qualified_name
from allocscan.sites.order import place
from allocscan.sites.settle import Settled, settle
from allocscan.sites.text_runners import text_runners
from allocscan.sites.typing_rules import type_obstacles
from allocscan.sites.values import (
    Because,
    Cost,
    Module,
    Obstacle,
    SelfContained,
    Site,
    SiteKind,
)
from allocscan.source.span import Span
from allocscan.syntax.kinds import CASTS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import own_nodes

_LITERALS = frozenset({"object", "array", "string", "number", "template_string", "true", "false"})


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
        self._contents = Contents(self._visible)
        self._settled_imports = settled_imports
        self._pauses: dict[int, list[Span]] = {}
        self._runs_text = text_runners(syntax, self._scopes)
        self._warmth = Warmth(syntax, self._scopes)
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
        if syntax.source.language.typed:
            obstacles += type_obstacles(
                made.built, moved, form, home, self._visible, syntax, scopes
            )
        if isinstance(intent, SelfContained):
            obstacles.append(Obstacle(Because.SELF_CONTAINED, intent.because.at))
        elif self._runs_text and self._may_be_text(literal):
            obstacles.append(Obstacle(Because.SELF_CONTAINED, span_of(self._runs_text[0])))
        if not (self._is_module or home.in_wrapper):
            obstacles.append(Obstacle(Because.GLOBAL_SCRIPT, span_of(literal)))
        return Site(
            kind=made.kind,
            form=form,
            span=span_of(made.built),
            moved=span_of(moved),
            function=qualified_name(literal, syntax),
            hints=hints_for(made.whole, self._visible, syntax),
            cost=self.price(literal, made.kind),
            escape=made.escape,
            heat=self._warmth.of(literal),
            intent=intent,
            parts=made.parts,
            local=local_of(outer, syntax, scopes),
            placement=placed.placement,
            strict=scopes.is_strict_at(literal, syntax),
            given=made.whole.id != literal.id,
            needs=tuple(sorted({binding.name for binding in settled.after})),
            obstacles=tuple(obstacles),
            held_across=self._held_across(literal, made),
        )

    def _held_across(self, literal: Node, made: Journey) -> Span | None:
        """The first `await` or `yield` of the literal's own function that stands between the
        literal and a use of it: the value is kept alive there."""
        function = made.function
        if function is None or not {"async", "*"} & {child.type for child in function.children}:
            return None
        pauses = self._pauses.get(function.id)
        if pauses is None:
            pauses = self._pauses[function.id] = [
                span_of(node)
                for node in own_nodes(function)
                if node.type in ("await_expression", "yield_expression")
            ]
        at = bisect_left(pauses, literal.end_byte, key=lambda span: span.start)
        return pauses[at] if at < len(pauses) and pauses[at].end < made.last_use else None

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
        constants = tuple(
            binding.name
            for binding in scopes.bindings
            if binding.kind is BindingKind.CONST
            and binding.scope == 0
            and self._is_literal_constant(binding.declarations[0])
        )
        return Module(
            language=self._syntax.source.language,
            words=scopes.words,
            constants=constants,
            errors=self._syntax.errors,
            object_is_global=self._freeze_is_builtin(),
            keyword="var" if self._keeps_to_es5() else "const",
        )

    def _freeze_is_builtin(self) -> bool:
        """True when `Object.freeze` is the built-in wherever it is written in the file."""
        shadowed = any(binding.name == "Object" for binding in self._scopes.bindings)
        return not shadowed and self._visible.builtins.leaves_alone("Object.freeze")

    def _keeps_to_es5(self) -> bool:
        """True when the file declares with `var` alone and uses no newer syntax for functions."""
        if self._syntax.source.language.typed or self._scopes.is_module:
            return False
        kinds = {binding.kind for binding in self._scopes.bindings}
        newer = {BindingKind.CONST, BindingKind.LET, BindingKind.CLASS}
        return (
            BindingKind.VAR in kinds
            and not kinds & newer
            and b"=>" not in self._syntax.source.content
        )

    def _is_literal_constant(self, name: Node) -> bool:
        declarator = self._syntax.parent(name)
        value = declarator.child_by_field_name("value") if declarator is not None else None
        if value is None:
            return False
        value = self._visible.unwrapped(value)
        frozen = value.type == "call_expression" and self._syntax.text(value).startswith(
            b"Object.freeze"
        )
        return frozen or value.type in _LITERALS or is_filled(value, self._syntax)


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
