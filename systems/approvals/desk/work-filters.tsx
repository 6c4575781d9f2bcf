import { useWords } from "#kernel/desk/language.ts";
import { useSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import type { WorkView } from "../queries/work.ts";
import type { WorkAnswer, WorkSeen } from "./work-seen.ts";

const titles: Readonly<Record<WorkView, Words>> = {
  all: { zh: "全部在手", en: "All in hand" },
  intake: { zh: "收件审查", en: "Intake check" },
  review: { zh: "审查", en: "Review" },
  sign: { zh: "待签批", en: "To be signed" },
  deliver: { zh: "待送达", en: "To deliver" },
  unexplained: { zh: "超期未说明理由", en: "Late, unexplained" },
  waiting: { zh: "等别人", en: "With others" },
};
const hands: readonly { readonly hands: string; readonly title: Words }[] = [
  { hands: "", title: { zh: "不分在谁手里", en: "Whoever has it" } },
  { hands: "mine", title: { zh: "我认领的", en: "Claimed by me" } },
  { hands: "free", title: { zh: "还没人认领", en: "Not claimed yet" } },
];

type FilterProps = {
  readonly seen: WorkSeen;
  readonly setSeen: (patch: Partial<WorkSeen>) => void;
  readonly answer: WorkAnswer | undefined;
};

/** The views of the post: by step, each with its count; and by whose hands a case is in. */
export function WorkFilters({ seen, setSeen, answer }: FilterProps) {
  const say = useWords();
  const session = useSession();
  const bodies = [...new Set(session.posts.map((post) => post.bodyName))].join("、");
  const view = seen.view === "" ? "all" : seen.view;
  return (
    <aside className="views" aria-label={say({ zh: "岗位视图", en: "Views of the post" })}>
      <h2>{say({ zh: "岗位视图 · 同岗共用", en: "Views shared by the post" })}</h2>
      {(Object.keys(titles) as WorkView[]).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={view === one ? "true" : undefined}
          onClick={() => setSeen({ view: one === "all" ? "" : one, after: "", row: "" })}
        >
          {say(titles[one])}
          <span>{answer?.views[one] ?? ""}</span>
        </button>
      ))}
      <h2>{say({ zh: "在谁手里", en: "In whose hands" })}</h2>
      {hands.map((one) => (
        <button
          key={one.hands}
          type="button"
          aria-current={seen.hands === one.hands ? "true" : undefined}
          onClick={() => setSeen({ hands: one.hands, after: "", row: "" })}
        >
          {say(one.title)}
        </button>
      ))}
      <span className="grow" />
      <p className="s">{say({ zh: `在办：${bodies}`, en: `Body: ${bodies}` })}</p>
      <p className="s">
        {say({
          zh: "剩余日数只算工作日；节假日未公布的年份，到期日为暂定。",
          en: "Days left are workdays; in years without published holidays due days are provisional.",
        })}
      </p>
    </aside>
  );
}
