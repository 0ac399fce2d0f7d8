"""allocscan beside raw tree-sitter parsing and other tools, on pinned corpora: one table, or JSON.

    python benchmarks/compare.py [--sizes small,medium] [--rounds 5] [--peers DIR] [--json FILE]
    python benchmarks/compare.py --fetch-only --corpus DIR
    python benchmarks/compare.py --smoke

All scenarios of a corpus run in each round, one after the other, so that a busy machine slows all
of them alike. Ratios are the figures to trust. README.md beside this file says how to read them.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from aims import START_UP, reached
from corpus import SIZES, default_place, fetched, outside_checkout
from figures import Section, doubling, growth, summary
from generated import generate
from machine import facts
from measure import CommandError, Taken, measured
from peer_tools import Peer, absent, beside, installed, on_five
from report import Report, as_json, lacking, lines
from scenarios import COLD, RAW, TWICE, VERSION, Scenario, cold, five_of, listed, start_up, warm
from unpacking import CorpusError

SMOKE_FILES = {"small": 20, "medium": 50, "large": 120}


def main() -> int:
    """0, or 1 when a corpus or a command fails, or a smoke run lacks a figure."""
    words = options()
    try:
        if words.smoke:
            with tempfile.TemporaryDirectory() as made:
                folders = {s: generate(Path(made, s), n) for s, n in SMOKE_FILES.items()}
                return told(run(folders, installed(words.peers), 1), words.json, complete=True)
        place = outside_checkout(words.corpus)
        folders = {size: fetched(size, place) for size in words.sizes}
        if words.fetch_only:
            for folder in folders.values():
                print(f"{folder}: {len(listed(folder)):,} files")
            return 0
        return told(run(folders, installed(words.peers), words.rounds), words.json, complete=False)
    except (CorpusError, CommandError) as error:
        print(error, file=sys.stderr)
        return 1


def options() -> argparse.Namespace:
    """The words of the command line."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--sizes", type=sizes, default=SIZES, help="of small,medium,large (all)")
    words.add_argument("--rounds", type=positive, default=5)
    words.add_argument(
        "--corpus", type=Path, default=default_place(), help="where corpora are kept"
    )
    words.add_argument("--peers", type=Path, help="a folder whose node_modules holds other tools")
    words.add_argument("--json", type=Path, help="also write all figures to this file")
    words.add_argument("--fetch-only", action="store_true", help="fetch the corpora, and stop")
    words.add_argument("--smoke", action="store_true", help="one round over files made here")
    return words.parse_args()


def sizes(text: str) -> tuple[str, ...]:
    """Sizes from small to large, however they were given."""
    asked = set(text.split(","))
    if not asked or asked - set(SIZES):
        raise argparse.ArgumentTypeError(f"of {', '.join(SIZES)}")
    return tuple(size for size in SIZES if size in asked)


def positive(text: str) -> int:
    """A count of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a count from 1 on")
    return int(text)


def run(folders: Mapping[str, Path], peers: Mapping[Peer, str], rounds: int) -> Report:
    """Measure start-up and every corpus of `folders`, which are given from small to large."""
    files = {size: listed(folder) for size, folder in folders.items()}
    # The files of a commit are looked for in a project of the middle size, if there is one.
    usual = "medium" if "medium" in folders else next(iter(folders))
    short = starts(folders[usual], files[usual], peers, rounds * 3)
    corpora = tuple(
        whole(folder, files[size], peers, min(rounds, 3) if size == "large" else rounds)
        for size, folder in folders.items()
    )
    growth_of = slopes(corpora, summary(short.taken[VERSION]).cpu)
    sections = (short, *corpora)
    return Report(facts(peers), sections, growth_of, reached(sections), absent(peers))


def starts(corpus: Path, files: Sequence[Path], peers: Mapping[Peer, str], rounds: int) -> Section:
    """Measure what is mostly starting: of allocscan, of peers, and of what both stand on."""
    five = five_of(files)
    with tempfile.TemporaryDirectory() as scratch:
        scenarios = (*start_up(Path(scratch), corpus, five), *on_five(peers, corpus, five))
        return Section(START_UP, 0, 0, interleaved(scenarios, rounds))


def whole(corpus: Path, files: Sequence[Path], peers: Mapping[Peer, str], rounds: int) -> Section:
    """Measure everything over all `files` of `corpus`, whose folder has the name of its size."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        own = (*cold(corpus, place), *warm(corpus, files, place))
        taken = interleaved((*own, *beside(peers, corpus, corpus.name)), rounds)
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    return Section(corpus.name, len(files), megabytes, taken)


def interleaved(scenarios: Sequence[Scenario], rounds: int) -> dict[str, tuple[Taken, ...]]:
    """What each scenario took in each round; every other round goes backwards."""
    taken: dict[str, list[Taken]] = {scenario.name: [] for scenario in scenarios}
    for number in range(rounds):
        for scenario in scenarios if number % 2 == 0 else reversed(scenarios):
            if number >= scenario.most:
                continue
            progress(f"{number + 1}/{rounds} {scenario.name}")
            scenario.before(number)
            taken[scenario.name].append(measured(scenario.command, str(scenario.folder), (0, 1)))
    progress("")
    return {name: tuple(runs) for name, runs in taken.items()}


def progress(words: str) -> None:
    """Say on a terminal what runs now, in place of what was said before."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def slopes(corpora: Sequence[Section], start: float) -> dict[str, float | None]:
    """Exponents over the corpora, when there are several, and of each one read once and twice."""
    over = f"{corpora[0].name} to {corpora[-1].name}"
    found = {f"{name}, {over}": growth(corpora, name, start) for name in (RAW, COLD)}
    doubled = {
        f"{COLD}, {corpus.name} twice": doubling(corpus, COLD, TWICE, start) for corpus in corpora
    }
    return {**(found if len(corpora) > 1 else {}), **doubled}


def told(report: Report, into: Path | None, *, complete: bool) -> int:
    """Print `report`, and write it to `into`. 1 if it has to be `complete` and is not, else 0."""
    print("\n".join(lines(report)))
    if into is not None:
        into.write_text(json.dumps(as_json(report), indent=2) + "\n")
    lacks = lacking(report) if complete else ()
    for lack in lacks:
        print(f"lacks {lack}", file=sys.stderr)
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main())
