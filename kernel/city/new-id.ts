import { chance as drawn } from "#kernel/records/chance.ts";

const digits = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A new opaque id: 26 characters, 48 bits of milliseconds and 80 of chance (the layout of ULID), so that new rows land
 * beside each other in an index and nobody can guess one.
 */
export function newId(now: Date, chance: (bytes: number) => Uint8Array = drawn): string {
  let time = now.getTime();
  let head = "";
  for (let index = 0; index < 10; index += 1) {
    head = digits[time % 32] + head;
    time = Math.floor(time / 32);
  }
  return head + [...chance(16)].map((byte) => digits[byte & 31]).join("");
}
