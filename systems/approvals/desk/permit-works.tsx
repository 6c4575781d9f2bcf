import { Facts } from "#kernel/desk/facts.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import type { Words } from "#kernel/text/words.ts";
import { worksLine } from "../works/lines.ts";
import { worksStateWords } from "../works/words.ts";
import type { PermitAnswer } from "./permit-answer.ts";
import { ProofLine } from "./proof-line.tsx";

/** What is built under a construction permit: by when it begins, since when it goes on or stands still (CON-08). */
export function WorksFacts({ works }: { readonly works: NonNullable<PermitAnswer["works"]> }) {
  const say = useWords();
  const { state, fetchedOn, due, left, extended, asked, startedOn, stop, toldBy, recheck, resumedOn } = works;
  const late = stop && toldBy && stop.toldOn > toldBy;
  const rows: readonly (readonly [Words, string | null])[] = [
    [{ zh: "状态", en: "State" }, say(worksStateWords[state])],
    [{ zh: "领证", en: "Fetched" }, fetchedOn],
    [
      { zh: "开工期限", en: "Begin by" },
      due && say({ zh: `${due}（${days(left).zh}）`, en: `${due} (${days(left).en})` }),
    ],
    [{ zh: "已延期", en: "Extended" }, extended > 0 ? say({ zh: `${extended}次`, en: `${extended} times` }) : null],
    [{ zh: "申请延期", en: "More asked" }, asked && `${asked.on}：${asked.reason}`],
    [{ zh: "开工", en: "Begun" }, startedOn],
    [{ zh: "中止", en: "Stopped" }, stop && `${stop.on}：${stop.reason}`],
    [
      { zh: "报告中止", en: "Stop told" },
      stop &&
        (late
          ? say({ zh: `${stop.toldOn}（应在${toldBy}前，晚了）`, en: `${stop.toldOn} (due by ${toldBy}: late)` })
          : stop.toldOn),
    ],
    [{ zh: "工地维护", en: "Site kept by" }, stop?.care ?? null],
    [{ zh: "核验", en: "Re-check" }, recheck && say(recheckWords(recheck))],
    [{ zh: "恢复", en: "Resumed" }, resumedOn],
  ];
  return (
    <>
      <h2 className="h3 row">
        <span className="grow">{say({ zh: "施工", en: "Works" })}</span>
        <LightBadge light={works.light} />
      </h2>
      <p className="s2 inset works-line">{say(worksLine(works))}</p>
      <Facts rows={rows} />
      {works.proof && (
        <div className="inset">
          <ProofLine proof={works.proof} />
        </div>
      )}
    </>
  );
}

const days = (left: number | null): Words =>
  left !== null && left < 0
    ? { zh: `过了${-left}天`, en: `${-left} days over` }
    : { zh: `还剩${left ?? 0}天`, en: `${left ?? 0} days left` };

function recheckWords({
  askedOn,
  on,
  passed,
  finding,
}: NonNullable<NonNullable<PermitAnswer["works"]>["recheck"]>): Words {
  if (on === null) return { zh: `${askedOn}报请，还没有结果`, en: `asked for on ${askedOn}` };
  if (passed) return { zh: `${on}合格`, en: `passed on ${on}` };
  return { zh: `${on}不合格：${finding ?? ""}`, en: `failed on ${on}: ${finding ?? ""}` };
}
