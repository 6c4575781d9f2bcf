import { cityZone } from "#kernel/calendar/day.ts";
import type { Confirmation, TakenPaper } from "./records.ts";
import { confirmationWords } from "./words.ts";

type Content = Readonly<Record<string, unknown>>;
type Text = { readonly paragraphs: readonly string[]; readonly list: readonly string[] };

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const confirmed = ({ confirmed }: Content): string => confirmationWords[confirmed as Confirmation]?.zh ?? "";
const granted = ({ decision }: Content): string => (decision === "refused" ? "不予许可的决定" : "准予的决定");

/** The wording of the receipts of a village agent (INV-07): what was taken, when and by whom; what came back, and how it was confirmed. */
export function villageText(kind: string, content: Content, prose: (day: unknown) => string): Text | undefined {
  const item = text(content.item);
  switch (kind) {
    case "代办收件凭证": {
      const papers = Array.isArray(content.papers) ? (content.papers as TakenPaper[]) : [];
      const originals = papers.some(({ original }) => original);
      return {
        paragraphs: [
          `受你委托（委托书${text(content.mandate)}，至${prose(content.mandateUntil)}止），代为向${text(content.office)}申请“${item}”。代办不收费，申请人仍然是你本人，委托可以随时收回。`,
          `收件时间：${moment(content.at)}；经手：${text(content.by) === "" ? "本村（社区）代办员" : `代办员岗位（${text(content.by)}）`}，签名：＿＿＿＿＿＿。`,
          originals
            ? `原件扫描后退还，不迟于${prose(content.returnBy)}；退还和转交结果都请你签收。代办员不得留存原件和办理结果。`
            : "代办员不得留存原件和办理结果；转交结果时请你签收。",
          "收到的材料：",
        ],
        list: papers.map(({ name, original }) => `${name}（${original ? "原件" : "复印件"}）`),
      };
    }
    case "代办原件退还回执":
      return {
        paragraphs: [
          `“${item}”代办中收取的下列原件已经退还，经村民${confirmed(content)}确认。`,
          texts(content.left).length === 0 ? "原件已全部退还。" : `尚未退还：${texts(content.left).join("、")}。`,
          "退还的原件：",
        ],
        list: texts(content.papers),
      };
    case "代领结果凭证":
      return {
        paragraphs: [
          `依据委托书${text(content.mandate)}，代领“${item}”${granted(content)}${texts(content.yields).length > 0 && content.decision !== "refused" ? `和${texts(content.yields).join("、")}` : ""}，转交申请人，不得留存。`,
        ],
        list: [],
      };
    case "代办结果交接回执":
      return {
        paragraphs: [
          `“${item}”${granted(content)}于${prose(content.fetchedOn)}代领，现已转交，经村民${confirmed(content)}确认。`,
        ],
        list: [],
      };
    default:
      return undefined;
  }
}

/** 2026年3月2日 09:00, by the clock of the city. */
function moment(value: unknown): string {
  const at = new Date(text(value));
  if (Number.isNaN(at.getTime())) return text(value);
  const parts = new Intl.DateTimeFormat("zh-CN", {
    ...{ timeZone: cityZone, year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}年${part("month")}月${part("day")}日${part("hour")}时${part("minute")}分`;
}
