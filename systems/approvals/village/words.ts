import type { Words } from "#kernel/text/words.ts";
import type { Confirmation } from "./records.ts";

export const confirmationWords: Readonly<Record<Confirmation, Words>> = {
  signature: { zh: "签字", en: "signature" },
  fingerprint: { zh: "按指印", en: "fingerprint" },
  message: { zh: "短信确认", en: "text message" },
};
