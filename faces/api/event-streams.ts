export const streamLimits = {
  /** Over HTTP/1.1 a browser opens six connections to a host, for all its tabs: two are left for the work itself. */
  perSession: 4,
  /** Each holds a socket and its buffers: some 100 MB for all of them, and no more files than systems allow (often 10,240). */
  perProcess: 4000,
  /** Things that one stream is about: a page of the desk asks for some five. */
  about: 64,
  /** Bytes that may wait for a client that does not read; then it is cut off and comes back with its last place. */
  waitingBytes: 65_536,
  /** Proxies commonly close what is silent for 60 seconds. */
  beatMs: 20_000,
  /** Then the client comes back, and what it may see is asked anew. */
  lifeMs: 600_000,
};
export type StreamLimits = typeof streamLimits;

export type Stream = {
  /** One event, as a client reads it; one that has ended takes nothing. */
  send(event: { readonly name: string; readonly id?: number; readonly data: object }): void;
  end(): void;
};

export type Streams = {
  /** Why no further stream can be opened for a session now. */
  full(session: string): "session" | "process" | undefined;
  /**
   * Opens a stream of a session.
   * @param cut ends a connection whose client does not read, which would otherwise never notice
   */
  open(
    session: string,
    hooks: { cut(): void; ended(): void },
  ): { readonly stream: Stream; readonly body: ReadableStream };
  count(): number;
  /** Ends all of them: the process stops. */
  endAll(): void;
};

/** The event streams (text/event-stream) that are open in this process. `elapsed` are milliseconds that never go back. */
export function openStreams(limits: StreamLimits, elapsed: () => number): Streams {
  const open = new Map<Stream, { readonly session: string; beat(): void }>();
  let timer: NodeJS.Timeout | undefined;
  const encoder = new TextEncoder();
  const of = (session: string) => [...open.values()].filter((one) => one.session === session).length;

  return {
    full: (session) =>
      open.size >= limits.perProcess ? "process" : of(session) >= limits.perSession ? "session" : undefined,
    open(session, { cut, ended }) {
      const since = elapsed();
      let sink: ReadableStreamDefaultController<Uint8Array>;
      const write = (text: string) => {
        if (!open.has(stream)) return;
        sink.enqueue(encoder.encode(text));
        if ((sink.desiredSize ?? 0) > 0) return;
        forget();
        cut();
      };
      const forget = () => {
        if (!open.delete(stream)) return false;
        if (open.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
        ended();
        return true;
      };
      const stream: Stream = {
        send({ name, id, data }) {
          const place = id === undefined ? "" : `id: ${id}\n`;
          write(`event: ${name}\n${place}data: ${JSON.stringify(data)}\n\n`);
        },
        end() {
          if (forget()) sink.close();
        },
      };
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            sink = controller;
          },
          cancel: () => void forget(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: limits.waitingBytes }),
      );
      open.set(stream, {
        session,
        beat() {
          if (elapsed() - since >= limits.lifeMs) stream.end();
          else write(":\n\n");
        },
      });
      // When this process stops, all clients come back at once, unless each waits a time of its own.
      write(`retry: ${Math.round(3000 + 4000 * Math.random())}\n\n`);
      timer ??= setInterval(() => {
        for (const { beat } of open.values()) beat();
      }, limits.beatMs).unref();
      return { stream, body };
    },
    count: () => open.size,
    endAll() {
      for (const stream of open.keys()) stream.end();
    },
  };
}
