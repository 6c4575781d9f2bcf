import { bodies } from "#kernel/directory/records.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { type Matter, matters, papers } from "#kernel/matters/records.ts";
import { all, one } from "#kernel/records/reads.ts";
import { paperFiles } from "../paper-files/records.ts";
import { flows } from "../records.ts";
import type { Simulation } from "./records.ts";

/** What an act on a simulated step reads beside it: the matter is locked, since its facts and papers are what the opinion rests on. */
export const simulationReads = {
  matter: one(matters).lockedBy((file: Simulation) => file.matter),
  flow: one(flows).via("matter", (matter: Matter) => matter.flow),
  papers: all(papers).where("matter", (file: Simulation) => file.matter),
  files: all(paperFiles).where("matter", (file: Simulation) => file.matter),
  versions: all(itemVersions).where("item", (file: Simulation) => file.step),
  body: one(bodies).by((file: Simulation) => file.body),
};
