import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { posts } from "#kernel/directory/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { statusOf } from "../case-words.ts";
import { refuse } from "../refusals.ts";
import { refuseReview } from "../review-refusals.ts";
import { missingPapers } from "./accepting.ts";
import { ownPapers, version } from "./reads.ts";
import { together } from "./together.ts";

const ownPosts = all(posts).where("body", (file: Case) => file.body);

/** 审查意见: the reviewer proposes what to decide, with the opinion; it goes to whoever signs. */
export const review = command({
  name: "approvals.review",
  title: { zh: "提出审查意见", en: "Propose a decision" },
  on: cases,
  input: z.object({ proposal: z.enum(["granted", "refused"]), opinion: z.string().trim().min(2).max(2000) }),
  reads: { version, papers: ownPapers, posts: ownPosts },
  may: post("reviewer").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条"],
  visibility: "internal",
  decide(file, { proposal, opinion }, context) {
    const { version, papers, posts } = context.rows;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || context.actor.kind !== "person")
      return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const missing = missingPapers(file, version, papers);
    if (proposal === "granted" && missing.length > 0)
      return refuseReview("GRANT_WITHOUT_PAPERS", { papers: missing.join("、"), field: "/proposal" });
    const signing = posts.filter(({ kind, validTo }) => kind === "decider" && validTo === null);
    return together(
      change(file, { proposal, opinion, reviewer: context.actor.person, reviewedOn: context.today }),
      signing.map((one) =>
        notify({
          ...{ id: context.newId(), to: { post: one.id }, about: file.id, at: context.now },
          title: { zh: `待签批：${version.name}`, en: `To be signed: ${version.name}` },
        }),
      ),
    );
  },
});

/** 退回重审: who signs sends a proposal back, with what is still to be looked at. */
export const sendBack = command({
  name: "approvals.sendBack",
  title: { zh: "退回重审", en: "Send back for review" },
  on: cases,
  input: z.object({ note: z.string().trim().min(2).max(2000) }),
  reads: { version, posts: ownPosts },
  may: post("decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条"],
  visibility: "internal",
  decide(file, { note }, context) {
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (file.proposal === null) return refuseReview("NOTHING_PROPOSED");
    const reviewing = context.rows.posts.filter(({ kind, validTo }) => kind === "reviewer" && validTo === null);
    const name = context.rows.version?.name ?? file.item;
    return together(
      change(file, { proposal: null, opinion: note, reviewer: null, reviewedOn: null }),
      reviewing.map((one) =>
        notify({
          ...{ id: context.newId(), to: { post: one.id }, about: file.id, at: context.now },
          title: { zh: `退回重审：${name}`, en: `Sent back for review: ${name}` },
        }),
      ),
    );
  },
});
