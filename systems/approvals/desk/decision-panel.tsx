import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { usePageActs } from "#kernel/desk/page-acts.ts";
import { useSession } from "#kernel/desk/session.ts";
import { StaleNote } from "#kernel/desk/stale-note.tsx";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import { ActFields } from "./act-fields.tsx";
import { inputOf, lackOf, type Typed } from "./act-form.ts";
import { actForm, isElsewhere, rankOf } from "./act-forms.ts";
import { ActList } from "./act-list.tsx";
import { ActPreview } from "./act-preview.tsx";
import type { CaseSeen } from "./CasePage.tsx";
import type { CaseAct, CaseAnswer } from "./case-answer.ts";
import { SiteWarning } from "./site-panel.tsx";

type PanelProps = {
  readonly answer: CaseAnswer;
  readonly seen: CaseSeen;
  readonly setSeen: (patch: Partial<CaseSeen>) => void;
  readonly again: () => Promise<unknown>;
};

/**
 * What can be done with the case. Every act stands here: one that is allowed shows what it will make before it is
 * confirmed, one that is not says why, by which article, and what to do instead.
 */
export function DecisionPanel({ answer, seen, setSeen, again }: PanelProps) {
  const say = useWords();
  const queries = useQueryClient();
  const session = useSession();
  const file = answer.case;
  // To an applicant the office's own acts are none of theirs; what they may not do *now* they are told.
  const acts = answer.acts
    .filter((one) => !isElsewhere(one.command))
    .filter((one) => session.posts.length > 0 || one.allowed || one.refusal?.code !== "NOT_ALLOWED")
    .sort((a, b) => rankOf(a.command) - rankOf(b.command));
  // What comes next is offered; an act that turns somebody away is never the one that is ready by itself.
  const draft = useDraft(`case.${file.id}`, { last: "", acts: {} as Readonly<Record<string, Typed>> });
  const chosen = acts.find(({ command }) => command === (seen.act || draft.value.last || nextAct[file.status]));
  const kept = draft.value.acts[chosen?.command ?? ""] ?? {};
  const [shownLack, setShownLack] = useState(false);
  const [peeked, setPeeked] = useState("");
  const [key, setKey] = useState(newKey);
  const [conflict, setConflict] = useState<number | null>(null);
  // An act that is not possible says why as soon as it is focused, and keeps saying so when it is chosen.
  const blocked =
    acts.find(({ command, allowed }) => command === peeked && !allowed) ?? (chosen?.allowed ? undefined : chosen);
  const form = actForm(chosen?.command ?? "");
  const typed = { ...form.first?.(answer, session.posts), ...kept };
  // What is possible, and what would come next, stands open; the rest is one step away with its reasons.
  const isShown = (one: CaseAct) => one.allowed || one.command === nextAct[file.status] || one === chosen;
  const shown = acts.filter(isShown);
  const rest = acts.filter((one) => !isShown(one));
  const lack = chosen ? lackOf(form, typed) : null;
  const foot = useRef<HTMLDivElement>(null);

  // What is typed stays in sight, also when somebody else made its act impossible or another one the next.
  const isTyped = isFilled(kept);
  const type = (next: Typed) => {
    const filled = Object.entries({ ...draft.value.acts, [chosen?.command ?? ""]: next }).filter(([, one]) =>
      isFilled(one),
    );
    draft.set({ last: filled.length > 0 ? (chosen?.command ?? "") : "", acts: Object.fromEntries(filled) });
  };

  const doing = useMutation<Done, Problem, CaseAct>({
    mutationFn: ({ command }) =>
      act({ command, on: file.id, input: inputOf(actForm(command), typed), seen: file.version, key }),
    onSuccess: async () => {
      draft.drop();
      setConflict(null);
      setKey(newKey());
      setSeen({ act: "", tab: "documents", document: "" });
      await queries.invalidateQueries();
    },
    onError: async (problem) => {
      if (problem.status !== 412) return;
      // What was seen and what is now are shown side by side; what was typed stays.
      setKey(newKey());
      await again();
      setConflict(file.version);
    },
  });
  const choose = (one: CaseAct) => {
    setSeen({ act: one.command });
    setShownLack(false);
    doing.reset();
    requestAnimationFrame(() =>
      foot.current?.closest(".decision")?.querySelector<HTMLElement>("textarea,.foot button")?.focus(),
    );
  };
  const confirm = () => {
    if (!chosen?.allowed || doing.isPending) return;
    setShownLack(lack !== null);
    if (lack === null) doing.mutate(chosen);
    else foot.current?.closest(".decision")?.querySelector<HTMLElement>("textarea")?.focus();
  };
  usePageActs(
    acts.map((one) => ({ title: one.title, blocked: one.refusal?.text ?? undefined, run: () => choose(one) })),
  );
  const sharing = ({ command }: CaseAct) => acts.filter((other) => actForm(other.command).key === actForm(command).key);
  useKeys(
    acts
      .filter((one) => actForm(one.command).key !== "")
      // Two acts may share a key when only one of them can be possible (hold, resume): the possible one has it, else the first.
      .filter((one) => one === (sharing(one).find(({ allowed }) => allowed) ?? sharing(one)[0]))
      .map((one) => ({
        key: actForm(one.command).key,
        title: one.title,
        blocked: one.allowed ? undefined : { zh: "现在不能", en: "not now" },
        run: () => choose(one),
      })),
  );

  return (
    <>
      <h2 className="h3">{say({ zh: "办理", en: "Acts" })}</h2>
      {session.posts.length > 0 && <SiteWarning contradicted={answer.site.contradicted} />}
      {doing.isSuccess && (
        <p className="done-note" role="status">
          {say({
            zh: `✓ 已办：${doneTitle(answer)}，日志第 ${doing.data.place} 号`,
            en: `✓ Done: journal entry ${doing.data.place}`,
          })}
        </p>
      )}
      {acts.length > 0 && acts.every(({ refusal }) => refusal?.code === "NOT_ALLOWED") && (
        <p className="why inset-why">
          {say({
            zh: "您的岗位看得到这一件，不能办理它。每一项为什么不能，点开就说。",
            en: "Your post may see this case, not act on it. Each act says why when it is chosen.",
          })}
        </p>
      )}
      {acts.length === 0 && (
        <p className="why inset-why">
          {say({ zh: "这一件现在没有要您办的。进展见时间线。", en: "Nothing to do for you now; see the timeline." })}
        </p>
      )}
      <ActList acts={shown} chosen={chosen} choose={choose} peek={setPeeked} />
      {rest.length > 0 && (
        <details className="rest" open={rest.includes(chosen as CaseAct) || undefined}>
          <summary>
            {say({ zh: `现在不能办的 ${rest.length} 项，为什么`, en: `${rest.length} acts not possible now, and why` })}
          </summary>
          <ActList acts={rest} chosen={chosen} choose={choose} peek={setPeeked} />
        </details>
      )}
      <div role="status">
        {blocked?.refusal && (
          <div className="why inset-why">
            <b>{say({ zh: `现在不能${blocked.title.zh}：`, en: `${blocked.title.en} is not possible now: ` })}</b>
            {say(blocked.refusal.text)}
            <Ground told={blocked.refusal} />
          </div>
        )}
      </div>
      <DraftNote draft={draft} />
      {(chosen?.allowed || isTyped) && (
        <ActFields answer={answer} form={form} typed={typed} setTyped={type} lack={shownLack ? lack : null} />
      )}
      {chosen?.allowed && (
        <ActPreview
          on={{ ...file, body: file.bodyName, addressee: file.applicantName }}
          command={chosen.command}
          input={lack === null ? inputOf(form, typed) : null}
          waitingFor={lack?.words ?? null}
        />
      )}
      {conflict !== null && (
        <StaleNote
          {...{ record: "case", id: file.id, seen: conflict, version: file.version }}
          typed={typeof typed.reason === "string" ? typed.reason : ""}
          blocked={chosen?.allowed ? undefined : (chosen?.refusal?.text ?? { zh: "先选一项", en: "choose an act" })}
          again={confirm}
        />
      )}
      {doing.isError && doing.error.status !== 412 && <ProblemNote problem={doing.error} />}
      <div className="foot" ref={foot}>
        {chosen?.allowed && (
          <>
            <button type="button" className="btn p" onClick={confirm}>
              {doing.isPending ? say({ zh: "正在办理", en: "Sending" }) : say(form.button)}
            </button>
            <p className="s">
              {say({
                zh: "立即记入日志，不能抹去；同一次点击只办一次。",
                en: "Recorded at once and never erased; one click is one act.",
              })}
            </p>
          </>
        )}
      </div>
    </>
  );
}

const isFilled = (typed: Typed): boolean => Object.values(typed).some((value) => value !== "");

const nextAct: Readonly<Record<string, string>> = {
  received: "approvals.accept",
  accepted: "approvals.decide",
  decided: "approvals.deliver",
};

const doneTitle = (answer: CaseAnswer): string => answer.history.at(-1)?.title.zh ?? "";
