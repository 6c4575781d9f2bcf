import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";

/** RFC 9457 problem details with our members beside them. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked for, without its query. */
  readonly instance: string;
  readonly code: string;
  readonly rule: string;
  readonly article?: string;
  /** JSON pointer to the field of the input at fault. */
  readonly field?: string;
  readonly next: string;
  readonly text: Words;
  readonly trace: string;
};

const titles: Readonly<Record<number, Words>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "需要登录", en: "Sign-in needed" },
  403: { zh: "无权办理", en: "Not allowed" },
  404: { zh: "找不到", en: "Not found" },
  405: { zh: "方法不对", en: "Wrong method" },
  409: { zh: "规则不允许", en: "Refused by a rule" },
  412: { zh: "版本已变", en: "Changed meanwhile" },
  413: { zh: "内容太大", en: "Too large" },
  415: { zh: "内容类型不对", en: "Wrong content type" },
  422: { zh: "填写有误", en: "Input not right" },
  428: { zh: "缺少前提", en: "Precondition needed" },
  429: { zh: "请求太多", en: "Too many requests" },
  500: { zh: "系统出错", en: "Our fault" },
  503: { zh: "暂时不能办理", en: "Not available now" },
};

/** The statuses that problems have, for the API description. */
export const problemStatuses: readonly number[] = Object.keys(titles).map(Number);

export function problemTitle(status: number): Words {
  return titles[status] ?? { zh: "出错", en: "Problem" };
}

/** The language a caller prefers by Accept-Language (RFC 9110 §12.5.4); Chinese when it says nothing or ties. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weight: Record<Language, number> = { zh: 0, en: 0 };
  for (const part of (acceptLanguage ?? "").split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    const value = quality === undefined ? 1 : Number(quality);
    const language = tag.split("-")[0];
    if ((language === "zh" || language === "en") && value > weight[language]) weight[language] = value;
  }
  return weight.en > weight.zh ? "en" : "zh";
}

/** A refusal as the problem document of one request. */
export function problemOf(
  refusal: Refusal,
  asked: { readonly base: string; readonly path: string; readonly language: Language; readonly trace: string },
): Problem {
  return {
    type: `${asked.base}/problems/${refusal.code}`,
    title: problemTitle(refusal.status)[asked.language],
    status: refusal.status,
    detail: refusal.text[asked.language],
    instance: asked.path,
    code: refusal.code,
    rule: refusal.rule,
    ...(refusal.article === undefined ? {} : { article: refusal.article }),
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    next: refusal.next[asked.language],
    text: refusal.text,
    trace: asked.trace,
  };
}

/** Headers that belong to a refusal: when to come back, how to sign in. */
export function headersOf(refusal: Refusal): Record<string, string> {
  if (refusal.status === 401) return { "WWW-Authenticate": 'Bearer realm="binglian"' };
  if (refusal.status === 503 || refusal.status === 429)
    return {
      "Retry-After": String(refusal.details.seconds ?? 2),
      ...(refusal.code === "CLOSING" ? { Connection: "close" } : {}),
    };
  if (refusal.status === 405) return { Allow: String(refusal.details.allow) };
  if (refusal.status === 415) return { "Accept-Post": "application/json" };
  return {};
}
