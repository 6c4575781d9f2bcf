import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { type Body, bodies } from "#kernel/directory/records.ts";
import { inForce, powers } from "#kernel/items/records.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refuse } from "../refusals.ts";
import { type Heir, moveCases, moveNames } from "./merging.ts";

/** 移交办件: on the day of a merger the running cases go to the successor, with their due days as they are (STF-07). */
export const handOver = command({
  name: "directory.handOver",
  title: { zh: "移交办件", en: "Hand cases over" },
  on: bodies,
  input: z.object({}),
  reads: {
    powers: all(powers).of("body"),
    gained: all(powers).where("body", (file: Body) => file.successor),
    named: all(powers).where("inNameOf", (file: Body) => file.id),
    cases: all(cases).of("body"),
  },
  may: system(),
  basis: ["地方各级人民政府机构设置和编制管理条例 第九条"],
  visibility: "public",
  decide(file, _, { rows, today }) {
    const { successor, validTo: on } = file;
    if (successor === null || on === null || on > today) return refuse("MERGER_NOT_DUE");
    const heirs = rows.powers.flatMap((of): Heir[] => {
      const heir = rows.gained.find((one) => one.item === of.item && one.division === of.division && inForce(one, on));
      return heir ? [{ of, id: heir.id }] : [];
    });
    return [change(file, {}), ...moveNames(rows.named, successor, on), ...moveCases(rows.cases, heirs, successor, on)];
  },
});
