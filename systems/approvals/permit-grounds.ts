import type { Subject } from "#kernel/directory/records.ts";
import type { Permit, PermitState } from "#kernel/matters/permits.ts";
import type { Words } from "#kernel/text/words.ts";

/** One ground on which a permit can end before its time, of a closed list of 行政许可法 (CLK-27). */
export type PermitGround = {
  readonly article: string;
  readonly text: Words;
  /** It names no case of its own, so the law or regulation that does is named. */
  readonly needsLaw?: true;
  /** The states in which it can be; the valid one where nothing is said. */
  readonly states?: readonly PermitState[];
  readonly holders?: "person" | "others";
};

/** 撤销: it should never have been given (art. 69). With fraud it must be, and what was gained by it is not protected. */
export const revocationGrounds = {
  abuse: {
    article: "第六十九条第一款第一项",
    text: { zh: "工作人员滥用职权、玩忽职守作出准予许可决定", en: "granted by abuse of power or neglect of duty" },
  },
  beyondPowers: {
    article: "第六十九条第一款第二项",
    text: { zh: "超越法定职权作出准予许可决定", en: "granted beyond the office's powers" },
  },
  procedure: {
    article: "第六十九条第一款第三项",
    text: { zh: "违反法定程序作出准予许可决定", en: "granted against the legal procedure" },
  },
  unqualified: {
    article: "第六十九条第一款第四项",
    text: {
      zh: "对不具备申请资格或者不符合法定条件的申请人准予许可",
      en: "granted to an applicant who was not qualified or did not meet the conditions",
    },
  },
  otherRevocable: {
    article: "第六十九条第一款第五项",
    text: { zh: "依法可以撤销的其他情形", en: "another case in which a law lets it be revoked" },
    needsLaw: true,
  },
  fraud: {
    article: "第六十九条第二款",
    text: { zh: "以欺骗、贿赂等不正当手段取得许可", en: "obtained by deceit, bribery or other improper means" },
  },
} as const satisfies Readonly<Record<string, PermitGround>>;

/** 撤回: it was rightly given, and the public interest does not let it stand; the loss is compensated (art. 8). */
export const withdrawalGrounds = {
  lawChanged: {
    article: "第八条第二款",
    text: { zh: "所依据的法律、法规、规章修改或者废止", en: "the law that it rests on was changed or repealed" },
  },
  circumstancesChanged: {
    article: "第八条第二款",
    text: { zh: "所依据的客观情况发生重大变化", en: "the circumstances that it rests on have greatly changed" },
  },
} as const satisfies Readonly<Record<string, PermitGround>>;

/** 注销: the register is put in order once a permit can have no effect any more (art. 70). */
export const cancellationGrounds = {
  expired: {
    article: "第七十条第一项",
    text: { zh: "有效期届满未延续", en: "its term has ended and was not renewed" },
    states: ["expired"],
  },
  personGone: {
    article: "第七十条第二项",
    text: { zh: "赋予公民特定资格，该公民死亡或者丧失行为能力", en: "its holder, a person, has died or lost capacity" },
    states: ["valid", "expired"],
    holders: "person",
  },
  bodyEnded: {
    article: "第七十条第三项",
    text: { zh: "法人或者其他组织依法终止", en: "its holder, an organisation, has ended" },
    states: ["valid", "expired"],
    holders: "others",
  },
  taken: {
    article: "第七十条第四项",
    text: {
      zh: "许可依法被撤销、撤回，或者证件依法被吊销",
      en: "it was revoked, withdrawn or taken away as a penalty",
    },
    states: ["valid", "revoked", "withdrawn"],
  },
  forceMajeure: {
    article: "第七十条第五项",
    text: { zh: "因不可抗力导致许可事项无法实施", en: "force majeure makes it impossible to use" },
    states: ["valid", "expired"],
  },
  otherCancellable: {
    article: "第七十条第六项",
    text: { zh: "法律、法规规定应当注销的其他情形", en: "another case in which a law or regulation demands it" },
    states: ["valid", "expired", "lapsed"],
    needsLaw: true,
  },
} as const satisfies Readonly<Record<string, PermitGround>>;

/** Whether a ground can be of this permit and this holder. */
export function groundFits(
  ground: PermitGround,
  permit: Pick<Permit, "state">,
  holder: Pick<Subject, "kind">,
): boolean {
  if (!(ground.states ?? ["valid"]).includes(permit.state)) return false;
  return ground.holders === undefined || (ground.holders === "person") === (holder.kind === "person");
}
