import { useWords } from "#kernel/desk/language.ts";
import { useSession } from "#kernel/desk/session.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { WorkAnswer, WorkSeen } from "./MyWorkPage.tsx";

const views: readonly { readonly status: string; readonly title: Words }[] = [
  { status: "", title: { zh: "全部在手", en: "All in hand" } },
  { status: "received", title: { zh: "收件审查", en: "Intake check" } },
  { status: "accepted", title: { zh: "审查决定", en: "Review" } },
  { status: "decided", title: { zh: "待送达", en: "To deliver" } },
];

/** The views of the post: by step, each with its count. */
export function WorkFilters(props: { seen: WorkSeen; setSeen: (patch: Partial<WorkSeen>) => void }) {
  const say = useWords();
  const session = useSession();
  const bodies = [...new Set(session.posts.map((post) => post.bodyName))].join("、");
  return (
    <aside className="views" aria-label={say({ zh: "岗位视图", en: "Views of the post" })}>
      <h2>{say({ zh: "岗位视图 · 同岗共用", en: "Views shared by the post" })}</h2>
      {views.map((view) => (
        <View key={view.status} view={view} {...props} />
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

function View(props: { view: (typeof views)[number]; seen: WorkSeen; setSeen: (patch: Partial<WorkSeen>) => void }) {
  const say = useWords();
  const { status, title } = props.view;
  const count = useAsk<WorkAnswer>("approvals.work", { status, limit: 1 });
  return (
    <button
      type="button"
      aria-current={props.seen.status === status ? "true" : undefined}
      onClick={() => props.setSeen({ status, after: "", row: "" })}
    >
      {say(title)}
      <span>{count.data?.total ?? ""}</span>
    </button>
  );
}
