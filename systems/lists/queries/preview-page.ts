import { html } from "hono/html";
import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { formHtml } from "#kernel/forms/form-html.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { dayInput } from "../commands/day-input.ts";
import { type ItemDraft, itemDraft } from "../draft/item-draft.ts";
import { printedForm } from "../form/printed-form.ts";
import type { ItemShown } from "../item-query.ts";
import { itemPage } from "../page-item.ts";
import { bodiesNamed } from "./names.ts";
import { listPosts } from "./sight.ts";

/**
 * 预览: the public page of a draft, its form on that page and its form on paper, as HTML parts made by the very functions
 * that make the real ones. Nothing is stored; the desk puts them into the portal's own frame.
 */
export const previewPage = query({
  name: "lists.previewPage",
  title: { zh: "预览门户页", en: "Preview of the public page" },
  input: z.object({ content: itemDraft, effectiveFrom: dayInput, language: z.enum(["zh", "en"]).default("zh") }),
  may: holders(...listPosts),
  sensitive: true,
  async run({ city, input }) {
    const { content, effectiveFrom, language } = input;
    const shown = await shownDraft(city, content, effectiveFrom);
    const page = await itemPage({
      city: withDraft(city, shown),
      language,
      parameters: { code: content.code },
      path: `/items/${content.code}`,
      // As it will be read on its first day.
      today: effectiveFrom,
      who: { kind: "anyone" },
    });
    if (isRefusal(page)) return page;
    const { form } = content;
    const papers = content.papers.filter(({ from }) => from === null).map(({ name }) => name);
    const head = { item: content.name, code: content.code, body: shown.bodies[0]?.name ?? null, papers };
    const title = language === "zh" ? "填写申请表单" : "The application form";
    return {
      title: page.title,
      page: String(await page.body),
      form: form === null ? null : String(await html`<h1>${title}</h1>${formHtml(form, language)}`),
      paper: form === null ? null : String(await printedForm(form, head, language)),
    };
  },
});

/** What the item's query would answer if the draft were in force on its day. */
async function shownDraft(city: City, draft: ItemDraft, on: Day): Promise<ItemShown> {
  const { pool } = city.database;
  const real = (await city.ask("lists.item", { kind: "anyone" }, { code: draft.code, on })) as ItemShown;
  const known = isRefusal(real) ? undefined : real;
  const { code, basicCode: _basic, kind, itemGroup, powers, supervision: _supervision, ...said } = draft;
  const number = Math.max(0, ...(known?.versions ?? []).map((one) => one.number)) + 1;
  const version: ItemVersion = {
    ...{ ...said, id: `${code}@draft`, version: 1, item: code, number, validFrom: on, validTo: null },
    ...{ marks: {}, source: draft.bases.join("；") },
  };
  const named = await bodiesNamed(
    pool,
    powers.map(({ body }) => body),
    on,
  );
  const makers = await makersOf(city, draft, on);
  return {
    ...known,
    ...{ code, kind, group: itemGroup, on, version, inForce: true, makers },
    versions: [{ number, name: draft.name, validFrom: on, validTo: null }, ...(known?.versions ?? [])],
    bodies: powers.flatMap(({ body, mode, inNameOf }) => {
      const found = named.find(({ id }) => id === body);
      return found ? [{ ...found, mode, inNameOf }] : [];
    }),
  };
}

async function makersOf(city: City, draft: ItemDraft, on: Day): Promise<ItemShown["makers"]> {
  const codes = [...new Set(draft.papers.flatMap(({ from }) => from ?? []))];
  const found = await city.database.pool.query<ItemShown["makers"][string]>({
    name: "draft-paper-makers",
    text: `SELECT v.item AS code, v.name, (SELECT b.names->-1->>'name' FROM powers p JOIN bodies b ON b.id = p.body
             WHERE p.item = v.item AND p.valid_from <= $2::date AND $2::date < p.valid_until ORDER BY b.id LIMIT 1) AS "bodyName"
           FROM item_versions v WHERE v.item = ANY($1) AND v.valid_from <= $2::date AND $2::date < v.valid_until`,
    values: [codes, on],
  });
  return Object.fromEntries(found.rows.map((maker) => [maker.code, maker]));
}

/** The city in which the item's query answers with the draft; everything else is as it is. */
function withDraft(city: City, shown: ItemShown): City {
  const ask: City["ask"] = async (name, who, input) => (name === "lists.item" ? shown : city.ask(name, who, input));
  return Object.create(city, { ask: { value: ask } }) as City;
}
