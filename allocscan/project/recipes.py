"""Snippets for hooks and CI: what `allocscan init` prints and `docs/ci.md` holds."""

from allocscan import __version__
from allocscan.project.toolchain import Mark
from allocscan.records import dataclass
from allocscan.typed import Final

REPOSITORY: Final = "URL-OF-THIS-REPOSITORY"
"""Stands for the address of the repository that the hooks come from."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A snippet, the file it goes into, and when it fits.

    `about` is Markdown, one paragraph or more. `language` names the snippet's to editors.
    """

    title: str
    path: str
    language: str
    text: str
    about: str
    fits: frozenset[Mark] = frozenset()


_GLOB: Final = "*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"

PRE_COMMIT: Final = Recipe(
    title="pre-commit",
    path=".pre-commit-config.yaml",
    language="yaml",
    text=f"""\
repos:
  - repo: {REPOSITORY}
    rev: main # or a tag
    hooks:
      - id: allocscan-fix # or `allocscan`, which only reports
""",
    about="""\
`allocscan-fix` reports, changes files and fails when it did, as formatters do: look at the change,
`git add` it, commit again. `allocscan` in its place only reports. pre-commit builds the environment
itself; it needs Python 3.11 or later. A commit that touches only excluded files passes.""",
    fits=frozenset({Mark.PRE_COMMIT}),
)

LINT_STAGED: Final = Recipe(
    title="lint-staged",
    path="package.json",
    language="json",
    text=f"""\
{{
  "lint-staged": {{
    "{_GLOB}": "allocscan --fix"
  }}
}}
""",
    about="""\
lint-staged hands over the staged files and adds what was fixed. Files that the configuration
excludes are left alone although they are named, so nothing else is needed.""",
    fits=frozenset({Mark.LINT_STAGED}),
)

LEFTHOOK: Final = Recipe(
    title="lefthook",
    path="lefthook.yml",
    language="yaml",
    text=f"""\
pre-commit:
  jobs:
    - name: allocscan
      glob: "{_GLOB}"
      run: allocscan --fix {{staged_files}}
      stage_fixed: true
""",
    about="`stage_fixed` adds what was fixed to the commit.",
    fits=frozenset({Mark.LEFTHOOK}),
)

HUSKY: Final = Recipe(
    title="husky",
    path=".husky/pre-commit",
    language="sh",
    text="allocscan --staged\n",
    about="""\
`--staged` reads what the commit will hold from git's index, not from the working tree: a file that
is staged in part is judged by its staged part. With lint-staged, call `npx lint-staged` here
instead.""",
    fits=frozenset({Mark.HUSKY}),
)

SCRIPT: Final = Recipe(
    title="package.json",
    path="package.json",
    language="json",
    text=f"""\
{{
  "scripts": {{
    "lint:alloc": "uvx allocscan@{__version__}"
  }}
}}
""",
    about="""\
`uvx` fetches that version once and keeps it. With the npm package `allocscan` among the
`devDependencies`, `"lint:alloc": "allocscan"` does the same; it too needs uv or Python 3.11.""",
    fits=frozenset({Mark.NPM}),
)

ADOPTION: Final = Recipe(
    title="Adopting it in a codebase that has findings",
    path="",
    language="sh",
    text="""\
allocscan --fix-only && git commit --all --message "Hoist constants that were rebuilt on every call"
allocscan --write-baseline && git add allocscan-baseline.json
git commit --message "Known findings of allocscan"
""",
    about="""\
Fix what is proved to be safe, put what remains into a baseline, then add a hook and CI: from there
on only new findings fail. The baseline names functions and literals, not lines, so moving code does
not wake it up; `--prune-baseline` drops what has been mended since.""",
)

LOCAL: Final = (PRE_COMMIT, LINT_STAGED, LEFTHOOK, HUSKY, SCRIPT)
