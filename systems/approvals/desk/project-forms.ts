import type { Fact, Facts } from "#kernel/feel/conditions.ts";
import type { FactDeclaration } from "../plan/flow.ts";
import type { ActField, ActForm, Choice, Typed } from "./act-form.ts";
import { both, text } from "./act-form-parts.ts";

const unanswered: Choice = { value: "", text: both("还没有回答", "not answered yet") };
const yesNo: readonly Choice[] = [
  { value: "true", text: both("是", "yes") },
  { value: "false", text: both("否", "no") },
];

/** A fact as a field: its question, and the answer that stands now. */
function factField({ path, type, question, help, values }: FactDeclaration, facts: Facts): ActField {
  const first = facts[path] === undefined ? "" : String(facts[path]);
  const common = { name: path, label: question, ...(help && { hint: help }) };
  if (type === "number") return { ...common, kind: "line", most: 20 };
  const choices =
    type === "boolean" ? yesNo : (values ?? []).map(({ value, words }) => ({ value: String(value), text: words }));
  return { ...common, kind: "select", first, choices: [unanswered, ...choices] };
}

export const factFields = (declared: readonly FactDeclaration[], facts: Facts): ActForm => ({
  ...{ key: "", group: "forward", button: both("变更项目条件", "Change the facts") },
  fields: declared.map((one) => factField(one, facts)),
});

/** The facts that are others than now, as the command takes them; null for one that is open again. */
export function changedFacts(
  declared: readonly FactDeclaration[],
  facts: Facts,
  typed: Typed,
): Readonly<Record<string, Fact | null>> {
  return Object.fromEntries(
    declared.flatMap(({ path, type }): [string, Fact | null][] => {
      const value = typed[path];
      if (typeof value !== "string" || value === String(facts[path] ?? "")) return [];
      if (value.trim() === "") return [[path, null]];
      return [[path, type === "boolean" ? value === "true" : type === "number" ? Number(value) : value]];
    }),
  );
}

/** The paper that proves something. */
export const proofFields = (name: string, numbered: boolean): readonly ActField[] => [
  {
    ...{ kind: "line", name: "proofName", label: both("证明材料", "Paper that proves it"), least: 2, most: 200 },
    hint: both(name, "its name"),
  },
  {
    ...{ kind: "line", name: "proofNumber", label: both("编号", "Number"), most: 100 },
    ...(!numbered && { optional: true as const }),
  },
  { kind: "line", name: "proofIssuer", label: both("出具单位", "Issued by"), least: 2, most: 200 },
  { kind: "day", name: "proofOn", label: both("材料日期", "Its day") },
];

/** Why the facts change, since when, and by which paper. */
export const changeForm: ActForm = {
  ...{ key: "", group: "forward", button: both("变更并重排计划", "Change and plan anew") },
  fields: [
    { kind: "day", name: "since", label: both("从哪天起变的", "Since when") },
    text("reason", both("为什么变更", "Why"), 4, 500),
    ...proofFields("例如：变更备案信息表、董事会决议、新的设计文件", false),
  ],
};

/** A step that is done outside. */
export const outsideForm: ActForm = {
  ...{ key: "", group: "forward", button: both("登记办好", "Record it as done") },
  fields: [
    { kind: "day", name: "doneOn", label: both("哪天办好的", "Done on") },
    ...proofFields("成果文件本身，或者证明它办好了的文件", true),
  ],
};

export const outsideCorrection: ActForm = {
  ...{ key: "", group: "forward", button: both("更正，原记录保留", "Correct it; the old record stays") },
  fields: [...outsideForm.fields, text("reason", both("原来哪里写错了", "What was wrong"), 4, 500)],
};

/** The input of a command, with the fields of the proof and its file put together. */
export function withProof(input: Readonly<Record<string, unknown>>, file: string | null): Record<string, unknown> {
  const { proofName: name, proofNumber: number, proofIssuer: issuer, proofOn: on, ...rest } = input;
  return { ...rest, proof: { name, number, issuer, on, ...(file !== null && { file }) } };
}
