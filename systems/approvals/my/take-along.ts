import { html } from "hono/html";
import type { PageRequest, PlainAnswer, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Applicant } from "../apply/applicants.ts";
import { chinese } from "../apply/pieces.ts";
import { type CalendarDay, calendarFile } from "../firms/calendar-file.ts";
import { ownOfPerson } from "./own.ts";

/** Days for one's own calendar, and all papers of a subject as one ZIP: on record first, then handed over (COM-12). */
export function takePart(applicants: readonly Applicant[], { form, language }: PageRequest): Markup | "" {
  if (applicants.length === 0) return "";
  const zh = language === "zh";
  const forms = applicants.map(
    ({ id, name }) =>
      html`<form action="/my" method="post"><input type="hidden" name="key" value="${form?.key ?? ""}"><input type="hidden" name="subject" value="${id}"><p class="acts"><button class="button quiet">${zh ? "下载全部材料（ZIP）" : "All papers (ZIP)"}${applicants.length === 1 ? "" : html` ${chinese(name, language)}`}</button></p></form>`,
  );
  return html`<section class="section screen-only" aria-labelledby="take"><h2 id="take">${zh ? "带走" : "Take along"}</h2><p><a href="/my.ics">${zh ? "把这些日子放进自己的日历（.ics）" : "These days for your calendar (.ics)"}</a></p>${forms}<p class="fine">${zh ? "材料和文书都在里面，附目录；下载会记录在案。" : "All papers and documents with a list; the download is put on record."}</p></section>`;
}

/** Puts on record that they are taken, and leads to the archive, which opens for five minutes. */
export async function submitTake({ city, who, fields, key }: SubmitRequest): Promise<Redirect | Refusal> {
  const asked = { command: "approvals.takePapers", who, on: fields.subject ?? "", input: {}, key };
  const outcome = await city.execute(asked);
  if (isRefusal(outcome)) return outcome;
  const take = "done" in outcome ? outcome.changes.find(({ record }) => record === "paperTake")?.id : undefined;
  return { redirect: address("/api/v1/approvals/firm-papers", { take }) as `/${string}` };
}

/** `/my.ics`: what is owed by a day, when running cases are due, and when permits end. */
export async function myCalendar(request: PageRequest): Promise<PlainAnswer | Redirect> {
  const { city, who, language, origin = "" } = request;
  if (who.kind !== "person") return { redirect: "/sign-in?to=%2Fmy" };
  const zh = language === "zh";
  const { applicants, cases, permits, owed } = await ownOfPerson(city, request);
  const days: CalendarDay[] = [
    ...owed.flatMap(({ what, detail, about, by, href }) =>
      by === null
        ? []
        : [
            {
              uid: `owed-${href}@${origin}`,
              on: by,
              title: `${what[language]}：${about}`,
              text: detail ?? "",
              url: `${origin}${href}`,
            },
          ],
    ),
    ...cases.flatMap(({ id, itemName, bodyName, queryCode, standing }) => {
      if (!standing?.due) return [];
      const title = `${itemName}${zh ? "：办理期限" : ": due"}`;
      const url = `${origin}${address("/progress", { code: queryCode })}`;
      return [{ uid: `due-${id}@${origin}`, on: standing.due, title, text: bodyName, url }];
    }),
    ...permits.flatMap(({ number, name, validTo }) => {
      if (validTo === null) return [];
      const url = `${origin}${address("/permits", { number })}`;
      return [
        {
          uid: `ends-${number}@${origin}`,
          on: validTo,
          title: `${name}${zh ? "：届满" : ": ends"}`,
          text: number,
          url,
        },
      ];
    }),
  ];
  const name = applicants.map((one) => one.name).join("、") || (zh ? "我的办件" : "My cases");
  return {
    ...{ contentType: "text/calendar; charset=utf-8", fileName: "my.ics" },
    text: calendarFile(name, days, city.time.now()),
  };
}
