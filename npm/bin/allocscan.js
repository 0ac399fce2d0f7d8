#!/usr/bin/env node
"use strict";

// Finds the Python program allocscan and becomes it: same arguments, streams, signals, exit code.
// Nothing is downloaded here; `uvx` and `pipx` fetch the one version that this package names.

const { spawn, spawnSync } = require("node:child_process");
const { accessSync, constants, realpathSync, statSync } = require("node:fs");
const { constants: system } = require("node:os");
const path = require("node:path");
const { version } = require("../package.json");

const WINDOWS = process.platform === "win32";
// Not .cmd and .bat: a shell would read the arguments again, and names of files may hold anything.
const SUFFIX = WINDOWS ? ".exe" : "";
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
// Set for what we start, so that a wrapper that finds a wrapper (npx in npx) does not go on for ever.
const INSIDE = "ALLOCSCAN_NPM_WRAPPER";

function isProgram(file) {
  try {
    if (!statSync(file).isFile()) return false;
    accessSync(file, WINDOWS ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// All programs of that name on PATH, in order.
function* onPath(name) {
  for (const folder of (process.env.PATH || "").split(path.delimiter)) {
    const file = path.join(folder, name + SUFFIX);
    if (folder && isProgram(file)) yield file;
  }
}

// npm puts us on PATH by links into node_modules, in many places: none of them is the program.
function isWrapper(file) {
  const real = realpathSync(file);
  return real === realpathSync(__filename) || real.split(path.sep).includes("node_modules");
}

// True when the program answers --version as ours of this version does.
function isThisVersion(command, words) {
  const asked = spawnSync(command, [...words, "--version"], {
    encoding: "utf8",
    env: { ...process.env, [INSIDE]: "1" },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 20000,
  });
  return asked.status === 0 && asked.stdout.trim() === `allocscan ${version}`;
}

// The command to run and its first arguments, or null.
function found() {
  if (process.env.ALLOCSCAN_BIN) return [process.env.ALLOCSCAN_BIN, []];
  for (const file of onPath("allocscan")) {
    if (!isWrapper(file) && isThisVersion(file, [])) return [file, []];
  }
  for (const file of onPath("uvx")) return [file, [`allocscan==${version}`]];
  for (const file of onPath("pipx")) {
    return [file, ["run", "--spec", `allocscan==${version}`, "allocscan"]];
  }
  for (const [name, words] of WINDOWS ? [["py", ["-3"]], ["python", []]] : [["python3", []]]) {
    for (const file of onPath(name)) {
      const module = [...words, "-m", "allocscan"];
      if (isThisVersion(file, module)) return [file, module];
    }
  }
  return null;
}

function fail(message) {
  process.stderr.write(`allocscan: ${message}\n`);
  process.exit(2);
}

function run([command, words]) {
  const child = spawn(command, [...words, ...process.argv.slice(2)], {
    env: { ...process.env, [INSIDE]: "1" },
    stdio: "inherit",
  });
  // What the keys of a terminal send reaches both of us; the rest is sent to us alone.
  for (const signal of FORWARDED) {
    const typed = process.stdin.isTTY && (signal === "SIGINT" || signal === "SIGQUIT");
    process.on(signal, () => typed || child.kill(signal));
  }
  child.on("error", (error) => fail(`${command} cannot be run: ${error.code || error.message}`));
  child.on("close", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const each of FORWARDED) process.removeAllListeners(each);
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(128 + (system.signals[signal] || 0)), 100);
  });
}

if (process.env[INSIDE]) fail("the program that was found is this wrapper again; see its README");
const program = found();
if (program === null) {
  fail(`allocscan ${version} needs uv or Python 3.11 or later, and neither has it. One of these helps:
  curl -LsSf https://astral.sh/uv/install.sh | sh      (then nothing else is needed)
  pipx install allocscan==${version}
  python3 -m pip install allocscan==${version}`);
} else {
  run(program);
}
