import type { Refusal } from "#kernel/records/refusal.ts";
import { fill, type Words } from "#kernel/text/words.ts";

type UploadRefusal = { readonly status: number; readonly rule: string; readonly text: Words; readonly next: Words };

/** Why bytes of a file are not taken, whatever they are: how they are sent, and by whom. */
const texts = {
  UPLOAD_MALFORMED: {
    status: 400,
    rule: "FIL-07",
    text: { zh: "上传的写法不对：{fault}。", en: "The upload is not written right: {fault}." },
    next: {
      zh: "整份上传用 multipart/form-data；断点续传用 tus 1.0.0，并给出 Upload-Length 和 filename。",
      en: "Send it whole as multipart/form-data, or in pieces by tus 1.0.0 with Upload-Length and filename.",
    },
  },
  UPLOAD_NOT_FOUND: {
    status: 404,
    rule: "FIL-07",
    text: {
      zh: "没有这个上传：它已经过期、已被取消，或者不是您开始的。",
      en: "There is no such upload: it has expired, was given up, or was begun by somebody else.",
    },
    next: { zh: "重新选文件上传。", en: "Choose the file and upload it anew." },
  },
  UPLOAD_OUT_OF_STEP: {
    status: 409,
    rule: "FIL-07",
    text: { zh: "接着传的位置不对。", en: "The upload does not go on where it stopped." },
    next: {
      zh: "先用 HEAD 问已收到多少，再从那里接着传。",
      en: "Ask by HEAD how much has come, and go on from there.",
    },
  },
  UPLOAD_BROKEN_OFF: {
    status: 400,
    rule: "FIL-07",
    text: { zh: "传到一半断了。", en: "The upload was broken off." },
    next: {
      zh: "再传一次；断点续传会从断开处接着传。",
      en: "Send it again; a resumable one goes on where it stopped.",
    },
  },
} satisfies Record<string, UploadRefusal>;

export const uploadRefusals: Readonly<Record<string, UploadRefusal>> = texts;

export function refuseUpload(code: keyof typeof texts, details: Readonly<Record<string, unknown>> = {}): Refusal {
  const { status, rule, text, next } = texts[code];
  return {
    ...{ refused: true, code, rule, article: undefined, status, field: undefined, details },
    text: fill(text, details),
    next: fill(next, details),
  };
}
