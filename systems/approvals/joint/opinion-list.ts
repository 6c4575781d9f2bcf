import type { Body } from "#kernel/directory/records.ts";
import type { JointMember } from "./records.ts";
import { nameOf } from "./telling.ts";
import { jointOpinionWords } from "./words.ts";

/** The one list as the document keeps it: a line for each member, with its defects and what each rests on. */
export const opinionList = (members: readonly JointMember[], bodies: readonly Body[]) =>
  members.map(({ name, body, opinion, remark, defects }) => ({
    ...{ name, body: nameOf(bodies, body) },
    opinion: opinion === null ? "在期限内没有答复" : jointOpinionWords[opinion].zh,
    ...(remark !== null && { remark }),
    defects: defects.map(({ what, basis, clearedOn }) => ({ what, basis, ...(clearedOn !== null && { clearedOn }) })),
  }));
