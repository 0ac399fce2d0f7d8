"""All about one literal at a time, with what is made once for its file."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from allocscan.records import replace
from allocscan.sites.assumptions import weigh
from allocscan.sites.collection_cost import price_of
from allocscan.sites.comments import acted_on_comment
from allocscan.sites.constants import Constant
from allocscan.sites.constness import Judge
from allocscan.sites.copies import copies
from allocscan.sites.cost import Representations, file_representations, may_have_doubles
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat import Outside
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.instruments import Instruments
from allocscan.sites.journey import Journey, journey
from allocscan.sites.kinds import SiteKind
from allocscan.sites.local import local_of
from allocscan.sites.made.found import CALLS, Making, making
from allocscan.sites.made.names import name_of
from allocscan.sites.made.objections import doubts, objections
from allocscan.sites.module_facts import module_facts
from allocscan.sites.naming.hints import form_of, hints_for, qualified_name
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.home import Home
from allocscan.sites.placing.order import place
from allocscan.sites.settle import Settled, settle
from allocscan.sites.sight import Sight
from allocscan.sites.typing.jsdoc import doc_obstacles, with_cast
from allocscan.sites.typing.rules import UNTYPED
from allocscan.sites.values import Facts, Module, Site
from allocscan.sites.verdicts import Contained, Ordinary, SelfContained
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.regexps import flags_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.measured import Measured
    from allocscan.sites.typing.compiler import Compiler


class Hidden:
    """A site that nobody is to be shown."""


class Surveyor:
    """Everything that is made once for a file that has a candidate left."""

    def __init__(
        self,
        syntax: Syntax,
        judge: Judge,
        everything: Callable[[], Sequence[Node]],
        engine: str,
        *,
        module_file: bool | None,
        may_cycle: bool,
        settled_imports: frozenset[str],
        outside: Outside,
        abroad: "Callable[[], Abroad | None] | None",
        compiler: "Callable[[], Compiler] | None",
        measured: "Measured | None",
        shown: Callable[[Facts], bool] | None = None,
    ) -> None:
        self._syntax = syntax
        self._judge = judge
        self._engine = engine
        self._everything = everything
        self._shown = shown
        self._prices: dict[tuple[int, SiteKind], Cost] = {}
        self._with = Instruments(
            syntax,
            module_file=module_file,
            may_cycle=may_cycle,
            settled_imports=settled_imports,
            outside=outside,
            abroad=abroad,
            compiler=compiler,
            measured=measured,
        )

    @cached_property
    def _representations(self) -> Representations:
        if not may_have_doubles(self._syntax.source.content):
            return Representations(self._syntax)
        outermost = [one for one in self._everything() if not _is_part(one, self._syntax)]
        return file_representations(outermost, self._syntax)

    def price(self, literal: Node, kind: SiteKind) -> Cost:
        """What the site of that kind that `literal` is, or makes, costs."""
        key = (literal.id, kind)
        if key not in self._prices:
            self._prices[key] = price_of(
                kind, literal, self._syntax, self._engine, reps=self._representations
            )
        return self._prices[key]

    def site(self, literal: Node, constant: Constant, *, alone: bool) -> Site | Hidden | None:
        """All about `literal`, or None when a name in it varies. `alone`: no other literal is in
        it, which would be one to look at then."""
        known = self._with
        seen: Sight | Hidden | None = None
        if alone and not copies(literal):
            seen = self._seen(literal)
            if not isinstance(seen, Sight):
                return seen
        home = known.homes.of(literal)
        settled = settle(
            literal,
            constant,
            home,
            self._judge,
            known.visible,
            known.contents,
            settled_imports=known.settled_imports,
        )
        if not isinstance(settled, Settled):
            for varies in settled:
                self._judge.reject(literal, varies)
            return None
        seen = seen or self._seen(literal)
        if not isinstance(seen, Sight):
            return seen
        whole = self._whole(literal, constant, home, settled, seen.journey, seen)
        return self._asked_abroad(whole, literal)

    def _seen(self, literal: Node) -> Sight | Hidden | None:
        """What is to be seen of `literal`; None where it is no value."""
        known = self._with
        made = journey(literal, self._syntax, known.scopes, known.visible)
        if made is None:
            return None
        sight = Sight(literal, made, self.price(literal, made.kind), known)
        return sight if self._shown is None or self._shown(sight) else Hidden()

    def _whole(
        self,
        literal: Node,
        constant: Constant,
        home: Home,
        settled: Settled,
        made: Journey,
        sight: Sight,
    ) -> Site:
        """What a fix must know, too."""
        syntax, known = self._syntax, self._with
        scopes, visible = known.scopes, known.visible
        placed = place(
            literal, settled.after, home, known.homes, syntax, scopes, may_cycle=known.may_cycle
        )
        outer, _ = visible.effective_parent(made.whole)
        moved = _with_casts(made.whole, outer, syntax)
        found = making(literal, syntax) if literal.type in CALLS else None
        asked = None if found is None else found.asked
        rules = known.typing_rules if asked is None else None
        types = UNTYPED if rules is None else rules.of(made.built, moved, home)
        obstacles = [*self._without_resets(settled, constant, made), *placed.obstacles]
        obstacles += self._surroundings(literal, moved)
        obstacles += objections(found, made.escape, visible) if found is not None else ()
        obstacles += doubts(constant.needs, made.built, found, visible)
        obstacles += types.obstacles
        obstacles += doc_obstacles(moved, home, syntax, scopes)
        obstacles += self._of_text(literal, sight)
        if not (known.is_module or home.in_wrapper):
            obstacles.append(Obstacle(Because.GLOBAL_SCRIPT, span_of(literal)))
        local = local_of(outer, syntax, scopes) if asked is None else None
        widened = local is not None and local.annotation is None and types.annotation is None
        typed = syntax.source.language.typed
        alone = moved.id == literal.id and (known.typing_rules is None or (typed and widened))
        placement = placed.placement
        return Site(
            kind=made.kind,
            form=sight.form,
            span=span_of(made.built),
            moved=with_cast(moved, syntax) if asked is None else asked.moved,
            function=qualified_name(literal, syntax),
            hints=self._hints(made.whole, found),
            cost=sight.cost,
            escape=made.escape,
            heat=sight.heat,
            intent=sight.intent,
            parts=made.parts,
            local=local,
            placement=placement,
            strict=scopes.is_strict_at(literal, syntax),
            given=sight.given,
            needs=tuple(sorted({binding.name for binding in settled.after})),
            obstacles=tuple(obstacles),
            copies=copies(literal),
            asked=None if asked is None else asked.question,
            held_across=sight.held_across,
            captured=sight.captured,
            typing=types.typing,
            typed=None if types.annotation is None else span_of(types.annotation),
            existing=known.existing.equal_to(literal, home, placement, local) if alone else None,
        )

    def _without_resets(
        self, settled: Settled, constant: Constant, made: Journey
    ) -> Iterator[Obstacle]:
        """Yield what stands against `settled`, but for regular expressions with `g` that go to the
        methods of strings alone: these set `lastIndex` to 0 (sec-regexp.prototype-%symbol.replace%
        and its neighbours), others would be leaks. With `y` they go on from it."""
        reset = {
            span_of(node)
            for node in constant.stateful
            if node.type == "regex" and ord("y") not in flags_of(node, self._syntax)
        }
        contained = made.escape == Contained()
        for one in settled.obstacles:
            if not (contained and one.because is Because.STATEFUL_LEAF and one.at in reset):
                yield one

    def _hints(self, whole: Node, found: Making | None) -> NameHints:
        hints = hints_for(whole, self._with.visible, self._syntax)
        name = None if found is None else name_of(found, self._syntax)
        if found is None or name is None:
            return hints
        # what is asked at once gives its answer to the variable there
        return replace(hints, local=None if found.asked else hints.local, role=name)

    def copy(self, literal: Node, cost: Cost) -> Site:
        """About `literal`, an object that is another one each time, and slow to build."""
        visible = self._with.visible
        return Site(
            kind=SiteKind.COPY,
            form=form_of(literal, visible),
            span=span_of(literal),
            moved=span_of(literal),
            function=qualified_name(literal, self._syntax),
            hints=hints_for(literal, visible, self._syntax),
            cost=cost,
            escape=Contained(),
            heat=self._with.heat(literal),
            intent=Ordinary(),
            parts=(),
            local=None,
            placement=None,
            strict=self._with.scopes.is_strict_at(literal, self._syntax),
            copies=True,
        )

    def _of_text(self, literal: Node, sight: Sight) -> Iterator[Obstacle]:
        """What is against moving anything out of code whose own text may run elsewhere."""
        if isinstance(sight.intent, SelfContained):
            yield Obstacle(Because.SELF_CONTAINED, sight.intent.because.at)
            return
        functions = tuple(self._functions_around(literal))
        at = self._with.texts.may_be_run(functions)
        if at is not None:
            yield Obstacle(Because.SELF_CONTAINED, at)
        callee = self._with.texts.kept_callee(functions)
        if callee is not None:
            yield Obstacle(Because.SELF_CONTAINED, span_of(callee))

    def _asked_abroad(self, site: Site, literal: Node) -> Site:
        """`site`, and as `_of_text`, of other files: asked last, where anything may move as yet,
        for they are read for it."""
        if weigh(site).fatal:
            return site
        at = self._with.texts.may_be_run_abroad(tuple(self._functions_around(literal)))
        if at is None:
            return site
        return replace(site, obstacles=(*site.obstacles, Obstacle(Because.SELF_CONTAINED, at)))

    def _functions_around(self, literal: Node) -> Iterator[Node]:
        """From the inside out."""
        function = self._with.visible.function_around(literal)
        while function is not None:
            yield function
            function = self._with.visible.function_around(function)

    def _surroundings(self, literal: Node, moved: Node) -> list[Obstacle]:
        """What the text around the literal has against any edit."""
        taints = self._with.scopes.taints
        found = [
            Obstacle(Because.DYNAMIC_SCOPE, span_of(taint))
            for taint in (*taints.direct_eval, *taints.with_statements)[:1]
        ]
        comment = acted_on_comment(moved, self._syntax) if self._with.has_acted_on else None
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
        """What a fix must know of the file as a whole."""
        return module_facts(self._with)


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
