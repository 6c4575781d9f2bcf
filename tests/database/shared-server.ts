import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const checkout = resolve(import.meta.dirname, "../..");
const checkoutHash = createHash("sha256").update(checkout).digest("hex").slice(0, 12);

/** Where the tests of this checkout keep their PostgreSQL. */
export const testFolder = join(tmpdir(), `binglian-test-${userInfo().uid}-${checkoutHash}`);
/** Where the keeper answers; short, since a socket's path may have 107 bytes only. */
export const keeperSocket = join(testFolder, "keeper.sock");
/** How a keeper ends that found another one at work. */
export const ANOTHER_KEEPER = 3;

const PATIENCE_MS = 60_000;

/** A share in the tests' PostgreSQL: it runs for as long as somebody, in any process, holds one. */
export type Share = { readonly url: string; release(): Promise<void> };

/** Takes a share; starts the keeper when none answers. A process that ends, however it ends, gives its share back. */
export async function shareServer(): Promise<Share> {
  const deadline = Date.now() + PATIENCE_MS;
  let keeper: Keeper | undefined;
  for (;;) {
    const share = await askKeeper();
    if (share !== undefined) return share;
    if (keeper === undefined || keeper.exitCode() === ANOTHER_KEEPER) keeper = startKeeper();
    const code = keeper.exitCode();
    if (code !== undefined && code !== ANOTHER_KEEPER)
      throw new Error(`The tests' PostgreSQL did not start: ${keeper.said()}`);
    if (Date.now() > deadline)
      throw new Error(`The tests' PostgreSQL did not start in ${PATIENCE_MS} ms: ${keeper.said()}`);
    await delay(20);
  }
}

type Keeper = { exitCode(): number | undefined; said(): string };

function startKeeper(): Keeper {
  let code: number | undefined;
  let said = "";
  const child = spawn(process.execPath, [join(import.meta.dirname, "keeper.ts")], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.once("exit", (exitCode) => {
    code = exitCode ?? 1;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  // The keeper outlives the test file that happened to be first.
  child.unref();
  if ("unref" in child.stderr && typeof child.stderr.unref === "function") child.stderr.unref();
  return { exitCode: () => code, said: () => said };
}

/** The keeper sends the address as the first line; the open connection is the share. */
function askKeeper(): Promise<Share | undefined> {
  return new Promise((answer) => {
    const socket = connect(keeperSocket);
    let text = "";
    socket.setEncoding("utf8");
    socket.once("error", () => answer(undefined));
    socket.once("close", () => answer(undefined));
    socket.on("data", (part: string) => {
      text += part;
      const end = text.indexOf("\n");
      if (end < 0) return;
      socket.unref();
      answer({ url: text.slice(0, end), release: () => release(socket) });
    });
  });
}

/** Resolves when the keeper has let go: for the last share, after PostgreSQL has stopped. */
function release(socket: Socket): Promise<void> {
  socket.ref();
  return new Promise((done) => {
    if (socket.destroyed) return done();
    socket.once("close", () => done());
    socket.resume();
    socket.end();
  });
}
