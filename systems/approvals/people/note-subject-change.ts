import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { type Case, cases, isRunning } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import type { Words } from "#kernel/text/words.ts";
import { statusOf } from "../case-words.ts";
import { version } from "../commands/reads.ts";
import { together } from "../commands/together.ts";
import { bodyPosts, handlingKinds, livePosts } from "./hands.ts";
import { refusePeople } from "./refusals.ts";

const kinds = ["renamed", "representative"] as const;
const words: Readonly<Record<(typeof kinds)[number], Words>> = {
  renamed: { zh: "申请人名称已变更", en: "The applicant has a new name" },
  representative: { zh: "申请人的法定代表人已变更", en: "The applicant has a new legal representative" },
};

/**
 * 告知主体变更: the applicant has another name or representative while the case runs. Its clocks go on; the posts of the body
 * are told, so that what is issued from now on is looked at with that in mind.
 */
export const noteSubjectChange = command({
  name: "approvals.noteSubjectChange",
  title: { zh: "申请人信息变更", en: "Note a change of the applicant" },
  on: cases,
  input: z.object({ kind: z.enum(kinds) }),
  reads: { version, posts: bodyPosts },
  may: system(),
  basis: ["行政许可法 第四十九条"],
  visibility: "internal",
  decide(file: Case, { kind }, { rows, today, now, newId }) {
    if (!isRunning(file)) return refusePeople("HANDLING_OVER", statusOf(file));
    const name = rows.version?.name ?? file.item;
    return together(
      change(file, {}),
      livePosts(rows.posts, handlingKinds, today).map((post) =>
        notify({
          ...{ id: newId(), to: { post: post.id }, about: file.id, at: now },
          title: { zh: `${words[kind].zh}：${name}`, en: `${words[kind].en}: ${name}` },
        }),
      ),
    );
  },
});
