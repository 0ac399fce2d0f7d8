"""What helps where git has no commit to compare with: another name, or what has to be fetched."""

import re
import shlex

from allocscan.project.git_call import Git
from allocscan.project.nearest import nearest_name
from allocscan.typed import Final

_ROOMS: Final = ("refs/heads", "refs/remotes", "refs/tags")
_NAME: Final = re.compile(r"[^~^@:]*")
"""What stands before a step (`main~2`, `main^`, `main@{1}`): the name of a branch has none of
these (git-check-ref-format)."""

_OBJECT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def remedy_for_cut(git: Git, ref: str) -> str:
    """Why HEAD and `ref`, which both exist, have no commit in common, and what helps."""
    if not _is_shallow(git):
        return f"HEAD and {ref} have no commit in common"
    fetch = _fetch(git, _remote_of(git, ref))
    return f"this clone is shallow, and ends before the commit where HEAD left {ref}: run {fetch}"


def remedy_for_unknown(git: Git, ref: str) -> str:
    """What helps where nothing is called `ref`, as the end of a sentence; "" when nothing does."""
    name = _name_before_steps(ref)
    names = _names(git)
    if name != ref and (name in names or name in ("HEAD", "")) and _is_shallow(git):
        return f", and this clone is shallow: run {_fetch(git, _remote_of(git, name))}"
    nested = next((each for each in names if each.endswith(f"/{name}")), None)
    if nested is not None and name:
        return f' (did you mean "{nested}{ref[len(name) :]}"?)'
    remote = _remote_of(git, name)
    prefix = f"{remote}/" if remote else ""
    alike = [each for each in names if each.startswith(prefix)]
    branch = name.removeprefix(prefix)
    if meant := nearest_name(branch, [each.removeprefix(prefix) for each in alike]):
        return meant.replace('"', f'"{prefix}', 1)
    if remote is not None:
        refspec = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
        return f": if {remote} has it, run {_fetch(git, remote, refspec)}"
    if _OBJECT.fullmatch(ref):
        return f": if the remote has it, run {_fetch(git, None, ref)}"
    return ""


def _fetch(git: Git, remote: str | None, refspec: str = "") -> str:
    """The command that fetches `refspec`, and of a shallow clone all that was cut off: how deep
    the commit lies that is looked for, nobody knows before."""
    deep = ["--unshallow"] if _is_shallow(git) else []
    words = ["git", "fetch", *deep, remote or _first_remote(git), *([refspec] if refspec else [])]
    return f"`{shlex.join(words)}`"


def _names(git: Git) -> list[str]:
    """Branches, branches of remotes and tags, as people call them."""
    listed = git.tell("for-each-ref", "--format=%(refname)", *_ROOMS)
    names = listed.decode(errors="replace").split()
    return [name.split("/", 2)[2] for name in names if not name.endswith("/HEAD")]


def _name_before_steps(ref: str) -> str:
    found = _NAME.match(ref)
    return found.group() if found else ref


def _is_shallow(git: Git) -> bool:
    return git.tell("rev-parse", "--is-shallow-repository").strip() == b"true"


def _remote_of(git: Git, ref: str) -> str | None:
    """The remote whose branch `ref` is, by its name."""
    bare = ref.removeprefix("refs/remotes/")
    return next((name for name in _remotes(git) if bare.startswith(f"{name}/")), None)


def _first_remote(git: Git) -> str:
    remotes = _remotes(git)
    return "origin" if "origin" in remotes or not remotes else remotes[0]


def _remotes(git: Git) -> list[str]:
    return git.tell("remote").decode(errors="replace").split()
