"""`allocscan pack new|check|test|upgrade`: rules of one's own."""

from collections.abc import Sequence

from allocscan.cli.command_line import CommandLine, Words
from allocscan.cli.streams import stderr, stdout, write_bytes, write_text
from allocscan.errors import AllocscanError
from allocscan.reports.plural import plural
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.packs.upgrade import Upgraded
    from allocscan.trials import Trial

USAGE: Final = """\
allocscan pack new [DIR/]NAME           a rule that works, to change into yours
       allocscan pack check DIR                what is wrong with a pack; runs none of it
       allocscan pack test DIR [--accept]      try its rules on their own examples
       allocscan pack upgrade DIR [OPTIONS]    carry it over to this version's rule API"""
DESCRIPTION: Final = """\
A rule pack is a folder of rules: `--pack DIR`, or the key `packs`, adds them to the standard ones.
`check` and `upgrade` only read. `test` runs the rules, as checking with `--pack` does: their code
may do whatever you may."""
EPILOG: Final = """\
Exit codes:
  0  nothing is wrong
  1  something in the pack is wrong, or --check and --diff found something to carry over
  2  usage, a folder that is no pack, files that could not be written"""
ACTIONS: Final = ("check", "new", "test", "upgrade")


class PackWords(Words):
    """What was said to `pack`."""

    accept: bool
    diff: bool
    check: bool
    release: str | None


def pack(argv: Sequence[str]) -> int:
    """Do one of `ACTIONS`; return the exit code. Raises AllocscanError."""
    said = pack_line().read(argv, PackWords())
    match said.plain:
        case ["new", named]:
            _check_flags(said)
            return _new(named)
        case ["check", directory]:
            _check_flags(said)
            return _check(directory)
        case ["test", directory]:
            _check_flags(said, "accept")
            return _test(directory, accept=said.accept)
        case ["upgrade", directory]:
            _check_flags(said, "diff", "check", "release")
            return _upgrade(directory, said)
        case _:
            hint = "to check the folder of that name write `./pack`"
            raise AllocscanError(
                f"pack takes {', '.join(ACTIONS)}, and then one folder; see `allocscan pack --help`"
                f"; {hint}"
            )


def pack_line() -> CommandLine:
    """The flags of `pack`."""
    command = CommandLine("allocscan pack", USAGE, DESCRIPTION, EPILOG)
    test = command.add_argument_group("Test")
    accept = "write what the rules find into the bad examples, and the table of the pack"
    test.add_argument("--accept", action="store_true", help=accept)
    upgrade = command.add_argument_group("Upgrade")
    for name, meaning in (
        ("--diff", "write nothing; print a patch"),
        ("--check", "write nothing; exit 1 when there is something to carry over"),
    ):
        upgrade.add_argument(name, action="store_true", help=meaning)
    release = 'rules that say `since="next"` came with VERSION'
    upgrade.add_argument("--release", metavar="VERSION", help=release)
    command.add_run(configured=False)
    return command


def _check_flags(said: PackWords, *known: str) -> None:
    flags = {"accept": said.accept, "diff": said.diff, "check": said.check}
    for name, given in {**flags, "release": said.release is not None}.items():
        if given and name not in known:
            raise AllocscanError(f"`pack {said.plain[0]}` takes no --{name}")


def _new(named: str) -> int:
    from allocscan.packs.scaffold import new_rule, pack_of

    for path in new_rule(named):
        write_text(stdout(), f"{path}\n")
    folder = pack_of(named)
    said = f"Next: `allocscan pack test {folder}`, change the rule and its examples, and try it: "
    write_text(stderr(), f"{said}`allocscan --pack {folder} PATH`\n")
    return 0


def _check(directory: str) -> int:
    from allocscan.packs.audit import audit

    found = audit(directory)
    write_text(stdout(), "".join(f"{error}\n" for error in found.errors))
    wrong = plural(len(found.errors), "problem") if found.errors else "nothing is wrong"
    write_text(stderr(), f"Looked at {plural(found.rules, 'rule')}: {wrong}.\n")
    return 1 if found.errors else 0


def _test(directory: str, *, accept: bool) -> int:
    from allocscan.packs.errors import PackError
    from allocscan.packs.layout import subfolders
    from allocscan.packs.load import load_pack
    from allocscan.trials import run_trials

    if not subfolders(directory):
        raise AllocscanError(f"{directory}: a pack holds a folder for each rule")
    try:
        rules = load_pack(directory)
        report = run_trials(rules, accept=accept)
    except PackError as error:
        write_text(stdout(), f"{error}\n")
        write_text(stderr(), "Nothing was tried: see `allocscan pack check`.\n")
        return 1
    written = [*map(str, report.written)]
    if accept:
        written += _accept_table(directory)
    write_text(stderr(), "".join(f"written: {path}\n" for path in written))
    write_text(stdout(), "".join(map(_told, report.trials)))
    failed = sum(bool(trial.failures) for trial in report.trials)
    tried = f"{plural(len(report.trials), 'example')} of {plural(len(rules), 'rule')}"
    verdict = f"{failed} failed" if failed else "all passed"
    write_text(stderr(), f"Tried {tried}: {verdict}.\n")
    return 1 if failed else 0


def _accept_table(directory: str) -> list[str]:
    from allocscan.packs.scaffold import refreshed_table

    return list(refreshed_table(directory))


def _told(trial: "Trial") -> str:
    lines = [f"{trial.path}: {' '.join(failure.split())}\n" for failure in trial.failures]
    lines += [f"{trial.path}: its probe was not called: {each}\n" for each in trial.skipped]
    return "".join(lines)


def _upgrade(directory: str, said: PackWords) -> int:
    from allocscan.packs.upgraded import upgraded_pack

    if said.release is not None and not (said.release.isprintable() and said.release.strip()):
        raise AllocscanError("--release: give a version, for example 1.2.0")
    files = upgraded_pack(directory, said.release)
    errors = [error for each in files for error in each.errors]
    changed = [each for each in files if each.after != each.before]
    write_text(stdout(), "".join(f"{error}\n" for error in errors))
    kept = said.check or said.diff
    unwritten = [] if kept else [note for each in changed if (note := _write(each)) is not None]
    for each in changed:
        if said.diff:
            _print_patch(each)
        lines = (f"{each.path}:{change.line}: {change.message}\n" for change in each.changes)
        write_text(stderr() if said.diff else stdout(), "".join(lines))
    if changed and not kept:
        write_text(stdout(), "".join(f"{path}: the table\n" for path in _accept_table(directory)))
    write_text(stderr(), "".join(unwritten))
    verb = "would change" if kept else "changed"
    summary = f"{plural(len(changed) - len(unwritten), 'file')} {verb}"
    left = f", {plural(len(errors), 'place')} to look at" if errors else ""
    write_text(stderr(), f"{plural(len(files), 'rule')}: {summary}{left}.\n")
    if unwritten:
        return 2
    return 1 if errors or (kept and changed) else 0


def _write(file: "Upgraded") -> str | None:
    from allocscan.project.write import write_atomically

    note = write_atomically(file.path, file.path, file.before, file.after)
    return None if note is None else f"{file.path}: {note.message}\n"


def _print_patch(file: "Upgraded") -> None:
    import os

    from allocscan.project.paths import shown_path
    from allocscan.reports.diff import unified

    path = shown_path(os.path.abspath(file.path), os.getcwd())
    write_bytes(stdout(), unified(path, file.before, file.after))
