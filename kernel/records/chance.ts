import { randomBytes } from "node:crypto";

const atOnce = 8192;
let drawn = randomBytes(0);

/** Random bytes of the system's cryptographic source, drawn many at once: each is given out one time. */
export function chance(bytes: number): Uint8Array {
  if (drawn.length < bytes) drawn = randomBytes(Math.max(atOnce, bytes));
  const given = drawn.subarray(0, bytes);
  drawn = drawn.subarray(bytes);
  return given;
}
