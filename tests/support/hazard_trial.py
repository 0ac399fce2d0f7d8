"""The trial of the tool by a hazard case: what it says and does, which promises it breaks."""

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from support.fixer import parses, source_file
from support.hazard_cases import FIXES, Case, Target, Verdict
from support.node import Outcome, run_js, type_check

from allocscan.source.span import Span
from allocscan.syntax.parse import parse, span_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding: `(line, column)` from 1 at its start and end, and what is offered."""

    start: tuple[int, int]
    end: tuple[int, int]
    verdict: Verdict
    because: tuple[str, ...]


class ToolFailedError(Exception):
    """The tool ended with a code that neither a finding nor a fix explains."""


class Tool(Protocol):
    """What is put to the trial. Both work on the file `name` of the folder `root`."""

    def findings(self, root: Path, name: str) -> tuple[Seen, ...]: ...
    def fix(self, root: Path, name: str, *, unsafe: bool) -> None: ...


class CommandLine:
    """allocscan as a user runs it, every threshold at zero, in this process."""

    OPTIONS: Final = ("--config", "min-bytes=0", "--config", "quiet-paths=true")

    def findings(self, root: Path, name: str) -> tuple[Seen, ...]:
        """What the JSON report says."""
        stdout = self._run(root, "--output-format", "json", name)
        return tuple(_seen(finding) for finding in json.loads(stdout)["findings"])

    def fix(self, root: Path, name: str, *, unsafe: bool) -> None:
        """Fix the file in place."""
        consent = ("--unsafe-fixes",) if unsafe else ()
        self._run(root, "--fix", *consent, name)

    def _run(self, root: Path, *arguments: str) -> str:
        from allocscan.cli.main import main

        stdout, stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with (
            contextlib.chdir(root),
            contextlib.redirect_stdout(stdout),
            contextlib.redirect_stderr(stderr),
        ):
            try:
                code = main(["check", *self.OPTIONS, *arguments])
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 2
        if code not in {0, 1}:
            raise ToolFailedError(f"exit {code}: {_text(stderr)}")
        return _text(stdout)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def _seen(finding: dict[str, dict[str, dict[str, int]]]) -> Seen:
    start, end = finding["range"]["start"], finding["range"]["end"]
    fix: object = finding["fix"]
    verdict = Verdict.REPORT_ONLY
    if isinstance(fix, dict):
        verdict = Verdict(f"fix-{fix['applicability']}")
    refusals: object = finding["refusals"]
    assert isinstance(refusals, list)
    return Seen(
        (start["line"], start["column"]),
        (end["line"], end["column"]),
        verdict,
        tuple(refusal["because"] for refusal in refusals),
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """What the tool did with a case. `failures` are broken promises: there must be none."""

    case: Case
    observed: Verdict
    fixed_safely: bool
    because: tuple[str, ...]
    failures: tuple[str, ...]
    fixed: bytes = field(repr=False, default=b"")

    @property
    def allowed(self) -> bool:
        """True when what was observed is what the case expects or accepts."""
        return self.observed in self.case.allowed


def put_to_trial(case: Case, tool: Tool) -> Trial:
    """Run `tool` on `case`: look first, then fix what is safe, then what needs consent."""
    try:
        return _trial(case, tool)
    except ToolFailedError as failed:
        return Trial(case, Verdict.SILENT, False, (), (str(failed),))


def _trial(case: Case, tool: Tool) -> Trial:
    at_target = [seen for seen in _look(case, tool) if _meets(seen, case)]
    observed = min(
        (seen.verdict for seen in at_target), key=list(Verdict).index, default=Verdict.SILENT
    )
    because = tuple(reason for seen in at_target for reason in seen.because)
    safe, again = _fix_twice(case, tool, unsafe=False)
    failures = list(_safe_failures(case, safe, again))
    failures += _unsafe_failures(case, *_fix_twice(case, tool, unsafe=True))
    return Trial(case, observed, safe != case.source, because, tuple(failures), safe)


def fixes_safely(case: Case, tool: Tool) -> bool:
    """True when `--fix` edits the case's file."""
    with _written(case) as root:
        tool.fix(root, case.name, unsafe=False)
        return (root / case.name).read_bytes() != case.source


