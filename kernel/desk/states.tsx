import { type ReactNode, useEffect, useState } from "react";
import type { Words } from "#kernel/text/words.ts";
import { isOffline, type Problem } from "./api.ts";
import { useLanguage, useWords } from "./language.ts";

/** Nothing for 300 ms, then the outline of what comes: a quick answer does not flicker. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const say = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{say({ zh: "正在读取", en: "Loading" })}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no identity
        <span key={row} style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

/** What belongs here, why there is none, and the one act that fills it. */
export function Empty({ title, why, children }: { title: string; why: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{why}</p>
      {children}
    </div>
  );
}

/** What a refusal and a problem have in common: a sentence, an article, a next step. */
export type Told = {
  readonly text: Words;
  readonly next: Words | string;
  readonly article?: string | undefined;
  readonly rule: string;
};

/**
 * A refusal as a sentence with its article and what to do next.
 *
 * Accessibility: announced when it appears (role=alert), not by colour alone: it begins with a word.
 */
export function ProblemNote({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) {
  const say = useWords();
  return (
    <div className="problem" role="alert">
      <p>
        <b>{isOffline(problem) ? say({ zh: "没有连上：", en: "Offline: " }) : say({ zh: "错误：", en: "Error: " })}</b>
        {say(problem.text)}
      </p>
      <Ground told={problem} />
      {problem.trace && problem.status >= 500 && (
        <p className="s">{say({ zh: `追踪号 ${problem.trace}`, en: `Trace ${problem.trace}` })}</p>
      )}
      {retry && (
        <button type="button" className="btn sm" onClick={retry}>
          {say({ zh: "再试一次", en: "Try again" })}
        </button>
      )}
    </div>
  );
}

/** Article, rule and next step of a refusal. */
export function Ground({ told }: { readonly told: Told }) {
  const say = useWords();
  const language = useLanguage();
  const next = typeof told.next === "string" ? told.next : told.next[language];
  return (
    <p className="ground">
      {told.article && <span>{told.article}</span>}
      {told.rule && <span className="s">{told.rule}</span>}
      <span>
        {say({ zh: "下一步：", en: "Next: " })}
        {next}
      </span>
    </p>
  );
}
