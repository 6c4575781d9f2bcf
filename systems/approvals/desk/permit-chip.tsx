import { daysFrom } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightShape } from "#kernel/desk/lights.tsx";
import type { Words } from "#kernel/text/words.ts";
import { permitStateWords } from "../permit-words.ts";
import type { PermitRow } from "../queries/permit-rows.ts";

/** So many calendar days before its end a permit is shown as one to think of. */
const SOON_DAYS = 90;

/**
 * What has become of a permit, as a shape and a word.
 *
 * Accessibility: never colour alone (WCAG 1.4.1).
 */
export function PermitChip(props: {
  readonly permit: Pick<PermitRow, "state" | "validFrom" | "validTo">;
  readonly today: string;
}) {
  const say = useWords();
  const { state, validFrom, validTo } = props.permit;
  const early = state === "valid" && validFrom > props.today;
  const soon = state === "valid" && validTo !== null && daysFrom(props.today, validTo) <= SOON_DAYS;
  const light = state !== "valid" ? "paused" : early ? "remind" : soon ? "yellow" : "normal";
  const token = { paused: "pause", remind: "remind", yellow: "yellow", normal: "ok" }[light];
  const word = early
    ? { zh: "尚未起效", en: "not yet in force" }
    : soon
      ? { zh: "将届满", en: "ends soon" }
      : permitStateWords[state];
  return (
    <span className={`lt ${token}`}>
      <LightShape light={light} />
      {say(word)}
    </span>
  );
}

/** "2026-03-04 至 2026-09-03", with the day on which it ended instead, of one that did. */
export function termOf({ validFrom, validTo, endedOn }: Pick<PermitRow, "validFrom" | "validTo" | "endedOn">): Words {
  const ended: Words =
    endedOn === null ? { zh: "", en: "" } : { zh: `（${endedOn}起失效）`, en: ` (ended ${endedOn})` };
  if (validTo === null) return { zh: `${validFrom} 起长期${ended.zh}`, en: `from ${validFrom}, no end${ended.en}` };
  return { zh: `${validFrom} 至 ${validTo}${ended.zh}`, en: `${validFrom} to ${validTo}${ended.en}` };
}
