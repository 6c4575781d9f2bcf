import { connect, type Socket } from "node:net";

export type Answer = { readonly status: number; readonly body: string };

/**
 * One HTTP/1.1 keep-alive connection that asks and waits in turn. It is written by hand because node:http's client
 * needs as much of the processor as the server that is measured beside it; what goes over the wire is the same.
 */
export class HttpConnection {
  readonly #host: string;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(host: string, port: number, hostname: string) {
    this.#host = host;
    this.#socket = connect({ host: hostname, port, noDelay: true });
    this.#socket.on("data", (bytes) => this.#take(bytes));
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("the server closed the connection")));
  }

  post(path: string, headers: string, body: string): Promise<Answer> {
    const length = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${headers}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const head = this.#received.toString("latin1", 0, headEnd);
    const body = this.#received.subarray(headEnd + 4);
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    const text = length === undefined ? chunksOf(body) : whole(body, Number(length));
    if (text === undefined) return;
    this.#received = Buffer.alloc(0);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: text });
  }
}

const whole = (body: Buffer, length: number): string | undefined =>
  body.length < length ? undefined : body.toString("utf8", 0, length);

/** A body in chunks (RFC 9112 §7.1), or undefined while its last one has not come. */
function chunksOf(body: Buffer): string | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(body.toString("latin1", at, lineEnd), 16);
    if (body.length < lineEnd + 4 + size) return undefined;
    if (size === 0) return Buffer.concat(parts).toString("utf8");
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
}
