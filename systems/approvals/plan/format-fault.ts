import { z } from "zod";
import { type FlowFault, fault } from "./flow-fault.ts";

/** The types of JSON, which the library leaves in English in its Chinese sentences. */
const types: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "真假",
  array: "列表",
  object: "对象",
  record: "对象",
  undefined: "没有写",
};

const inChinese = z.locales.zhCN().localeError;

/** What is wrong, in Chinese, without the opening “invalid …:”: the sentence says already that something is wrong. */
function reasonInChinese(issue: z.core.$ZodIssue, file: unknown): string {
  // Parsed issues no longer carry the value that was seen; the locale names its type, so it is looked up again.
  const input = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    file,
  );
  const answer = inChinese({ ...issue, input } as z.core.$ZodRawIssue);
  const said = typeof answer === "object" && answer !== null ? answer.message : answer;
  const reason = (said ?? "")
    .replace(/^无效[^：]*：?/, "")
    .replace(/(期望|接收) (\w+)/g, (whole, verb, type) =>
      types[type] === undefined ? whole : `${verb} ${types[type]}`,
    )
    .replace("实际接收 没有写", "没有写")
    .replace("空值(null)", "空值");
  return reason === "" || reason === issue.message ? "这里不能是这样的内容" : reason;
}

/** A zod issue at procedures[3].promisedDays becomes a fault of procedure F04, field promisedDays. */
export function formatFault(issue: z.core.$ZodIssue, file: unknown): FlowFault {
  const path = [...issue.path];
  const text = { zh: `格式不对：${reasonInChinese(issue, file)}`, en: `wrong format: ${issue.message}` };
  if (path[0] !== "procedures" || typeof path[1] !== "number") return fault("FORMAT", { field: path.join(".") }, text);
  const [, index, ...rest] = path;
  const id = (file as { procedures?: ({ id?: unknown } | null)[] }).procedures?.[index]?.id;
  const procedure = typeof id === "string" ? id : `procedures[${index}]`;
  return fault("FORMAT", { procedure, field: rest.join(".") }, text);
}
