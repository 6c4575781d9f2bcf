import type { Day } from "#kernel/calendar/day.ts";
import type { Law, LawKind } from "#kernel/items/laws.ts";
import { directoryOf } from "./directory.ts";
import type { Ground } from "./ground.ts";

const law = (id: string, kind: LawKind, validTo: string | null = null): Law => ({
  ...{ id, version: 1, title: id, kind, number: null, validFrom: "1990-01-01" as Day, validTo: validTo as Day | null },
  ...{ replacedBy: null, mark: "L" },
});

/** A city of two bodies and four laws, for tests of files: nothing of it is on a list yet. */
export const smallGround: Ground = {
  on: "2026-03-02" as Day,
  laws: [
    law("建筑法", "law"),
    law("房屋登记办法", "administrativeRegulation", "2019-07-24"),
    law("物业收费办法", "ministryRule"),
    law("行政许可法", "law"),
  ],
  directory: directoryOf(
    [
      { id: "CON", kind: "政府部门", level: "city", division: "360500", names: ["新余市住房和城乡建设局"] },
      { id: "CTY-CON", kind: "政府部门", level: "county", division: "360502", names: ["渝水区住房和城乡建设局"] },
    ],
    [
      { id: "360500", name: "新余市", level: "city" },
      { id: "360502", name: "渝水区", level: "county" },
    ],
  ),
  makers: new Map([["营业执照", { code: "B12", name: "企业设立登记" }]]),
  standings: async () => new Map(),
};
