import type { Words } from "#kernel/text/words.ts";
import type { Proof } from "../facts/records.ts";

/** A proof as one line: name, number, issuer, day. */
export const proofWords = ({ name, number, issuer, on }: Proof): Words => ({
  zh: `依据：${name}${number ? `（${number}）` : ""}，${issuer}，${on}`,
  en: `By: ${name}${number ? ` (${number})` : ""}, ${issuer}, ${on}`,
});
