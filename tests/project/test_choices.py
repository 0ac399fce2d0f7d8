"""What the configuration and the package choose for one file."""

import pytest

from allocscan.project.choices import settings_for
from allocscan.project.config import Config
from allocscan.project.package import package_of
from allocscan.settings import PureMark

LIBRARY = {"module": "a.mjs", "sideEffects": False}
SERVER = {"private": True, "type": "module", "dependencies": {"express": "5"}}


@pytest.mark.parametrize(
    ("path", "manifest", "asked", "mark"),
    [
        pytest.param("src/a.js", None, "auto", PureMark.NEVER, id="no package"),
        pytest.param("src/a.js", {}, "auto", PureMark.NEVER, id="nothing bundles it"),
        pytest.param("src/a.js", SERVER, "auto", PureMark.NEVER, id="a server"),
        pytest.param("test/a.js", LIBRARY, "auto", PureMark.NEVER, id="a test"),
        pytest.param("src/a.spec.ts", LIBRARY, "auto", PureMark.NEVER, id="a test beside it"),
        pytest.param("vite.config.js", LIBRARY, "auto", PureMark.NEVER, id="configuration"),
        pytest.param("bin/a.js", LIBRARY, "auto", PureMark.NEVER, id="a program"),
        pytest.param("src/a.js", LIBRARY, "never", PureMark.NEVER, id="never"),
        pytest.param("src/a.js", LIBRARY, "auto", PureMark.MODULES, id="a library"),
        pytest.param("src/bin.js", LIBRARY, "auto", PureMark.MODULES, id="a file called bin"),
        pytest.param("src/a.js", None, "always", PureMark.ALWAYS, id="always"),
        pytest.param("test/a.js", SERVER, "always", PureMark.ALWAYS, id="always, a test"),
    ],
)
def test_pure_mark(
    path: str, manifest: dict[str, object] | None, asked: str, mark: PureMark
) -> None:
    package = None if manifest is None else package_of(manifest, "")
    settings = settings_for(path, Config(pure_annotation=asked), package, ())
    assert settings.pure_annotation is mark
