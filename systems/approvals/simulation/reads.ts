import { post } from "#kernel/access/policies.ts";
import { bodies, type PostKind } from "#kernel/directory/records.ts";
import { itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { type Matter, matters, papers } from "#kernel/matters/records.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { paperFiles } from "../paper-files/records.ts";
import { flows } from "../records.ts";
import type { Simulation } from "./records.ts";

/** The body that was asked, or whoever has its power now. */
export const askedBody = (...kinds: readonly [PostKind, ...PostKind[]]) =>
  post(...kinds).succeedingTo<Simulation, unknown>(
    (file) => file.power,
    (file) => file.step,
  );

/** What an act on a simulated step reads beside it: the matter is locked, since its facts and papers are what the opinion rests on. */
export const simulationReads = {
  matter: one(matters).lockedBy((file: Simulation) => file.matter),
  flow: one(flows).via("matter", (matter: Matter) => matter.flow),
  papers: all(papers).where("matter", (file: Simulation) => file.matter),
  files: all(paperFiles).where("matter", (file: Simulation) => file.matter),
  versions: all(itemVersions).where("item", (file: Simulation) => file.step),
  powers: all(powers).where("item", (file: Simulation) => file.step),
  /** The bodies that have or had the power: who acts is one of them (STF-07). */
  bodies: many(bodies).via("powers", (held: readonly Power[]) => held.map(({ body }) => body)),
};
