import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Document, type DocumentKind, documents } from "#kernel/documents/documents.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { refuseDocument } from "../document-refusals.ts";
import { together } from "./together.ts";

/**
 * Kinds on which nothing rests: no state of a case, no clock, no permit. All others were issued with the act that they prove, and
 * without them the act would have none (CLK-07).
 */
const voidable: readonly DocumentKind[] = ["更正通知书", "无需许可告知书", "准入告知书"];

/** 作废: a document that was issued by mistake. Its number stays in its series as void and is never given again (DOC-04). */
export const voidDocument = command({
  name: "approvals.voidDocument",
  title: { zh: "作废误发文书", en: "Void a document issued by mistake" },
  on: documents,
  input: z.object({ reason: z.string().trim().min(4).max(500) }),
  may: post("head").at((file: Document) => file.body),
  basis: ["DOC-04 文号作废"],
  visibility: "public",
  decide(file, { reason }, context) {
    if (file.voided) return refuseDocument("DOCUMENT_VOID", { number: file.number });
    if (!(voidable as readonly string[]).includes(file.kind))
      return refuseDocument("DOCUMENT_BINDS", { kind: file.kind, number: file.number });
    return together(
      change(file, { voided: true, voidReason: reason }),
      file.addressee === null
        ? []
        : notify({
            ...{ id: context.newId(), to: { subject: file.addressee }, about: file.about, at: context.now },
            title: { zh: `文书已作废：${file.number}`, en: `A document is void: ${file.number}` },
          }),
    );
  },
});
