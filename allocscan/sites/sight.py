"""A site as it comes into sight: what decides whether it is shown, each fact when it is asked."""

from functools import cached_property

from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat
from allocscan.sites.instruments import Instruments
from allocscan.sites.journey import Journey
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.made.found import CALLS
from allocscan.sites.naming.hints import form_of
from allocscan.sites.values import Facts
from allocscan.sites.verdicts import Escape, Intent, Part
from allocscan.source.span import Span
from allocscan.syntax.binding import Node


class Sight(Facts):
    """The site of `literal`, whose value has been followed."""

    def __init__(self, literal: Node, made: Journey, cost: Cost, with_: Instruments) -> None:
        self._literal = literal
        self.journey = made
        self._cost = cost
        self._with = with_

    @property
    def kind(self) -> SiteKind:
        """What is built."""
        return self.journey.kind

    @property
    def cost(self) -> Cost:
        """What it costs."""
        return self._cost

    @property
    def escape(self) -> Escape:
        """Where its value goes."""
        return self.journey.escape

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its literals, and what is done with each."""
        return self.journey.parts

    @property
    def given(self) -> bool:
        """True for what a call gives."""
        return self.journey.whole.id != self._literal.id or self._literal.type in CALLS

    @cached_property
    def form(self) -> Form:
        """The place of its expression."""
        return form_of(self.journey.whole, self._with.visible)

    @cached_property
    def held_across(self) -> Span | None:
        """The first `await` or `yield` that it lives across."""
        made = self.journey
        return self._with.held.across(made.built, made.function, made.holders)

    @cached_property
    def captured(self) -> bool:
        """True when a function inside its own holds it."""
        return self._with.held.captured(self.journey.function, self.journey.holders)

    @cached_property
    def intent(self) -> Intent:
        """What the code around wants of it."""
        return self._with.intentions.of(self.journey.built)

    @cached_property
    def heat(self) -> Heat:
        """How often it is built."""
        return self._with.heat(self._literal)
