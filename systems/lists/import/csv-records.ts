/** A record of a CSV text and the line on which it begins, from 1. `open`: its quote is never closed. */
export type CsvRecord = { readonly line: number; readonly text: string; readonly open: boolean };

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/** Unclosed quotes that are looked at one by one; a text with more of them is broken all through. */
const MOST_OPEN = 50;

/**
 * The records of a CSV text (RFC 4180), each of which may hold line breaks inside quotes. A quote that is never closed
 * spoils its own line only: reading goes on with the next one. Lazy, so that a long text is cut as it is read.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  const comma = delimiter.charCodeAt(0);
  let start = 0;
  let line = 1;
  let opened = 0;
  while (start < text.length) {
    const { end, lines, open } = recordFrom(text, start, comma);
    if (!open) {
      yield { line, text: text.slice(start, withoutBreak(text, start, end)), open };
      start = end;
      line += lines;
      continue;
    }
    opened += 1;
    const next = opened > MOST_OPEN ? text.length : after(text, start);
    yield { line, text: text.slice(start, withoutBreak(text, start, next)), open };
    start = next;
    line += 1;
  }
}

function recordFrom(text: string, start: number, comma: number): { end: number; lines: number; open: boolean } {
  let quoted = false;
  let cellStart = true;
  let lines = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === LINE_FEED) lines += 1;
      if (sign !== QUOTE) continue;
      if (text.charCodeAt(at + 1) === QUOTE) {
        at += 1;
        continue;
      }
      quoted = false;
      // What was closed lines below, in the middle of a cell, is the beginning of another one: ours was never closed.
      const next = text.charCodeAt(at + 1);
      const cellEnds = Number.isNaN(next) || next === comma || next === RETURN || next === LINE_FEED;
      if (lines > 0 && !cellEnds) return { end: at, lines, open: true };
      continue;
    }
    if (sign === QUOTE && cellStart) quoted = true;
    cellStart = sign === comma;
    if (sign === LINE_FEED) return { end: at + 1, lines: lines + 1, open: false };
  }
  return { end: text.length, lines: lines + 1, open: quoted };
}

const after = (text: string, start: number): number => {
  const found = text.indexOf("\n", start);
  return found < 0 ? text.length : found + 1;
};

function withoutBreak(text: string, start: number, end: number): number {
  let last = end;
  if (last > start && text.charCodeAt(last - 1) === LINE_FEED) last -= 1;
  if (last > start && text.charCodeAt(last - 1) === RETURN) last -= 1;
  return last;
}
