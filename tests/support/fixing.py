"""Plans carried out: a file's text with the constants hoisted that a row asks for."""

from collections.abc import Mapping, Sequence
from typing import Final

from support.sites import module_of, order_of, source_of

from allocscan.fixes.guarding.guard import guard
from allocscan.fixes.plan import Order, Plan, plan
from allocscan.settings import FreezeMode, Settings
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import parse

Wanted = Mapping[str, object]
"""Arguments of `order_of` by name; `before` is "function" if there is none."""

UNFROZEN: Final = Settings(freeze=FreezeMode.NEVER)


def planned(
    source: SourceFile,
    wanted: Sequence[Wanted],
    settings: Settings,
    *,
    object_is_global: bool = True,
) -> tuple[Plan, list[Order]]:
    """The plan for `wanted`, and its orders."""
    orders = [order_of(source, **{"before": "function", **each}) for each in wanted]  # type: ignore[arg-type]
    module = module_of(source, object_is_global=object_is_global)
    return plan(parse(source), module, orders, settings), orders


def fixed(
    text: str | bytes,
    *wanted: Wanted,
    language: Language = Language.JS,
    settings: Settings = UNFROZEN,
    object_is_global: bool = True,
) -> str:
    """The file with the constants hoisted; the guard must find nothing."""
    source = source_of(text, language)
    made, _ = planned(source, wanted, settings, object_is_global=object_is_global)
    result = guard(parse(source), made)
    assert isinstance(result, bytes), result
    return result.decode()
