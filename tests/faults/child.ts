import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** A city's server in a process of its own. `said` is what it wrote to its log. */
export type ServerChild = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  said(): string;
};

/** Starts a server and returns once it has said its address; throws with its words when it ends before. */
export async function startServer(databaseUrl: string, key: Buffer, moment: string): Promise<ServerChild> {
  const words = [join(import.meta.dirname, "city-server.ts"), databaseUrl, key.toString("base64"), moment];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once("close", (code, signal) => done({ code, signal })),
  );
  const url = await new Promise<string>((found, failed) => {
    child.stdout.setEncoding("utf8").once("data", (text: string) => found(text.trim()));
    void ended.then(({ code }) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { child, url, ended, said: () => said };
}
