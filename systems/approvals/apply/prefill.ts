import type { Day } from "#kernel/calendar/day.ts";
import { dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { formFields } from "#kernel/forms/form-fields.ts";
import { fits, type Known } from "./known.ts";
import type { Application } from "./records.ts";
import type { Target } from "./target.ts";

type Row = {
  readonly name: string;
  readonly person: boolean;
  readonly handler: string | null;
  readonly earlier: readonly {
    readonly answers: Readonly<Record<string, unknown>>;
    readonly on: string;
    readonly items: readonly string[];
    readonly title: string | null;
  }[];
};

/** Fields that a subject's registration answers by itself. */
const ofSubject = ["applicantName", "companyName"];

/**
 * What can be filled in for whoever applies (COM-05): their registered name, and what they answered to the same question in their
 * last applications, each with where it comes from and its date. They may change it. For a visitor without a name nothing is.
 */
export async function prefills(
  city: City,
  { form, known }: Target,
  { id, subject, owner }: Application,
  names: readonly string[],
): Promise<Known[]> {
  const there = known.filter(({ name }) => names.includes(name));
  if (subject === null) return there;
  const found = await city.database.pool.query<Row>({
    name: "prefills-of-subject",
    text: `SELECT s.name, s.kind = 'person' AS person, q.name AS handler, (SELECT coalesce(jsonb_agg(jsonb_build_object('answers', a.answers,
             'on', a.submitted_at, 'items', a.items, 'title', v.name) ORDER BY a.submitted_at DESC), '[]') FROM
               (SELECT * FROM applications WHERE subject = $1 AND state = 'submitted' AND id <> $2 ORDER BY submitted_at DESC LIMIT 5) a
               LEFT JOIN cases c ON c.id = a.case_id LEFT JOIN item_versions v ON v.id = c.item_version) AS earlier
           FROM subjects s LEFT JOIN people q ON q.id = $3 WHERE s.id = $1`,
    values: [subject, id, owner],
  });
  const row = found.rows[0];
  if (row === undefined) return there;
  const today = city.today();
  const fresh = formFields(form).filter(({ name }) => names.includes(name) && !there.some((one) => one.name === name));
  const filled = fresh.flatMap((field) => {
    const one = prefillOf(field.name, row, today);
    return one !== undefined && fits(field, one.value) ? [one] : [];
  });
  return [...there, ...filled];
}

function prefillOf(name: string, { name: subject, handler, earlier }: Row, today: Day): Known | undefined {
  const register = { zh: "主体登记", en: "the register" };
  if (ofSubject.includes(name)) return { name, value: subject, from: register, on: today };
  const last = earlier.find(({ answers }) => Object.hasOwn(answers, name));
  if (last !== undefined) {
    const what = last.title ?? "上一次申请";
    const on = dayOf(new Date(last.on));
    return { name, value: last.answers[name], from: { zh: `您的申请“${what}”`, en: `your application “${what}”` }, on };
  }
  if (name === "contactName" && handler !== null)
    return { name, value: handler, from: { zh: "您的登录账号", en: "your account" }, on: today };
  return undefined;
}
