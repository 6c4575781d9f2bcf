import { createServer } from "node:http";
import { listenFailure } from "#faces/api/listen-failure.ts";

/**
 * Finds out whether the port is free before anything else is started.
 * @throws {ListenFailure}
 */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((listening, failed) => {
    probe.once("error", (error) => failed(listenFailure(error, host, port)));
    probe.listen(port, host, listening);
  });
  await new Promise((closed) => probe.close(closed));
}
