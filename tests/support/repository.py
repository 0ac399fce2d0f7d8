"""Repositories of git for tests: made by git itself, untouched by who runs them."""

import os
import subprocess
from pathlib import Path

_WHO = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ALLOW_PROTOCOL": "file",
}


def git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What `git words` prints in `folder`; it must succeed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *words],
        cwd=folder,
        env={**kept, **_WHO},
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def put(folder: Path, files: dict[str, str]) -> None:
    """Write `files`, texts by path."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def made(folder: Path, files: dict[str, str]) -> Path:
    """A repository in `folder`, on the branch `main`, with `files` committed."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q")
    commit(folder, files)
    return folder


def commit(folder: Path, files: dict[str, str], message: str = "a change") -> str:
    """Commit all of the work tree, with `files` written before; return the commit's name."""
    put(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").decode().strip()
