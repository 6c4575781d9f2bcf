import { z } from "zod";
import type { Policy } from "#kernel/records/policy.ts";
import { command } from "./command.ts";
import { change, create, nextNumber } from "./effects.ts";
import { all, one } from "./reads.ts";
import { record } from "./record.ts";
import { refusalsOf } from "./refusal.ts";
import { wake } from "./wakes.ts";

// A tiny system for the kernel's own tests: boxes that hold stones, a limit on stones, numbered tickets.

export const boxes = record({
  name: "box",
  title: { zh: "箱", en: "Box" },
  table: "boxes",
  kept: true,
  fields: { label: z.string(), room: z.int() },
});
export const stones = record({
  name: "stone",
  title: { zh: "石", en: "Stone" },
  table: "stones",
  fields: { box: z.string(), keeper: z.string(), secret: z.string(), secretHash: z.string(), ticket: z.int() },
  owner: { field: "box", of: "box" },
  personal: ["keeper"],
  sealed: ["secret"],
});

export const testTables = `
CREATE TABLE boxes (id text PRIMARY KEY, version integer NOT NULL, label text NOT NULL CONSTRAINT box_label_unique UNIQUE, room integer NOT NULL CHECK (room >= 0));
CREATE TABLE stones (id text PRIMARY KEY, version integer NOT NULL, box text NOT NULL REFERENCES boxes, keeper text NOT NULL, secret text NOT NULL, secret_hash text NOT NULL, ticket integer NOT NULL UNIQUE);
`;

const { refuse } = refusalsOf({
  BOX_FULL: {
    rule: "TST-01",
    text: { zh: "箱满了", en: "The box is full" },
    next: { zh: "换一个箱", en: "Take another box" },
  },
});

const everyone: Policy<unknown, unknown> = {
  roles: ["anyone"],
  scope: { zh: "任何人", en: "anyone" },
  reads: {},
  check: ({ actor }) =>
    actor.kind === "anyone"
      ? { allowed: false, needed: { zh: "登录", en: "signing in" } }
      : { allowed: true, post: null },
};
const basis = ["测试 第一条"] as const;

export const makeBox = command({
  name: "test.makeBox",
  title: { zh: "做箱", en: "Make a box" },
  on: null,
  input: z.object({ id: z.string(), label: z.string(), room: z.int() }),
  may: everyone,
  basis,
  visibility: "public",
  decide: (_, input) => [create(boxes, input)],
});

export const putStone = command({
  name: "test.putStone",
  title: { zh: "放石", en: "Put a stone" },
  on: boxes,
  input: z.object({ keeper: z.string().default("甲"), secret: z.string().default("x") }),
  reads: { stones: all(stones).of("box") },
  may: everyone,
  basis,
  visibility: "internal",
  decide(box, { keeper, secret }, { rows, newId }) {
    if (rows.stones.length >= box.room) return refuse("BOX_FULL");
    return [
      create(stones, { id: newId(), box: box.id, keeper, secret, secretHash: "", ticket: nextNumber("tickets") }),
    ];
  },
});

export const relabel = command({
  name: "test.relabel",
  title: { zh: "改名", en: "Relabel" },
  on: boxes,
  input: z.object({ label: z.string(), fail: z.boolean().default(false) }),
  may: everyone,
  basis,
  visibility: "public",
  decide(box, { label, fail }) {
    if (fail) throw new Error("a mistake of the program");
    return [change(box, { label })];
  },
});

export const relabelAt = command({
  name: "test.relabelAt",
  title: { zh: "定时改名", en: "Relabel at a moment" },
  on: boxes,
  input: z.object({ at: z.iso.datetime(), label: z.string() }),
  may: everyone,
  basis,
  visibility: "public",
  decide: (box, { at, label }, { newId }) => [
    change(box, {}),
    wake({ id: newId(), at: new Date(at), command: "test.relabel", target: box.id, input: { label } }),
  ],
});

export const moveRoom = command({
  name: "test.moveRoom",
  title: { zh: "挪空间", en: "Move room" },
  on: boxes,
  input: z.object({ to: z.string(), by: z.int() }),
  reads: { other: one(boxes).lockedBy((_, input: { to: string }) => input.to) },
  may: everyone,
  basis,
  visibility: "public",
  decide(box, { by }, { rows }) {
    if (!rows.other) return refuse("BOX_FULL");
    return [change(box, { room: box.room - by }), change(rows.other, { room: rows.other.room + by })];
  },
});

/** Writes on a box how many stones lie in another one: rows that a row which was read leads to. */
export const countOther = command({
  name: "test.countOther",
  title: { zh: "数别的箱", en: "Count another box" },
  on: boxes,
  input: z.object({ other: z.string() }),
  reads: {
    other: one(boxes).by((_, input: { other: string }) => input.other),
    theirs: all(stones).via("other", "box", (other: { id: string }) => [other.id]),
  },
  may: everyone,
  basis,
  visibility: "public",
  decide: (box, { other }, { rows }) => [
    change(box, { label: `${rows.other?.label ?? other}: ${rows.theirs.length}` }),
  ],
});

export const testCommands = [makeBox, putStone, relabel, relabelAt, moveRoom, countOther];
