/** One after the other: who comes later interrupts whoever still sends, whose connection is most likely dead. */
export type Turns = {
  take(id: string): Promise<Turn>;
  /** Interrupts whoever sends now, and waits until they have stopped. */
  end(id: string): Promise<void>;
};

export type Turn = {
  /** Somebody else's turn has come. */
  readonly over: boolean;
  /** Passes on what comes until this turn is over. */
  while(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  done(): void;
};

type Running = { readonly interrupt: () => void; readonly stopped: Promise<void> };

export function openTurns(): Turns {
  const running = new Map<string, Running>();

  async function end(id: string): Promise<void> {
    for (let now = running.get(id); now; now = running.get(id)) {
      now.interrupt();
      await now.stopped;
    }
  }

  return {
    end,
    async take(id) {
      // Nothing may be awaited between the last look and the entry below.
      while (running.has(id)) await end(id);
      const interrupted = Promise.withResolvers<void>();
      const stopped = Promise.withResolvers<void>();
      let over = false;
      const interrupt = () => {
        over = true;
        interrupted.resolve();
      };
      const mine: Running = { interrupt, stopped: stopped.promise };
      running.set(id, mine);
      return {
        get over() {
          return over;
        },
        async *while(bytes) {
          const source = bytes[Symbol.asyncIterator]();
          for (;;) {
            const next = await Promise.race([source.next(), interrupted.promise]);
            if (!next || over || next.done) return;
            yield next.value;
          }
        },
        done() {
          if (running.get(id) === mine) running.delete(id);
          stopped.resolve();
        },
      };
    },
  };
}
