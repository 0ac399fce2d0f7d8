"""A file with and without the sieve: what is found, and whether it is let through."""

from functools import cache
from typing import Final
from unittest.mock import patch

from support.fixer import EVERYTHING, source_file

import allocscan.scan
from allocscan.least import floor_for
from allocscan.packs.load import LoadedRule, standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.felt import Felt
from allocscan.sites.heat_values import HeatLevel
from allocscan.sites.sieve.sift import sites_may_be_in


def hot(_names: tuple[str, ...]) -> Felt:
    """Other files run all that is exported in their hottest loops."""
    return Felt(HeatLevel.HOT, ())


ASKED: Final = {
    "default": Settings(make_fixed=False, may_cycle=False),
    "hot": Settings(make_fixed=False, outside=hot),
    "everything": Settings(thresholds=EVERYTHING, make_fixed=False),
}
"""What a file is asked for, by name."""


def passes(text: bytes, name: str, settings: Settings) -> bool:
    """True when the sieve lets the file through, however small it is."""
    floor = floor_for(settings.thresholds)
    return sites_may_be_in(source_file(text, name), floor, settings.engine) != ()


def found_in(text: bytes, name: str, settings: Settings) -> list[str]:
    """What the scan says of the file without the sieve."""
    with patch.object(allocscan.scan, "sites_may_be_in", lambda *_: None):
        return _found(text, name, settings)


def found_at_places(text: bytes, name: str, settings: Settings) -> list[str]:
    """What the scan says of the file, however small it is, where the sieve lets it look."""
    with patch.object(allocscan.scan, "_SMALL", 0):
        return _found(text, name, settings)


def _found(text: bytes, name: str, settings: Settings) -> list[str]:
    findings = scan(source_file(text, name), _rules(), settings).findings
    return [f"{each.rule}: {text[each.span.start : each.span.end]!r}" for each in findings]


def reasons(text: bytes, name: str) -> dict[str, list[str]]:
    """What is found in the file, by the names of `ASKED`; without those where nothing is."""
    found = {key: found_in(text, name, settings) for key, settings in ASKED.items()}
    return {key: said for key, said in found.items() if said}


def lost(text: bytes, name: str) -> dict[str, list[str]]:
    """What is found in the file though the sieve would not let it through, or not the place; and
    what is found only with the sieve."""
    missed = {}
    for key, said in reasons(text, name).items():
        settings = ASKED[key]
        seen = found_at_places(text, name, settings) if passes(text, name, settings) else []
        if seen != said:
            missed[key] = sorted(set(said) ^ set(seen))
    return missed


@cache
def _rules() -> tuple[LoadedRule, ...]:
    return standard_rules()
