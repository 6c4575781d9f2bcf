import { formRefusals } from "#faces/server/form-refusals.ts";
import { signInRefusals } from "#kernel/access/sign-in-refusals.ts";
import type { Registry } from "#kernel/city/registry.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { fill, type Words } from "#kernel/text/words.ts";
import { uploadRefusals } from "./upload-refusals.ts";

type ApiRefusal = { readonly rule: string; readonly status: number; readonly text: Words; readonly next: Words };

/** What the HTTP face itself refuses, before or after a rule is asked. Rules API-… are its own. */
const apiRefusals = {
  UNKNOWN_ROUTE: {
    rule: "API-01",
    status: 404,
    text: { zh: "没有这个地址。", en: "There is nothing at this address." },
    next: { zh: "所有地址见 /api/v1/openapi.json。", en: "All addresses are listed in /api/v1/openapi.json." },
  },
  CLOCK_ONLY_ON: {
    rule: "REC-10",
    status: 422,
    text: {
      zh: "城市时间只能往前走：今天是{today}，最远到{until}。",
      en: "The city's time only goes on: today is {today}, and it goes to {until} at most.",
    },
    next: { zh: "选一个在这之间的日子。", en: "Choose a day between the two." },
  },
  WRONG_METHOD: {
    rule: "API-02",
    status: 405,
    text: { zh: "这个地址不接受 {method}。", en: "This address does not take {method}." },
    next: { zh: "改用 {allow}。", en: "Use {allow}." },
  },
  JSON_MALFORMED: {
    rule: "API-03",
    status: 400,
    text: {
      zh: "请求体不是合法的JSON：第{line}行第{column}个字符（位置{position}）有误。",
      en: "The body is not JSON: it breaks at line {line}, column {column} (position {position}).",
    },
    next: { zh: "改正该处后重新发送。", en: "Correct that place and send it again." },
  },
  ENCODING_BROKEN: {
    rule: "API-04",
    status: 400,
    text: { zh: "请求内容不是合法的UTF-8编码。", en: "The request is not valid UTF-8." },
    next: { zh: "用UTF-8编码重新发送；GBK等编码请先转换。", en: "Send it as UTF-8; convert other encodings first." },
  },
  CHARACTER_FORBIDDEN: {
    rule: "API-05",
    status: 400,
    text: {
      zh: "{where}里有不能保存的字符（空字符或不成对的代理字符）。",
      en: "{where} holds a character that cannot be stored (NUL or an unpaired surrogate).",
    },
    next: { zh: "去掉该字符后重新发送。", en: "Remove it and send it again." },
  },
  NESTED_TOO_DEEP: {
    rule: "API-06",
    status: 400,
    text: { zh: "JSON嵌套超过{limit}层。", en: "The JSON is nested more than {limit} levels deep." },
    next: { zh: "减少嵌套后重新发送。", en: "Nest less and send it again." },
  },
  BODY_TOO_LARGE: {
    rule: "API-07",
    status: 413,
    text: { zh: "请求体超过上限{limit}字节。", en: "The body is larger than the limit of {limit} bytes." },
    next: {
      zh: "分成几次提交；大文件走材料上传。",
      en: "Send it in parts; large files go through the upload of papers.",
    },
  },
  CONTENT_TYPE_WRONG: {
    rule: "API-08",
    status: 415,
    text: { zh: "不接受“{type}”类型的请求体。", en: "A body of type “{type}” is not accepted." },
    next: {
      zh: "用 Content-Type: application/json（UTF-8，不压缩）。",
      en: "Send Content-Type: application/json, in UTF-8, without Content-Encoding.",
    },
  },
  IF_MATCH_INVALID: {
    rule: "API-09",
    status: 400,
    text: {
      zh: "If-Match 的写法不对，或这个动作不针对已有记录。",
      en: "If-Match is not written right, or this command is about no existing record.",
    },
    next: {
      zh: '写成 If-Match: "3"，数字是您看到的版本。',
      en: 'Write If-Match: "3", where 3 is the version you saw.',
    },
  },
  KEY_INVALID: {
    rule: "API-10",
    status: 400,
    text: {
      zh: "Idempotency-Key 须为8至200个可见ASCII字符。",
      en: "Idempotency-Key takes 8 to 200 visible ASCII characters.",
    },
    next: { zh: "例如用一个新的UUID。", en: "Use a new UUID, for example." },
  },
  PARAMETER_INVALID: {
    rule: "API-11",
    status: 400,
    text: { zh: "参数“{name}”有误：{fault}。", en: "The parameter “{name}” is not right: {faultEn}." },
    next: { zh: "写法见 /api/v1/openapi.json。", en: "See /api/v1/openapi.json for how to write it." },
  },
  INPUT_IN_ADDRESS: {
    rule: "API-11",
    status: 400,
    text: {
      zh: "这个查询的条件指向个人，不能写在网址里：网址会留在历史和日志中。",
      en: "What this query asks names a person and may not stand in an address, which histories and logs keep.",
    },
    next: {
      zh: "去掉网址中“?”及其后的部分，把条件作为 JSON 请求体发送。",
      en: "Leave out the “?” and what follows it, and send the input as a JSON body.",
    },
  },
  CROSS_SITE: {
    rule: "API-12",
    status: 403,
    text: {
      zh: "这个请求来自别的网站，没有办理。",
      en: "This request came from another site; it was not carried out.",
    },
    next: {
      zh: "请在本站页面上操作；程序请用 Authorization: Bearer。",
      en: "Use this site's own pages; programs use Authorization: Bearer.",
    },
  },
  SIGN_IN_NEEDED: {
    rule: "ACC-02",
    status: 401,
    text: { zh: "请先登录：{title}。", en: "Sign in first: {titleEn}." },
    next: {
      zh: "用 POST /api/v1/sign-in 登录；程序把得到的令牌放进 Authorization: Bearer。",
      en: "Sign in with POST /api/v1/sign-in; programs send the token they get as Authorization: Bearer.",
    },
  },
  TOO_MANY_TRIES: {
    rule: "ACC-03",
    status: 429,
    text: { zh: "登录尝试太多，暂停受理。", en: "Too many attempts to sign in." },
    next: { zh: "{seconds}秒后再试。", en: "Try again in {seconds} s." },
  },
  TOO_MANY_NAMELESS: {
    rule: "ACC-03",
    status: 429,
    text: {
      zh: "没有登录的人从这个地址提交得太多，这一次没有办理。",
      en: "Too much was sent from this address without signing in; this time nothing was done.",
    },
    next: { zh: "{seconds}秒后再提交，或者登录后办理。", en: "Send it again in {seconds} s, or sign in." },
  },
  DATABASE_AWAY: {
    rule: "API-13",
    status: 503,
    text: {
      zh: "数据库暂时连不上，这次没有办理，什么都没有改动。",
      en: "The database cannot be reached for the moment; nothing was done and nothing was changed.",
    },
    next: { zh: "{seconds}秒后再试。", en: "Try again in {seconds} s." },
  },
  OUR_FAULT: {
    rule: "API-14",
    status: 500,
    text: {
      zh: "系统自身出了错，不是您的操作有误；这次没有改动任何内容，已有的数据没有丢失。",
      en: "This is a fault of the system, not of what you did; nothing was changed and nothing was lost.",
    },
    next: {
      zh: "请把编号 {trace} 告诉系统管理员。",
      en: "Tell the administrator the number {trace}.",
    },
  },
  TOO_MANY_STREAMS: {
    rule: "API-15",
    status: 429,
    text: {
      zh: "这次登录同时开着的实时更新已有{limit}个，不再多开。",
      en: "This session has {limit} event streams open already; no more are opened.",
    },
    next: {
      zh: "关掉不用的页面；这一页改为定时刷新，照常可用。",
      en: "Close pages you do not need; meanwhile ask from time to time.",
    },
  },
  STREAMS_FULL: {
    rule: "API-15",
    status: 503,
    text: {
      zh: "同时看实时更新的人太多，这一页改为定时刷新。",
      en: "Too many event streams are open; nothing else is affected.",
    },
    next: {
      zh: "{seconds}秒后自动再试，照常办理。",
      en: "Try again in {seconds} s, and ask from time to time meanwhile.",
    },
  },
} as const satisfies Readonly<Record<string, ApiRefusal>>;

type ApiRefusalCode = keyof typeof apiRefusals;

/** One of the face's own refusals, in the same shape as a rule's. */
export function refuseRequest(
  code: ApiRefusalCode,
  details: Readonly<Record<string, unknown>> & { field?: string } = {},
): Refusal {
  const { rule, status, text, next }: ApiRefusal = apiRefusals[code];
  return {
    refused: true,
    code,
    rule,
    article: undefined,
    text: fill(text, details),
    next: fill(next, details),
    status,
    field: details.field,
    details,
  };
}

/** Every refusal that anybody can meet, by code: the systems', the kernel's, the API's and those of the portal's forms. */
export function allRefusals(registry: Registry) {
  const own: Readonly<Record<string, ApiRefusal>> = { ...apiRefusals, ...uploadRefusals, ...formRefusals };
  return { ...registry.refusals, ...signInRefusals, ...own };
}
