import { createServer } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Env, Hono } from "hono";
import { listenFailure } from "./listen-failure.ts";
import type { Lifecycle } from "./tools.ts";

export type Serving = {
  /** Where it listens, such as http://127.0.0.1:8080. */
  readonly url: string;
  /** Takes no more requests, lets those in flight finish within the limit, then cuts what is left. */
  close(): Promise<void>;
};

export type ServeOptions = {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** Told when closing begins, so that `/readyz` says so. */
  readonly lifecycle?: Lifecycle;
  /** Milliseconds that requests in flight may still take; 10 s unless set. */
  readonly drainMs?: number;
};

/**
 * Serves an app over HTTP.
 * @throws {ListenFailure} when the port is taken or may not be used
 */
export async function serve<E extends Env>(app: Hono<E>, options: ServeOptions): Promise<Serving> {
  const { host, port } = options;
  const server = createServer(
    // Ten minutes for the whole of a request: a file of 100 MB in one form over a line of 1.5 Mbit/s.
    { headersTimeout: 15_000, requestTimeout: 600_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
    getRequestListener(app.fetch as never, { hostname: host, overrideGlobalObjects: false }),
  );
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", (error) => failed(listenFailure(error, host, port)));
    server.listen(port, host, listening);
  });
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  let closed: Promise<void> | undefined;

  function drain(): Promise<void> {
    if (options.lifecycle) options.lifecycle.draining = true;
    options.lifecycle?.onDrain?.();
    return new Promise((done) => {
      // A connection that stays open after its last answer would hold the server until the limit; so would one that a
      // browser opened beforehand and never used, which Node does not count as idle.
      const sweep = setInterval(() => {
        server.closeIdleConnections();
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      }, 50);
      const limit = setTimeout(() => server.closeAllConnections(), options.drainMs ?? 10_000);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(limit);
        done();
      });
    });
  }

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close() {
      closed ??= drain();
      return closed;
    },
  };
}
