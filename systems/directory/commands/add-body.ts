import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { postNames } from "#kernel/access/post-names.ts";
import { bodies, divisions, postKinds, posts } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { dayInput } from "../day-input.ts";
import { refuse } from "../refusals.ts";

const input = z.object({
  name: z.string().trim().min(2).max(80),
  nameEn: z.string().trim().min(2).max(120),
  /** Such as 政府部门 or 派出机构. */
  kind: z.string().trim().min(2).max(20),
  level: z.enum(["city", "county", "township", "community"]),
  division: z.string().max(20),
  /** 机关代字 of its documents (DOC-04): 2 to 12 characters, its own. */
  officeCode: z.string().max(20).optional(),
  from: dayInput,
  posts: z.array(z.enum(postKinds)).max(postKinds.length).default([]),
});
type Input = z.output<typeof input>;

/** 设立机构: a new body with its first name and its posts; powers come to it by the power list or by a merger. */
export const addBody = command({
  name: "directory.addBody",
  title: { zh: "设立机构", en: "Set up a body" },
  on: null,
  makes: bodies,
  input,
  reads: { division: one(divisions).by((_: null, asked: Input) => asked.division) },
  may: post("administrator").anywhere(),
  basis: ["地方各级人民政府机构设置和编制管理条例 第九条"],
  visibility: "public",
  decide(_, { name, nameEn, kind, level, division, officeCode, from, posts: kinds }, { rows, newId }) {
    if (!rows.division) return refuse("DIVISION_UNKNOWN", { division, field: "/division" });
    if (officeCode !== undefined && !/^[\u4e00-\u9fa5]{2,12}$/.test(officeCode))
      return refuse("OFFICE_CODE_SHAPE", { officeCode, field: "/officeCode" });
    const id = newId();
    const life = { validFrom: from, validTo: null };
    return [
      create(bodies, {
        ...{ id, kind, level, division, names: [{ name, nameEn, from, to: null }], ...life },
        // A city's own act (J), unlike what a pack takes from the law.
        ...{ officeCode: officeCode ?? null, successor: null, mark: "J" },
      }),
      ...[...new Set(kinds)].map((one) =>
        create(posts, { id: `${id}:${one}`, body: id, kind: one, title: postNames[one], ...life }),
      ),
    ];
  },
});
