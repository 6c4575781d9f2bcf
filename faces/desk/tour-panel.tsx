import "./tour.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { Problem, request } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { useCity, useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Tour, TourState, TourStep } from "#kernel/desk/tour.ts";
import { endTour, keepTour, type TourAt, useTour } from "./tour-at.ts";

/** The tour that a system declares; Vite finds it when it builds. */
const declared = Object.values(
  import.meta.glob<Tour>("../../systems/*/desk/tour.ts", { eager: true, import: "default" }),
)[0];

/** The steps of the tour of this city; none where it has no tour. */
export function useTourSteps(): readonly TourStep[] {
  const facts = useCity()?.tour ?? null;
  return facts === null || declared === undefined ? [] : declared(facts);
}

/**
 * What the tour says beside the page: where it is, what to do, and on. It is a strip above the page, so
 * that it covers nothing, and may be left at any step.
 *
 * Accessibility: a labelled region before the page; a new step is told politely.
 */
export function TourPanel({ sessionChanged }: { readonly sessionChanged: () => Promise<unknown> }) {
  const steps = useTourSteps();
  const at = useTour();
  const step = at === null ? undefined : steps[at.step];
  return at !== null && step !== undefined ? <Step key={at.step} {...{ at, step, steps, sessionChanged }} /> : null;
}

type StepProps = {
  readonly at: TourAt;
  readonly step: TourStep;
  readonly steps: readonly TourStep[];
  readonly sessionChanged: () => Promise<unknown>;
};

function Step({ at, step, steps, sessionChanged }: StepProps) {
  const say = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const [here, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [undone, setUndone] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const account = session.person.account;

  // Each step is entered as whoever does it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => {
    void attempt(async () => {
      if (account !== step.account) {
        await request("/api/v1/sign-in/demo", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ account: step.account }),
        });
        await sessionChanged();
      }
      go(step.path(at.state));
    });
  }, []);

  async function attempt(what: () => Promise<void>) {
    setBusy(true);
    setProblem(null);
    try {
      await what();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  const move = (state: TourState) => {
    const next = at.step + 1;
    if (next < steps.length) keepTour({ step: next, state });
    else endTour();
  };
  const next = () =>
    attempt(async () => {
      const found = step.done ? await step.done(at.state, here) : {};
      if (found === null) setUndone(true);
      else move({ ...at.state, ...found });
    });
  const doIt = () =>
    attempt(async () => {
      const made = await step.doIt?.(at.state, session);
      await queries.invalidateQueries();
      // What follows by itself, such as steps that open, follows within a moment.
      for (let tries = 0; tries < 20; tries += 1) {
        const found = await step.done?.(at.state, made?.record === "matter" ? `/projects/${made.id}` : here);
        if (found) return move({ ...at.state, ...found });
        await new Promise((done) => setTimeout(done, 300));
      }
      setUndone(true);
    });
  const last = at.step === steps.length - 1;
  const link = step.link?.(at.state);
  return (
    <aside className="tour" aria-label={say({ zh: "导览", en: "Guided tour" })}>
      <div>
        <p className="s" aria-live="polite">
          {say({
            zh: `导览 ${at.step + 1}/${steps.length} · 您现在是${step.role.zh}`,
            en: `Tour ${at.step + 1}/${steps.length} · you are: ${step.role.en}`,
          })}
        </p>
        <h2 className="h3">{say(step.title)}</h2>
        <p>{say(step.text)}</p>
        {link && (
          <p>
            <a href={link.href} target="_blank" rel="noreferrer">
              {say(link.text)}
            </a>
          </p>
        )}
        {undone && (
          <p className="red" role="alert">
            {step.doIt
              ? say({
                  zh: "这一步还没办。办好再走，或者点“替我办”。",
                  en: "This is not done yet. Do it, or let it be done for you.",
                })
              : say({ zh: "这一步还没办。", en: "This is not done yet." })}
          </p>
        )}
        {problem && <ProblemNote problem={problem} />}
      </div>
      <p className="row">
        <button type="button" className="btn p" onClick={next} aria-disabled={busy}>
          {last ? say({ zh: "结束导览", en: "End the tour" }) : say({ zh: "下一步", en: "Next" })}
        </button>
        {step.doIt && (
          <button type="button" className="btn" onClick={doIt} aria-disabled={busy}>
            {say({ zh: "替我办", en: "Do it for me" })}
          </button>
        )}
        {!last && (
          <button type="button" className="btn sm" onClick={endTour}>
            {say({ zh: "退出导览", en: "Leave" })}
          </button>
        )}
      </p>
    </aside>
  );
}
