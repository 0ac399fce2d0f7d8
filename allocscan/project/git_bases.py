"""The commit that a run compares with: where HEAD and a branch parted."""

from allocscan.errors import AllocscanError
from allocscan.project.git_call import Git, failure
from allocscan.project.git_changes import has_commit
from allocscan.typed import Final

_DEFAULTS: Final = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
"""Where the default branch is looked for, best first."""


def merge_base(git: Git, ref: str, flag: str) -> str:
    """The name of the commit at which HEAD and `ref` parted, which `flag` of the command line asks.

    Raises AllocscanError where there is none, with the `git fetch` that helps.
    """
    if not ref or ref.startswith(("-", "^")):  # so options begin, and negations
        raise AllocscanError(f"{flag}: `{ref}` is no name of a commit")
    base = _parted(git, ref)
    if base is not None:
        return base
    known = git.ask("rev-parse", "--quiet", "--verify", f"{ref}^{{commit}}")
    if known.code > 1:
        raise failure("rev-parse", known)
    from allocscan.project.git_remedies import remedy_for_cut, remedy_for_unknown

    if known.code == 1:
        raise AllocscanError(
            f"{flag} {ref}: git knows no such commit{remedy_for_unknown(git, ref)}"
        )
    if not has_commit(git):
        raise AllocscanError(f"{flag} {ref}: HEAD has no commit yet")
    raise AllocscanError(f"{flag} {ref}: {remedy_for_cut(git, ref)}")


def default_base(git: Git, flag: str) -> str:
    """`merge_base` with the default branch; "HEAD" where there is no such branch, and before the
    first commit. Raises AllocscanError."""
    listed = git.tell("for-each-ref", "--format=%(refname)", *_DEFAULTS).decode().split()
    name = next((each for each in _DEFAULTS if each in listed), None)
    if name is None:
        return "HEAD"
    base = _parted(git, name)
    if base is None and not has_commit(git):
        return "HEAD"
    return base or merge_base(git, name.removeprefix("refs/remotes/"), flag)


def _parted(git: Git, ref: str) -> str | None:
    answer = git.ask("merge-base", ref, "HEAD")
    return answer.output.decode().split()[0] if answer.code == 0 else None
