"""`--interactive`: what is asked, what each answer does, and that nothing else is written."""

import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.command import REAL, ROOT, run_command

from allocscan.cli.interactive import HELP, Conversation
from allocscan.packs.load import standard_rules
from allocscan.project.checker import Checker
from allocscan.project.files import find_files
from allocscan.project.layers import override_layer
from allocscan.project.lookup import Asked, Configs
from allocscan.project.results import Mode, Run
from allocscan.project.run import run
from allocscan.reports.style import Style


def table(name: str, use: str = "{}[key]", value: str = "v") -> str:
    entries = ", ".join(f"k{i}: '{value}{i}'" for i in range(20))
    return (
        f"export function f_{name}(key) {{\n  const {name} = {{ {entries} }};\n"
        f"  return {use.format(name)};\n}}\n"
    )


ONE = table("colours")
TWO = table("sizes", value="s")
THREE = table("weights", value="w")
UNSAFE = table("handed", "use({})", "u")


class Typed(io.TextIOWrapper):
    """Answers that somebody typed; `^C` is Ctrl-C."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline()
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


@dataclass
class Session:
    """A folder, and what was said on the screen when it was gone through."""

    folder: Path
    screen: str = ""
    run: Run = field(default_factory=lambda: Run(()))

    def holds(self, path: str) -> str:
        return (self.folder / path).read_text()

    def changed(self, files: dict[str, str]) -> list[str]:
        return [path for path, text in files.items() if self.holds(path) != text]

    @property
    def questions(self) -> int:
        return self.screen.count("fix? [y,n,a,s,q,?] ")


@pytest.fixture
def go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Session]:
    monkeypatch.chdir(tmp_path)

    def went(files: dict[str, str], typed: str, *words: str) -> Session:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        layers = tuple(override_layer(each, str(tmp_path)) for each in words)
        configs = Configs(Asked(layers, bases=(str(tmp_path),)))
        answers = Typed(io.BytesIO(typed.replace(" ", "\n").encode()))
        screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        chooser = Conversation(answers, screen, Style())
        checker = Checker(standard_rules(), configs, Mode.WRITE, chooser)
        session = Session(tmp_path)
        try:
            session.run = run(checker, find_files(["."], configs).files)
        finally:
            screen.seek(0)
            session.screen = screen.read()
        return session

    return went


FILES = {"a.js": ONE + TWO, "b.js": THREE, "c.js": "export const c = 1;\n"}


@pytest.mark.parametrize(
    ("typed", "changed", "gone", "questions"),
    [
        pytest.param("n n n ", [], "", 3, id="no"),
        pytest.param("q ", [], "", 1, id="quit at once"),
        pytest.param("", [], "", 1, id="end of input"),
        pytest.param("s n ", [], "", 2, id="skip the file"),
        pytest.param("s s ", [], "", 2, id="skip both files"),
        pytest.param("? x n n n ", [], "", 5, id="no answer, then no"),
        pytest.param("NO n nO ", [], "", 3, id="in words, in capitals"),
        pytest.param("y n n ", ["a.js"], "colours", 3, id="the first"),
        pytest.param("n y n ", ["a.js"], "sizes", 3, id="the second"),
        pytest.param("n n y ", ["b.js"], "weights", 3, id="the last"),
        pytest.param("y y n ", ["a.js"], "colours sizes", 3, id="two of a file"),
        pytest.param("y s y ", ["a.js", "b.js"], "colours weights", 3, id="then skip"),
        pytest.param("y q ", ["a.js"], "colours", 2, id="quit keeps what was chosen"),
        pytest.param("n a ", ["a.js", "b.js"], "sizes weights", 2, id="all that follow"),
        pytest.param("all ", ["a.js", "b.js"], "colours sizes weights", 1, id="all"),
        pytest.param("y", ["a.js"], "colours", 2, id="an answer without a line end"),
    ],
)
def test_answers(
    typed: str, changed: list[str], gone: str, questions: int, go: Callable[..., Session]
) -> None:
    session = go(FILES, typed)
    assert session.changed(FILES) == changed
    texts = session.holds("a.js") + session.holds("b.js")
    for name in ("colours", "sizes", "weights"):
        assert (f"const {name} =" in texts) is (name not in gone.split())
    assert session.questions == questions
    assert sum(result.fixed for result in session.run.results) == len(gone.split())


def test_all_is_what_fix_does(go: Callable[..., Session], tmp_path: Path) -> None:
    twice = ONE + ONE.replace("f_", "g_")
    files = {**FILES, "d.js": twice + table("other"), "u.js": UNSAFE}
    asked = go(files, "a ")
    for path, text in files.items():
        (tmp_path / "fixed" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "fixed" / path).write_text(text)
    run_command("--fix", cwd=tmp_path / "fixed", program=REAL)
    for path in files:
        assert asked.holds(path) == (tmp_path / "fixed" / path).read_text()


def test_a_fix_is_shown_alone_and_made_so(go: Callable[..., Session]) -> None:
    session = go({"a.js": ONE + ONE.replace("f_", "g_")}, "n y ")
    assert "a.js:2:19 rebuilt-object [*]" in session.screen
    assert session.screen.count("  + const ") == 2
    assert session.screen.count("  -   const colours") == 2
    text = session.holds("a.js")
    assert text.startswith(ONE), "the first stays as it was"
    assert text.count("Object.freeze") == 1
    assert [result.fixed for result in session.run.results] == [1]
    assert [len(report.findings) for report in session.run.reports] == [1]


def test_of_two_equal_ones_both_share_a_constant(go: Callable[..., Session]) -> None:
    session = go({"a.js": ONE + ONE.replace("f_", "g_")}, "y y ")
    assert session.holds("a.js").count("k1: 'v1'") == 1
    assert session.questions == 2


def test_unsafe_fixes_are_offered_only_when_asked_for(go: Callable[..., Session]) -> None:
    session = go({"a.js": UNSAFE}, "y ")
    assert session.screen == ""
    assert session.holds("a.js") == UNSAFE
    assert [len(report.findings) for report in session.run.reports] == [1]


def test_unsafe_fixes_say_what_they_assume(go: Callable[..., Session]) -> None:
    session = go({"a.js": UNSAFE + ONE}, "y n ", "unsafe-fixes=true")
    first, second = session.screen.split("Make this", 2)[:2]
    assert "[!]" in first
    assert "= not safe (passed-on): it is passed here to code that is not visible" in first
    assert "a.js:3: return use(handed);" in first
    assert "= fix (unsafe: it assumes that nothing of the above happens):" in first
    assert second.startswith(" unsafe fix? ")
    assert "= fix (safe):" in second
    assert "const handed" not in session.holds("a.js")
    assert "const colours" in session.holds("a.js")


def test_help(go: Callable[..., Session]) -> None:
    session = go({"a.js": ONE}, "? q ")
    assert session.screen.count(HELP) == 1


@pytest.mark.parametrize("typed", ["^C ", "y ^C ", "n ^C "])
def test_after_an_interrupt_nothing_more_is_written(
    typed: str, go: Callable[..., Session], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        go(FILES, typed)
    assert {path: (tmp_path / path).read_text() for path in FILES} == FILES


def test_what_was_written_before_an_interrupt_stays(
    go: Callable[..., Session], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        go(FILES, "y y ^C ")
    assert (tmp_path / "a.js").read_text() != FILES["a.js"]
    assert (tmp_path / "b.js").read_text() == FILES["b.js"]


def test_quitting_leaves_the_rest_unseen(go: Callable[..., Session]) -> None:
    session = go(FILES, "q ")
    assert (len(session.run.results), session.run.unseen) == (1, 2)


def test_a_file_that_changes_while_it_is_asked_about_is_left(
    go: Callable[..., Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wants(*_: object) -> bool:
        (tmp_path / "a.js").write_text("edited by hand")
        return True

    monkeypatch.setattr(Conversation, "wants", wants)
    session = go({"a.js": ONE}, "")
    assert session.holds("a.js") == "edited by hand"
    assert "changed while it was scanned" in session.run.notes[0].message


# ------------------------------------------------------------------ the command line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("-i", "--interactive needs a terminal", id="no terminal"),
        pytest.param("-i --diff", "--diff writes nothing", id="diff"),
        pytest.param("-i --check", "--check writes nothing", id="check"),
        pytest.param("-i -s", "--silent prints nothing", id="silent"),
        pytest.param("-i -", "reads answers from stdin", id="stdin"),
        pytest.param("-i --stdin-filename a.js", "reads answers from stdin", id="stdin's name"),
    ],
)
def test_mistakes(words: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(ONE)
    done = run_command(*words.split(), cwd=tmp_path, program=REAL, stdin=b"y\n")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "a.js").read_text() == ONE


@dataclass
class Terminal:
    """A program at a terminal of its own; stdout is a pipe."""

    process: subprocess.Popen[bytes]
    keyboard: int
    screen: str = ""

    def until(self, words: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while words not in self.screen:
            assert time.monotonic() < end, self.screen
            if select.select([self.keyboard], [], [], 0.1)[0]:
                try:
                    self.screen += os.read(self.keyboard, 65536).decode()
                except OSError:  # the other side is closed
                    break
        assert words in self.screen, self.screen

    def type(self, keys: str) -> None:
        self.screen = ""
        os.write(self.keyboard, keys.encode())

    def ended(self) -> tuple[int, bytes]:
        out, _ = self.process.communicate(timeout=30)
        return self.process.returncode, out


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def opens(*words: str) -> Terminal:
        keyboard, screen = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, *REAL, "-i", "--color", "never", *words],
            cwd=tmp_path,
            stdin=screen,
            stderr=screen,
            stdout=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            start_new_session=True,
        )
        os.close(screen)
        opened.append(Terminal(process, keyboard))
        return opened[-1]

    yield opens
    for each in opened:
        os.close(each.keyboard)
        each.process.kill()
        each.process.wait()


def put(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).write_text(text)


def test_at_a_terminal(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    put(tmp_path, FILES)
    it = terminal("--fail-on", "info", "-f", "concise")
    it.until("Make this fix? [y,n,a,s,q,?] ")
    assert "a.js:2:19 rebuilt-object [*]" in it.screen
    assert "= fix (safe):" in it.screen
    assert "  + const COLOURS = Object.freeze({ k0:" in it.screen
    it.type("y\n")
    it.until("Make this fix? [y,n,a,s,q,?] ")
    it.type("n\n")
    it.until("Make this fix? [y,n,a,s,q,?] ")
    assert "const colours" not in (tmp_path / "a.js").read_text(), "a.js was finished"
    it.type("y\n")
    it.until("exit 1: 1 finding")
    assert "Fixed 1 site in a.js: COLOURS\r\nFixed 1 site in b.js: WEIGHTS\r\n" in it.screen
    code, out = it.ended()
    assert code == 1
    assert out.decode().startswith("a.js:7:17 rebuilt-object"), "what remains, as it lies now"
    assert out.count(b"\n") == 1


def test_without_a_format_nothing_is_listed_twice(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    put(tmp_path, {"a.js": ONE})
    it = terminal()
    it.until("Make this fix?")
    it.type("q\n")
    it.until("Found 1 finding: 1 info.")
    assert it.ended() == (0, b"")


def test_ctrl_c_at_a_terminal(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    put(tmp_path, FILES)
    it = terminal()
    it.until("Make this fix?")
    it.type("y\n")
    it.until("Make this fix?")
    it.process.send_signal(signal.SIGINT)
    code, out = it.ended()
    assert (code, out) == (130, b"")
    assert {path: (tmp_path / path).read_text() for path in FILES} == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
