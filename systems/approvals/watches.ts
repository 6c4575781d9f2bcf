import { type Watch, watch } from "#kernel/city/watch.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { permits } from "#kernel/matters/permits.ts";
import { type CaseStatus, cases, matters } from "#kernel/matters/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { statusWords } from "./case-words.ts";
import { consultations } from "./consult/records.ts";
import { hearings } from "./hearing/records.ts";
import { jointMembers, jointReviews } from "./joint/records.ts";
import { permitIsSeen, permitSight, permitTables } from "./queries/permit-rows.ts";
import { caseIsSeen, matterIsSeen, sightValues } from "./queries/visible.ts";
import { supplements } from "./records.ts";
import { simulations } from "./simulation/records.ts";
import { works } from "./works/records.ts";

/** Rows of a statement that takes ids: where each leads. */
const leads =
  (text: string): Watch["parts"][number]["leads"] =>
  async (city, ids) =>
    (await city.database.pool.query<{ id: string; to: string }>(text, [ids])).rows;

const decisions: Readonly<Record<string, { zh: string; en: string }>> = {
  granted: { zh: "准予", en: "granted" },
  refused: { zh: "不予许可", en: "refused" },
};

/** 办件: one case, with its clocks and what was asked of its applicant. */
const caseWatch = watch({
  name: "case",
  title: cases.title,
  record: cases,
  async may({ city, actor, ids, today }) {
    const seen = await sightValues(city, actor, today);
    const found = await city.database.pool.query<{ id: string }>(
      `SELECT c.id FROM cases c WHERE c.id = ANY($5) AND ${caseIsSeen}`,
      [...seen.cases, ids],
    );
    return found.rows.map(({ id }) => id);
  },
  parts: [
    { record: clocks, leads: leads("SELECT id, owner AS to FROM clocks WHERE id = ANY($1) AND owner_record = 'case'") },
    { record: supplements, leads: leads("SELECT id, case_id AS to FROM supplements WHERE id = ANY($1)") },
    { record: hearings, leads: leads("SELECT id, case_id AS to FROM hearings WHERE id = ANY($1)") },
    { record: consultations, leads: leads("SELECT id, case_id AS to FROM consultations WHERE id = ANY($1)") },
    {
      record: jointMembers,
      leads: leads("SELECT id, case_id AS to FROM joint_members WHERE id = ANY($1) AND case_id IS NOT NULL"),
    },
  ],
  shown: {
    status: {
      title: { zh: "状态", en: "State" },
      say: (value) => statusWords[value as CaseStatus] ?? { zh: String(value), en: String(value) },
    },
    suppliedOn: { title: { zh: "补齐", en: "Supplied" } },
    acceptedOn: { title: { zh: "受理", en: "Accepted" } },
    reviewedOn: { title: { zh: "审查", en: "Reviewed" } },
    decidedOn: { title: { zh: "办结", en: "Decided" } },
    decision: {
      title: { zh: "决定", en: "Decision" },
      say: (value) => decisions[String(value)] ?? { zh: "—", en: "—" },
    },
    deliveredOn: { title: { zh: "送达", en: "Delivered" } },
  },
});

const mayMatter: Watch["may"] = async ({ city, actor, ids, today }) => {
  const seen = await sightValues(city, actor, today);
  const found = await city.database.pool.query<{ id: string }>(
    `SELECT m.id FROM matters m WHERE m.id = ANY($6) AND ${matterIsSeen}`,
    [...seen.matters, ids],
  );
  return found.rows.map(({ id }) => id);
};

/** 事: what is shared by its cases: papers, parties, facts. */
const matterWatch = watch({ name: "matter", title: matters.title, record: matters, may: mayMatter });

/** 项目: a matter with all its cases. */
const projectWatch = watch({
  name: "project",
  title: { zh: "项目", en: "Project" },
  may: mayMatter,
  parts: [
    { record: matters, leads: async (_, ids) => ids.map((id) => ({ id, to: id })) },
    { record: cases, leads: leads("SELECT id, matter AS to FROM cases WHERE id = ANY($1)") },
    { record: simulations, leads: leads("SELECT id, matter AS to FROM simulations WHERE id = ANY($1)") },
    { record: jointReviews, leads: leads("SELECT id, matter AS to FROM joint_reviews WHERE id = ANY($1)") },
    { record: jointMembers, leads: leads("SELECT id, matter AS to FROM joint_members WHERE id = ANY($1)") },
  ],
});

/** 我的工作: the open cases of a body, for who works there. */
const workWatch = watch({
  name: "work",
  title: { zh: "我的工作", en: "My work" },
  async may({ actor, ids, today }) {
    const held = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    return ids.filter((id) => held.some(({ body }) => body === id));
  },
  parts: [
    { record: cases, leads: leads("SELECT id, body AS to FROM cases WHERE id = ANY($1)") },
    { record: consultations, leads: leads("SELECT id, body AS to FROM consultations WHERE id = ANY($1)") },
    { record: jointMembers, leads: leads("SELECT id, body AS to FROM joint_members WHERE id = ANY($1)") },
    {
      record: clocks,
      leads: leads("SELECT k.id, c.body AS to FROM clocks k JOIN cases c ON c.id = k.owner WHERE k.id = ANY($1)"),
    },
  ],
});

/** 证件: one permit, for who may see it. */
const permitWatch = watch({
  name: "permit",
  title: permits.title,
  record: permits,
  async may({ city, actor, ids, today }) {
    const found = await city.database.pool.query<{ id: string }>(
      `SELECT p.id FROM ${permitTables} WHERE p.id = ANY($5) AND ${permitIsSeen}`,
      [...(await permitSight(city, actor, today)), ids],
    );
    return found.rows.map(({ id }) => id);
  },
  parts: [{ record: works, leads: leads("SELECT id, permit AS to FROM works WHERE id = ANY($1)") }],
});

export const approvalWatches = [caseWatch, matterWatch, projectWatch, workWatch, permitWatch];
