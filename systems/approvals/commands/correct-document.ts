import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Body, bodies } from "#kernel/directory/records.ts";
import { type Document, documents } from "#kernel/documents/documents.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { type Correction, correctionFault } from "../corrections.ts";
import { refuseDocument } from "../document-refusals.ts";
import { numbered, together } from "./together.ts";

const words = z.string().trim().min(1).max(200);

/**
 * 更正: a slip of the pen in a document's words. The document stays as it was issued; a notice of its own, under a number of its
 * own, says what is wrong and what is right. Dates, limits and decisions are none of its business.
 */
export const correctDocument = command({
  name: "approvals.correctDocument",
  title: { zh: "更正文书笔误", en: "Correct a slip in a document" },
  on: documents,
  input: z.object({ wrong: words, right: words }),
  reads: {
    body: one(bodies).by((file: Document) => file.body),
    successor: one(bodies).via("body", (body: Body) => body.successor),
    corrections: all(documents).where("corrects", (file: Document) => file.id),
  },
  may: post("decider", "head").at((file: Document) => file.body),
  basis: ["DOC-01 文书笔误更正"],
  visibility: "public",
  decide(file, asked, context) {
    const { corrections } = context.rows;
    const body = [context.rows.body, context.rows.successor].find((one) => one?.id === context.post?.body);
    if (file.voided) return refuseDocument("DOCUMENT_VOID", { number: file.number });
    if (file.corrects !== null) return refuseDocument("CORRECTS_ITSELF", { number: file.number });
    if (!body) return refuseDocument("DOCUMENT_OFFICE_GONE", { number: file.number });
    if (asked.wrong === asked.right) return refuseDocument("NOTHING_CORRECTED", { field: "/right" });
    const earlier = corrections.filter(({ voided }) => !voided).map(({ content }) => content as Correction);
    const fault = correctionFault(file.content, earlier, asked);
    if (fault === "absent") return refuseDocument("WORDS_ABSENT", { ...asked, number: file.number, field: "/wrong" });
    if (fault === "binding") return refuseDocument("WORDS_BINDING", { ...asked, field: "/wrong" });
    const { item } = file.content;
    return together(
      change(file, {}),
      numbered(
        body,
        {
          ...{ kind: "更正通知书", about: file.about, addressee: file.addressee, corrects: file.id },
          content: { item, corrects: file.number, correctedKind: file.kind, issuedOn: file.issuedOn, ...asked },
        },
        context,
      ),
      file.addressee === null
        ? []
        : notify({
            ...{ id: context.newId(), to: { subject: file.addressee }, about: file.about, at: context.now },
            title: { zh: `文书有更正：${file.number}`, en: `A document was corrected: ${file.number}` },
          }),
    );
  },
});
