import type { Words } from "#kernel/text/words.ts";
import type { JointKind, JointMember, JointReview } from "./records.ts";

export const jointKindWords: Readonly<Record<JointKind, Words>> = {
  review: { zh: "联合审查", en: "joint review" },
  acceptance: { zh: "联合验收", en: "joint acceptance" },
};

export const jointStateWords: Readonly<Record<JointReview["state"], Words>> = {
  asked: { zh: "各成员答复中", en: "members are answering" },
  correcting: { zh: "等申请人整改", en: "the applicant puts defects right" },
  rechecking: { zh: "复验中", en: "defects are looked at again" },
  settled: { zh: "已一次出意见", en: "one list was sent" },
  passed: { zh: "通过", en: "passed" },
  failed: { zh: "不通过", en: "failed" },
  cancelled: { zh: "已取消", en: "broken off" },
};

export const jointOpinionWords: Readonly<Record<NonNullable<JointMember["opinion"]>, Words>> = {
  agree: { zh: "同意", en: "agrees" },
  defects: { zh: "有问题", en: "names defects" },
  noRemark: { zh: "无意见", en: "has no remark" },
};
