"""Snippets for servers: CI, reviews, containers."""

from allocscan import __version__
from allocscan.project.recipes import Recipe
from allocscan.project.toolchain import Mark
from allocscan.typed import Final

_UVX: Final = f"uvx allocscan@{__version__}"

GITHUB: Final = Recipe(
    title="GitHub Actions",
    path=".github/workflows/allocscan.yml",
    language="yaml",
    text=f"""\
name: allocscan
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  security-events: write
jobs:
  allocscan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: astral-sh/setup-uv@v6
      - run: >-
          {_UVX} check
          --output-format full
          --output-format github
          --output-format sarif:allocscan.sarif
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: allocscan.sarif
          category: allocscan
""",
    about="""\
One run, three reports: the log, annotations on the changed lines, and code scanning, which follows
each finding over time. Leave out `sarif`, the last step and `security-events` where code scanning
is not switched on. Under GitHub Actions annotations come by themselves when no format is named.""",
    fits=frozenset({Mark.GITHUB}),
)

NEW_SINCE: Final = Recipe(
    title="GitHub Actions, new findings of a pull request only",
    path=".github/workflows/allocscan.yml",
    language="yaml",
    text=f"""\
name: allocscan
on: pull_request
permissions:
  contents: read
jobs:
  allocscan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: astral-sh/setup-uv@v6
      - run: {_UVX} --new-since "origin/${{{{ github.base_ref }}}}"
""",
    about="""\
What the target branch had already is not reported, without a baseline file. `--new-since` reads the
old text from git's history, hence `fetch-depth: 0`; nothing is checked out.""",
)

GITLAB: Final = Recipe(
    title="GitLab",
    path=".gitlab-ci.yml",
    language="yaml",
    text=f"""\
allocscan:
  image: python:3.13-slim
  before_script:
    - pip install allocscan=={__version__}
  script:
    - allocscan check -f full -f gitlab:gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
""",
    about="Findings appear in the merge request's Code Quality widget and beside its lines.",
    fits=frozenset({Mark.GITLAB}),
)

REVIEWDOG: Final = Recipe(
    title="reviewdog",
    path=".github/workflows/review.yml",
    language="yaml",
    text=f"""\
name: review
on: pull_request
permissions:
  contents: read
  pull-requests: write
jobs:
  allocscan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: astral-sh/setup-uv@v6
      - uses: reviewdog/action-setup@v1
      - run: >-
          {_UVX} --exit-zero -f rdjson |
          reviewdog -f=rdjson -reporter=github-pr-review -filter-mode=diff_context
        env:
          REVIEWDOG_GITHUB_API_TOKEN: ${{{{ secrets.GITHUB_TOKEN }}}}
""",
    about="""\
`diff_context` keeps findings beside changed lines; the default, `added`, drops those whose fix
inserts a line elsewhere.""",
)

DOCKER: Final = Recipe(
    title="Docker",
    path="Dockerfile",
    language="dockerfile",
    text=f"""\
FROM python:3.13-slim
RUN apt-get update && apt-get install --yes --no-install-recommends git \\
    && rm -rf /var/lib/apt/lists/* \\
    && git config --system --add safe.directory /src
RUN pip install --no-cache-dir --compile allocscan=={__version__} \\
    && useradd --create-home allocscan
USER allocscan
WORKDIR /src
ENTRYPOINT ["allocscan"]
""",
    about="""\
Run it with `docker run --rm --volume "$PWD:/src" IMAGE check`; for `--fix` add
`--user "$(id -u):$(id -g)"`, so that changed files stay yours. git is there for ignored files and
`--staged`, and asks for `safe.directory`, because another user owns the folder.""",
)

REMOTE: Final = (GITHUB, NEW_SINCE, GITLAB, REVIEWDOG, DOCKER)
