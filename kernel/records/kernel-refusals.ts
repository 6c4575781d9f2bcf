import { refusalsOf } from "./refusal.ts";

/** Refusals of the write path itself. Rules REC-… are the kernel's own. */
export const { texts: recordRefusals, refuse: refuseRecord } = refusalsOf({
  UNKNOWN_COMMAND: {
    rule: "REC-01",
    text: { zh: "没有“{command}”这个办理动作。", en: "There is no command “{command}”." },
    next: { zh: "查看接口说明中的动作清单。", en: "See the list of commands in the API description." },
    status: 404,
  },
  BAD_INPUT: {
    rule: "REC-02",
    text: { zh: "填写的内容有误：{fault}", en: "The input is not right: {fault}" },
    next: { zh: "改正该项后重新提交，其他内容已保留。", en: "Correct that field and send it again." },
    status: 422,
  },
  NOT_FOUND: {
    rule: "REC-03",
    text: { zh: "找不到{record}“{id}”。", en: "There is no such record: “{id}”." },
    next: { zh: "核对编号；它也可能属于别的城市。", en: "Check the number; it may belong to another city." },
    status: 404,
  },
  NOT_ALLOWED: {
    rule: "ACC-01",
    text: { zh: "您不能办理“{title}”：需要{needed}。", en: "You may not “{titleEn}”: it takes {neededEn}." },
    next: {
      zh: "由有此职权的岗位办理，或请负责人调整岗位。",
      en: "Ask the post that has this power, or the head of the body to assign it.",
    },
    status: 403,
  },
  STALE: {
    rule: "REC-04",
    text: {
      zh: "您看到的是第{seen}版，现在已是第{current}版：别人刚刚改动过。",
      en: "You saw version {seen}; it is version {current} now: somebody has just changed it.",
    },
    next: { zh: "刷新后再办，您填写的内容还在。", en: "Reload and try again; what you typed is kept." },
    status: 412,
  },
  CONTENDED: {
    rule: "REC-05",
    text: {
      zh: "同一时刻有别的改动，这次没有办成。",
      en: "Another change was made at the same moment; this one was not.",
    },
    next: { zh: "稍后再试一次。", en: "Try once more." },
  },
  KEY_REUSED: {
    rule: "REC-06",
    text: {
      zh: "同一个幂等键（Idempotency-Key）用在了内容不同的两次请求上。",
      en: "The same Idempotency-Key was used for two different requests.",
    },
    next: { zh: "新的请求用新的键。", en: "Use a new key for a new request." },
    status: 422,
  },
  BUSY: {
    rule: "REC-07",
    text: { zh: "等待办理的请求太多，这次没有受理。", en: "Too many requests are waiting; this one was not taken." },
    next: { zh: "{seconds}秒后再试，内容没有丢失。", en: "Try again in {seconds} s; nothing was lost." },
    status: 503,
  },
  CONSTRAINT: {
    rule: "REC-08",
    text: {
      zh: "数据库的约束“{constraint}”不允许这样做，什么都没有改动。",
      en: "The database's constraint “{constraint}” forbids it; nothing was changed.",
    },
    next: { zh: "把这一条告诉系统管理员。", en: "Tell this to the administrator." },
  },
  CLOSING: {
    rule: "REC-09",
    text: { zh: "系统正在停机，这次没有受理。", en: "The system is shutting down; this request was not taken." },
    next: { zh: "片刻后再试，内容没有丢失。", en: "Try again in a moment; nothing was lost." },
    status: 503,
  },
  UNCERTAIN: {
    rule: "REC-10",
    text: {
      zh: "数据库连接在提交时中断，不知道是否已经办成。",
      en: "The connection to the database broke while committing: it is not known whether this was done.",
    },
    next: {
      zh: "用同一个幂等键再发一次：已办成的会返回原来的结果，不会办两次。",
      en: "Send it again with the same Idempotency-Key: if it was done you get the first answer, never a second act.",
    },
    status: 503,
  },
  TOO_EARLY: {
    rule: "REC-11",
    text: { zh: "发生时间不能晚于现在。", en: "An act cannot have happened later than now." },
    next: { zh: "改正发生时间。", en: "Correct the time at which it happened." },
    status: 422,
  },
});
