"""The facts about a machine that figures depend on. No names of hosts or people, no paths."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from peer_tools import Peer

ROOT = Path(__file__).parents[1]
BINDINGS = ("tree-sitter", "tree-sitter-javascript", "tree-sitter-typescript")


def facts(peers: Mapping[Peer, str]) -> dict[str, str]:
    """Cores, interpreter, the commit that is measured, and a version for every tool."""
    node = shutil.which("node")
    tools = {"node": node, **{peer.command: path for peer, path in peers.items()}}
    return {
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "commit": commit(),
        **{name: version(name) for name in BINDINGS},
        **{name: version_of(path) for name, path in tools.items() if path},
    }


def commit() -> str:
    """The commit of this checkout, with a `+` when files differ from it; `none` outside of git."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        return "none"
    name = said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = said("git", "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no")
    return f"{name or 'none'}{'+' if changed else ''}"


def version_of(path: str) -> str:
    """The first thing like a version that a tool prints when it is asked."""
    found = re.search(r"\d+\.\d+\.\d+\S*", said(path, "--version"))
    return found[0] if found else "unknown"


def said(*command: str) -> str:
    """The standard output of `command`, without the white space round it; nothing if it fails."""
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.stdout.strip() if ended.returncode == 0 else ""
