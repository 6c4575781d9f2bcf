import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { startClock, stopClocks } from "#kernel/clocks/effects.ts";
import { issue } from "#kernel/documents/documents.ts";
import { items } from "#kernel/items/records.ts";
import { type Case, cases, papers as paperRecord } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { missingPapers } from "./accept.ts";
import { body, matter, ownClocks, ownPapers, version } from "./reads.ts";

/**
 * 作出决定: grant, or refuse with reasons and remedies (CLK-26). Both limits stop, the ten workdays for delivery start
 * (CLK-15), and what the item yields becomes a paper of the matter, which opens the next steps.
 */
export const decide = command({
  name: "approvals.decide",
  title: { zh: "作出决定", en: "Decide" },
  on: cases,
  input: z.object({ decision: z.enum(["granted", "refused"]), reason: z.string().trim().max(2000).optional() }),
  reads: {
    ...{ version, body, clocks: ownClocks, matter, papers: ownPapers },
    item: one(items).by((file: Case) => file.item),
  },
  may: post("decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条", "行政许可法 第三十八条"],
  visibility: "public",
  decide(file, { decision, reason }, context) {
    const { version, body, clocks, papers, item } = context.rows;
    const { today } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    if (decision === "refused" && !reason) return refuse("REASON_MISSING", { field: "/reason" });
    const missing = missingPapers(file, version, papers);
    if (decision === "granted" && missing.length > 0) return refuse("PAPERS_MISSING", { papers: missing.join("、") });
    const effects: Effect[] = [
      change(file, { status: "decided", decision, decidedOn: today, reason: reason ?? null }),
      ...stopClocks(clocks, ["promised", "legal"], today),
      startClock({
        ...{ ownerRecord: "case", owner: file.id, name: "delivery", unit: "workday", on: today },
        ...{ limitDays: context.settings.number("deliveryWorkdays"), basis: "行政许可法 第四十四条" },
      }),
    ];
    if (decision === "granted")
      for (const name of version.yields)
        if (!papers.some((paper) => paper.name === name))
          effects.push(
            create(paperRecord, {
              ...{ id: context.newId(), matter: file.matter, name, origin: "yielded", fromCase: file.id },
              ...{ receivedOn: today, checked: true, listedIn: version.id },
            }),
          );
    if (body.officeCode !== null)
      effects.push(
        issue({
          ...{ id: context.newId(), officeCode: body.officeCode, body: body.id, about: file.id, on: today },
          kind:
            decision === "refused" ? "不予许可决定书" : item?.kind === "行政许可" ? "准予许可决定书" : "办理结果通知书",
          addressee: file.applicant,
          content: { item: version.name, bases: version.bases, decision, reason, yields: version.yields, remedies },
        }),
      );
    effects.push(
      notify({
        ...{ id: context.newId(), to: { subject: file.applicant }, about: file.id, at: context.now },
        title: {
          zh: `${decision === "granted" ? "已办结" : "不予许可"}：${version.name}`,
          en: `${decision === "granted" ? "Decided" : "Refused"}: ${version.name}`,
        },
      }),
    );
    return effects;
  },
});

/** The routes of remedy that every decision names (CLK-26). */
const remedies = {
  reconsideration: { days: 60, unit: "calendar", basis: "行政复议法 第二十条" },
  litigation: { months: 6, basis: "行政诉讼法 第四十六条" },
};
