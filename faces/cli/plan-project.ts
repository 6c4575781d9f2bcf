import { z } from "zod";
import type { Facts } from "#kernel/feel/conditions.ts";
import { flattenFacts } from "#systems/approvals/plan/facts.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import { FlowRefused, fault } from "#systems/approvals/plan/flow-fault.ts";
import type { OwnTime } from "#systems/approvals/plan/real-days.ts";
import { variantFacts } from "#systems/approvals/plan/variants.ts";
import { CommandFailure, wrongUsage } from "./command-failure.ts";
import { parseJsonText, readJsonFile, readTextFile } from "./json-file.ts";
import { writtenTwice } from "./written-twice.ts";

/** The project's facts: from a file, those of a variant that the flow names, or none said. */
export function factsOf(
  flow: Flow,
  { facts, variant }: { readonly facts?: string; readonly variant?: string },
): Facts | undefined {
  if (facts !== undefined && variant !== undefined)
    throw wrongUsage("--facts 与 --variant 只能用一个", "Use either --facts or --variant");
  if (facts !== undefined) return factsIn(facts);
  if (variant === undefined) return undefined;
  if (variant !== "full" && variant !== "base")
    throw wrongUsage(
      `--variant 应为 full 或 base，现为“${variant}”`,
      `--variant must be full or base; found “${variant}”`,
    );
  // Without published figures an ordinary project answers each question as the flow proposes.
  if (flow.checks !== undefined || flow.facts !== undefined) return variantFacts(flow, variant);
  throw new CommandFailure({
    zh: `流程 ${flow.id} ${flow.edition} 没有写明 ${variant} 的项目事实，用 --facts 给出`,
    en: `The flow ${flow.id} ${flow.edition} names no facts for ${variant}; give them with --facts`,
  });
}

function factsIn(file: string): Facts {
  const text = readTextFile(file);
  const content = parseJsonText(text, file);
  const twice = writtenTwice(text);
  if (twice === undefined) return flattenFacts(content);
  const { name, values } = twice;
  throw new FlowRefused([
    fault(
      "FACTS_CONTRADICT",
      { field: name },
      {
        zh: `“${name}”写了两次，一处是${values[0]}，一处是${values[1]}`,
        en: `"${name}" is given twice, once as ${values[0]} and once as ${values[1]}`,
      },
    ),
  ]);
}

// A century: longer is a slip of the pen, and no calendar answers for it.
const days = z.int().min(0).max(36_500);
const ownTime = z.strictObject({
  afterStage: z.record(z.string().regex(/^\d{1,4}$/), days).optional(),
  papers: z.record(z.string(), days).optional(),
});

/** The applicant's own time, `{"afterStage": {"3": 300}, "papers": {"施工图设计文件": 20}}`, in calendar days (CON-10). */
export function ownTimeIn(file: string | undefined): OwnTime {
  if (file === undefined) return {};
  const read = ownTime.safeParse(readJsonFile(file));
  if (read.success) {
    const { afterStage, papers } = read.data;
    return { ...(afterStage && { afterStage }), ...(papers && { papers }) };
  }
  const place = read.error.issues[0]?.path.join(".") ?? "";
  throw new CommandFailure({
    zh: `${file}：自己的时间写成 {"afterStage": {"3": 300}, "papers": {"材料": 20}}，单位日历日，不超过36500${place && `；“${place}”不是`}`,
    en: `${file}: write own time as {"afterStage": {"3": 300}, "papers": {"paper": 20}} in calendar days, at most 36500${place && `; not so at “${place}”`}`,
  });
}
