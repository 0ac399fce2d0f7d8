"""Asking Node many small questions in one process."""

import json
import subprocess
from collections.abc import Sequence

from support.node import node

_LOOP = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map((one) => {
  try { return [true, answer(one)]; } catch (error) { return [false, error.name]; }
})));
"""


def answers(answer: str, questions: Sequence[object]) -> list[tuple[bool, object]]:
    """What the JavaScript function `answer` gives for each of `questions`, in order: true and its
    result as JSON has it, or false and the name of the error that it throws."""
    program = f"const answer = {answer};\n{_LOOP}"
    ended = subprocess.run(
        [node(), "--no-warnings", "-e", program],
        input=json.dumps(list(questions)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return [(fine, result) for fine, result in json.loads(ended.stdout)]
