"""Which paths are silent by default."""

import pytest

from allocscan.knowledge.quiet_paths import quiet_path


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("src/cart.ts", id="source"),
        pytest.param("src/testing-library.js", id="test within a word"),
        pytest.param("src/latest/index.js", id="latest"),
        pytest.param("src/config/index.js", id="a folder `config`"),
        pytest.param("src/config.js", id="a file `config`"),
        pytest.param("src/test.js", id="a file `test`"),
        pytest.param("src/d.ts", id="a file `d`"),
        pytest.param("src/distance/a.js", id="dist within a word"),
        pytest.param("builder/a.js", id="build within a word"),
        pytest.param("src/user.service.ts", id="another infix"),
        pytest.param("a.min", id="no suffix behind"),
        pytest.param("build", id="a file of a folder's name"),
        pytest.param("lib/webpack.js", id="a tool itself"),
        pytest.param("src/jest.ts", id="a test tool itself"),
        pytest.param("src/ab-test.js", id="a product's test"),
        pytest.param("src/github.integration.ts", id="a product's integration"),
        pytest.param("scripts/release.js", id="a script: its loops may be hot"),
        pytest.param("bin/cli.js", id="a command"),
        pytest.param("examples/jsm/a.js", id="an example, which people copy"),
        pytest.param("docs/search.js", id="what a documentation runs"),
    ],
)
def test_spoken(path: str) -> None:
    assert quiet_path(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "src/cart.test.ts",
        "src/cart.spec.jsx",
        "src/__tests__/cart.js",
        "src/__mocks__/fs.js",
        "test/cart.js",
        "packages/a/tests/cart.js",
        "fixtures/a.js",
        "e2e/login.ts",
        "cypress/support/a.js",
        "src/Button.stories.tsx",
        "vite.config.mts",
        "src/jest.config.js",
        "db/migrations/001.js",
        "db/seeds/users.ts",
        "types/api.d.ts",
        "types/api.d.mts",
        "lib/jquery.min.js",
        "vendor/a.js",
        "dist/index.js",
        "js/min/index.js",
        "build/index.js",
        "Tests/A.js",
        ".eslintrc.config.js",
        "gulpfile.js",
        "knexfile.ts",
        ".eslintrc.cjs",
        ".babelrc.js",
        "webpack.dev.js",
        "build-tools/rollup.browser.mjs",
        "jest.setup.ts",
        "vitest.workspace.ts",
        "karma.conf.js",
        "src/cart_test.ts",
        "apps/api/test-utils/app.ts",
        "benchmarks/map.js",
        "src/testdata/a.js",
        "src/app.e2e-spec.ts",
        "storybook-static/main.js",
        "src/users.seed.ts",
        "api.d.css.ts",
    ],
)
def test_quiet(path: str) -> None:
    assert quiet_path(path)