def _look(case: Case, tool: Tool) -> tuple[Seen, ...]:
    with _written(case) as root:
        found = tool.findings(root, case.name)
        assert (root / case.name).read_bytes() == case.source, "a look changed the file"
        return found


def _fix_twice(case: Case, tool: Tool, *, unsafe: bool) -> tuple[bytes, bytes]:
    with _written(case) as root:
        path = root / case.name
        tool.fix(root, case.name, unsafe=unsafe)
        once = path.read_bytes()
        tool.fix(root, case.name, unsafe=unsafe)
        return once, path.read_bytes()


@contextlib.contextmanager
def _written(case: Case) -> Iterator[Path]:
    # A name without "test" in it: the folders of a path say what kind of file it is.
    with tempfile.TemporaryDirectory(prefix="allocscan-case-") as folder:
        for name, content in case.files.items():
            path = Path(folder, name)
            os.makedirs(path.parent, exist_ok=True)
            path.write_bytes(content)
        yield Path(folder).resolve()


def _safe_failures(case: Case, fixed: bytes, again: bytes) -> Iterator[str]:
    if fixed != case.source and Verdict.FIX_SAFE not in case.allowed:
        yield f"--fix edited a case that is {case.expect.value}"
    yield from _broken(case, "--fix", fixed, again)
    if fixed != case.source and case.stdout is not None:
        outcome = run_js(case.files | {case.name: fixed}, case.entry)
        if outcome.stdout != case.stdout:
            yield f"--fix changed what the program prints:\n{_difference(case.stdout, outcome)}"
    if fixed != case.source and case.name.endswith((".ts", ".tsx")):
        before, after = type_check(case.files), type_check(case.files | {case.name: fixed})
        if after != before:
            yield f"--fix changed what the compiler says:\nbefore: {before}\nafter: {after}"


def _unsafe_failures(case: Case, fixed: bytes, again: bytes) -> Iterator[str]:
    if fixed != case.source and not FIXES & case.allowed:
        yield f"--unsafe-fixes edited a case that is {case.expect.value}"
    yield from _broken(case, "--unsafe-fixes", fixed, again)


def _broken(case: Case, option: str, fixed: bytes, again: bytes) -> Iterator[str]:
    if not parses(fixed, case.name) and parses(case.source, case.name):
        yield f"{option} left a file that does not parse"
    if not fixed.startswith(case.starts_with):
        yield f"{option} moved what the file must start with"
    if again != fixed:
        yield f"a second {option} changed the file again"


def _difference(stdout: str, outcome: Outcome) -> str:
    return f"before:\n{stdout}\nafter:\n{outcome.stdout}\n{outcome.stderr}"


def _meets(seen: Seen, case: Case) -> bool:
    """True when the finding overlaps a target; all findings do where a case names none."""
    if not case.targets:
        return True
    spans = [_literal_at(case, target) for target in case.targets]
    found = Span(_offset(case.source, *seen.start), _offset(case.source, *seen.end))
    return any(span.start < found.end and found.start < span.end for span in spans)


def _literal_at(case: Case, target: Target) -> Span:
    offset = _offset(case.source, target.line, target.column + 1)
    root = parse(source_file(case.source, case.name)).root
    node = root.named_descendant_for_byte_range(offset, offset + 1)
    assert node is not None, "a target lies in its file"
    return span_of(node)


def _offset(source: bytes, line: int, column: int) -> int:
    """The byte at a line and column that count from 1, columns in UTF-16 units."""
    lines: Sequence[bytes] = source.split(b"\n")
    before = sum(len(text) + 1 for text in lines[: line - 1])
    units = lines[line - 1].decode().encode("utf-16-le")[: 2 * (column - 1)]
    return before + len(units.decode("utf-16-le").encode())
