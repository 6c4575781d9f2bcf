#!/usr/bin/env node
// Plain JavaScript without new syntax: it must run far enough on an old Node to say that it is old.
import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST = 24;
const major = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
const home = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The Node that npm installed with us (the package `node`), for a system whose own Node is older. */
function installedNode() {
  const candidates = [join(home, "node_modules/.bin/node")];
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    candidates.push(join(folder, "bin/node"), join(folder, "bin/node.exe"));
  } catch {
    // Not installed, or installed without its scripts: the sentence below says what to do.
  }
  return candidates.find((path) => {
    const answer = spawnSync(path, ["--version"], { encoding: "utf8" });
    return answer.status === 0 && major(answer.stdout) >= OLDEST;
  });
}

function runBy(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  // A terminal's Ctrl-C reaches the child by itself; a signal sent to us alone must be handed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => fail(error.message));
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

if (major(process.versions.node) >= OLDEST) {
  await import("./main.ts");
} else {
  const node = installedNode();
  if (node) runBy(node);
  else {
    const en = /^en/.test(process.env.LC_ALL || process.env.LANG || "");
    fail(
      en
        ? `Binglian needs Node ${OLDEST} or later, and this is ${process.version}. Run "npm ci" here (it brings Node ${OLDEST}), or install it from nodejs.org.`
        : `并联需要 Node ${OLDEST} 或更新版本，当前是 ${process.version}。请在本目录运行 npm ci（自带 Node ${OLDEST}），或从 nodejs.org 安装。`,
    );
  }
}
