import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Subject, subjectChanges, subjects } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { dayInput } from "../day-input.ts";
import { refuse } from "../refusals.ts";

/**
 * 主体变更: a firm or a person has another name, or a firm another legal representative, on a paper that proves it. The subject
 * stays who it is, so its cases go on with the same clocks and due days; what was issued keeps the name it was issued to, and
 * what comes now bears the new one.
 */
export const changeSubject = command({
  name: "directory.changeSubject",
  title: { zh: "主体变更", en: "Change a subject's name or representative" },
  on: subjects,
  input: z.object({
    kind: z.enum(["renamed", "representative"]),
    /** The new name: of the subject, or of its legal representative. */
    name: z.string().trim().min(1).max(200),
    /** The day from which it counts by the proof. */
    on: dayInput,
    /** Name and number of the paper: the notice of the registration of the change, the household register. */
    proof: z.string().trim().min(4).max(200),
  }),
  reads: { changes: all(subjectChanges).of<Subject, unknown>("subject") },
  may: post("window", "administrator").anywhere(),
  basis: ["行政许可法 第四十九条", "市场主体登记管理条例 第二十四条"],
  visibility: "internal",
  decide(file, { kind, name, on, proof }, { rows, today, newId }) {
    if (kind === "representative" && file.kind === "person") return refuse("NO_REPRESENTATIVE", { field: "/kind" });
    const changes = rows.changes.filter((one) => one.kind === kind);
    const number = changes.length + 1;
    const earlier = changes.find((one) => one.number === changes.length);
    const was = kind === "renamed" ? file.name : (earlier?.becomes ?? null);
    if (was === name) return refuse("SUBJECT_SAME", { field: "/name" });
    if (on > today || (earlier !== undefined && on < earlier.changedOn))
      return refuse("SUBJECT_DAY", { today, since: earlier?.changedOn ?? "—", field: "/on" });
    return [
      change(file, kind === "renamed" ? { name } : {}),
      create(subjectChanges, {
        ...{ id: newId(), subject: file.id, kind, number, was, becomes: name, changedOn: on, proof },
      }),
    ];
  },
});
