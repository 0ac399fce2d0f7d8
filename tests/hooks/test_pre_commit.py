"""Our hooks, installed by pre-commit itself from a copy of this repository."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GIVEN = ("a.js", "a.mjs", "a.cjs", "a.jsx", "a.ts", "a.mts", "a.cts", "a.tsx")
WITHHELD = ("a.d.ts", "a.d.mts", "a.min.js", "a.vue", "a.py", "node_modules/a/a.js")

TABLE = "".join(f'  code{at}: "a label of some length {at}",\n' for at in range(70))
FOUND = f"export function label(code) {{\n  const labels = {{\n{TABLE}  }};\n  return labels[code];\n}}\n"
UNFIXED = FOUND.replace("return labels[code]", "return wrap(labels)")
CLEAN = "export const one = 1;\n"

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(
        subprocess.run(
            [sys.executable, "-m", "pre_commit", "--version"], capture_output=True, check=False
        ).returncode
        != 0,
        reason="pre-commit is not installed",
    ),
]


class Repository:
    """A git repository in `folder`; `env` keeps git and pre-commit away from the user's own."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder, self.env = folder, env
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )

    def git(self, *words: str) -> str:
        done = self.run("git", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def pre_commit(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", *words)

    def put(self, name: str, text: str) -> Path:
        """Write and stage a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.git("add", "--force", name)
        return path

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "--message", "a change")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of one run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def env(shared: Path) -> dict[str, str]:
    home = shared / "home-of-hooks"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    pip = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
    proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    person = {
        f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    return {
        **kept,
        **pip,
        **proxies,
        **person,
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="session")
def hooks(shared: Path, env: dict[str, str]) -> Repository:
    """A repository that holds what this checkout holds now, committed once for all workers."""
    folder = shared / "hooks"
    with (shared / "hooks.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        there = folder.is_dir()
        made = Repository(folder, env)
        if there:
            return made
        for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, folder)
        for name in ("allocscan", "rules"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        made.git("add", "--all")
        assert made.commit().returncode == 0
        return made


@pytest.fixture(scope="session")
def environment(
    hooks: Repository, tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> str:
    """A configuration with both hooks, whose environment is built: pre-commit lets one worker
    build it and the others wait."""
    rev = hooks.git("rev-parse", "HEAD").strip()
    config = (
        f"repos:\n  - repo: {hooks.folder}\n    rev: {rev}\n"
        "    hooks:\n      - id: allocscan-fix\n      - id: allocscan\n"
    )
    probe = Repository(tmp_path_factory.mktemp("probe"), env)
    probe.put(".pre-commit-config.yaml", config)
    done = probe.pre_commit("install-hooks")
    if done.returncode:
        said = done.stdout + done.stderr
        assert any(word in said for word in _OFFLINE), said
        pytest.skip("the hook's environment cannot be built without the package index")
    return config


_OFFLINE = ("No matching distribution", "onnection", "Temporary failure in name resolution")


@pytest.fixture
def repository(environment: str, env: dict[str, str], tmp_path: Path) -> Repository:
    """A repository whose commits run both hooks."""
    made = Repository(tmp_path / "repository", env)
    made.put(".pre-commit-config.yaml", environment)
    assert made.pre_commit("install").returncode == 0
    return made


def test_the_manifest_is_valid(env: dict[str, str]) -> None:
    words = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


# ------------------------------------------------------------------ commits that pass


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("notes.md",), id="no file of ours"),
        pytest.param(WITHHELD, id="withheld files only"),
        pytest.param(("a.test.js",), id="a file that the run leaves out"),
    ],
)
def test_nothing_to_check(names: tuple[str, ...], repository: Repository) -> None:
    for name in names:
        repository.put(name, FOUND)
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_excluded_files_only(repository: Repository) -> None:
    repository.put("allocscan.toml", 'extend-exclude = ["gen/"]\n')
    repository.put("gen/a.js", FOUND)
    assert repository.commit().returncode == 0
    assert (repository.folder / "gen/a.js").read_text() == FOUND


def test_clean_files(repository: Repository) -> None:
    for name in GIVEN:
        repository.put(name, CLEAN)
    done = repository.commit()
    assert done.returncode == 0
    assert done.stderr.count("Passed") == 2


# ------------------------------------------------------------------ commits that do not


def test_fixes_then_passes(repository: Repository) -> None:
    for name in GIVEN:
        repository.put(name, FOUND)
    before = [repository.folder / name for name in WITHHELD]
    for name in WITHHELD:
        repository.put(name, FOUND)
    first = repository.commit()
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stderr
    changed = repository.git("diff", "--name-only").split()
    assert sorted(changed) == sorted(GIVEN)
    assert all(path.read_text() == FOUND for path in before)
    repository.git("add", "--all")
    second = repository.commit()
    assert second.returncode == 0, second.stderr


def test_finds_what_it_cannot_fix(repository: Repository) -> None:
    path = repository.put("a.ts", UNFIXED)
    done = repository.commit()
    assert done.returncode == 1
    assert "a.ts:" in done.stderr
    assert path.read_text() == UNFIXED


def test_a_broken_configuration_is_said(repository: Repository) -> None:
    repository.put("allocscan.toml", "fixx = true\n")
    repository.put("a.js", CLEAN)
    done = repository.commit()
    assert done.returncode == 1
    assert 'did you mean "fix"' in done.stderr


def test_try_repo(hooks: Repository, environment: str, env: dict[str, str], tmp_path: Path) -> None:
    """`try-repo` on the commit whose environment is there: only the named hook runs."""
    tried = Repository(tmp_path / "tried", env)
    for name in (*GIVEN, *WITHHELD):
        tried.put(name, FOUND)
    rev = hooks.git("rev-parse", "HEAD").strip()
    words = ("try-repo", str(hooks.folder), "allocscan", "--ref", rev, "--all-files", "--verbose")
    done = tried.pre_commit(*words)
    assert done.returncode == 1, done.stdout + done.stderr
    reported = {line.partition(":")[0] for line in done.stdout.splitlines() if "rebuilt-" in line}
    assert reported >= set(GIVEN)
    assert not reported & set(WITHHELD)
    assert tried.git("diff", "--name-only") == ""
