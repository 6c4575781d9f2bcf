import type { Language, Words } from "#kernel/text/words.ts";

const BAR_SIGNS = 24;
const SILENCE_MS = 3000;

/** Shows what a start is doing: one line a step, with a bar while it lasts on a terminal, plain lines elsewhere. */
export type Progress = { step(text: Words, share?: number): void; end(): void };

export function progress(stream: NodeJS.WriteStream, language: Language, now: () => number): Progress {
  let current: string | undefined;
  let begun = 0;
  let told = 0;

  function finish(): void {
    if (current !== undefined && stream.isTTY) {
      stream.write(`\r\u001b[K✓ ${current} ${seconds(now() - begun)}\n`);
    }
    current = undefined;
  }

  return {
    step(text, share) {
      const name = text[language];
      if (name !== current) {
        finish();
        current = name;
        begun = now();
        told = begun;
        stream.write(stream.isTTY ? `\r\u001b[K… ${name}` : `${name}\n`);
      }
      if (share === undefined) return;
      if (stream.isTTY) stream.write(`\r\u001b[K… ${name} ${bar(share)} ${Math.floor(share * 100)}%`);
      // A log file gets a line only while a step really lasts.
      else if (now() - told >= SILENCE_MS) {
        told = now();
        stream.write(`${name} ${Math.floor(share * 100)}%\n`);
      }
    },
    end: finish,
  };
}

export function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_SIGNS);
  return "█".repeat(full) + "░".repeat(BAR_SIGNS - full);
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
