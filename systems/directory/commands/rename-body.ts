import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { bodies } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { dayInput } from "../day-input.ts";
import { lastName } from "../names.ts";
import { refuse } from "../refusals.ts";

/**
 * 机构更名: the body keeps its id and gets one more dated name (IDN-06); no case, power or due day moves. A rename that
 * was announced earlier may be entered late, so the day may be past.
 */
export const renameBody = command({
  name: "directory.renameBody",
  title: { zh: "机构更名", en: "Rename a body" },
  on: bodies,
  input: z.object({
    name: z.string().trim().min(2).max(80),
    nameEn: z.string().trim().min(2).max(120),
    on: dayInput,
  }),
  may: post("administrator").anywhere(),
  basis: ["地方各级人民政府机构设置和编制管理条例 第九条"],
  visibility: "public",
  decide(file, { name, nameEn, on }) {
    const present = lastName(file);
    if (present.name === name) return refuse("NAME_SAME", { name, field: "/name" });
    if (on <= present.from || (file.validTo !== null && on >= file.validTo))
      return refuse("NAME_DAY", { on, from: present.from, field: "/on" });
    return [
      change(file, {
        names: [...file.names.slice(0, -1), { ...present, to: on }, { name, nameEn, from: on, to: file.validTo }],
      }),
    ];
  },
});
