import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
import { askUnaddressed, type Problem } from "#kernel/desk/api.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { shapeFaults } from "./shape-faults.ts";
import { useSettled } from "./use-faults.ts";

const TryForm = lazy(() => import("./try-form.tsx"));

type Preview = { readonly page: string; readonly form: string | null; readonly paper: string | null };
type View = "page" | "form" | "try" | "paper";

const views: readonly (readonly [View, Words])[] = [
  ["page", { zh: "门户页", en: "Public page" }],
  ["form", { zh: "网上表单", en: "Form" }],
  ["try", { zh: "试填", en: "Try it" }],
  ["paper", { zh: "纸质表单", en: "On paper" }],
];

/** 预览: the draft as the public will meet it: its page, its form, and its form on paper. */
export function PreviewPane({ draft, effectiveFrom }: { readonly draft: ItemDraft; readonly effectiveFrom: string }) {
  const say = useWords();
  const language = useLanguage();
  const [view, setView] = useState<View>("page");
  const frame = useRef<HTMLIFrameElement>(null);
  const settled = useSettled(draft, 600);
  const whole = shapeFaults(settled).length === 0;
  const preview = useQuery<Preview, Problem>({
    queryKey: ["lists.previewPage", language, effectiveFrom, settled],
    queryFn: async ({ signal }) => {
      const input = { content: settled, effectiveFrom, language };
      const [parts, shell] = await Promise.all([
        askUnaddressed<Preview>("lists.previewPage", input, signal),
        portalShell(signal),
      ]);
      const within = (part: string | null) => (part === null ? null : inShell(shell, part));
      return { page: inShell(shell, parts.page), form: within(parts.form), paper: within(parts.paper) };
    },
    enabled: whole,
    placeholderData: keepPreviousData,
  });
  const shown = view === "try" ? null : (preview.data?.[view] ?? null);
  return (
    <div className="preview-pane">
      <fieldset className="row views-row" aria-label={say({ zh: "看什么", en: "What to see" })}>
        {views.map(([one, words]) => (
          <button key={one} type="button" className="btn sm" aria-pressed={view === one} onClick={() => setView(one)}>
            {say(words)}
          </button>
        ))}
        <span className="grow" />
        {view === "paper" && shown && (
          <button type="button" className="btn sm" onClick={() => frame.current?.contentWindow?.print()}>
            {say({ zh: "打印", en: "Print" })}
          </button>
        )}
      </fieldset>
      {!whole && (
        <p className="s inset">
          {say({ zh: "填完空着的地方，预览随即更新。", en: "The preview follows once nothing is empty." })}
        </p>
      )}
      {preview.isError && <ProblemNote problem={preview.error} />}
      {preview.isLoading && <Waiting rows={6} />}
      {view === "try" &&
        (draft.form === null ? (
          <NoForm />
        ) : (
          <Suspense fallback={<Waiting rows={4} />}>
            <TryForm form={draft.form} />
          </Suspense>
        ))}
      {view !== "page" && view !== "try" && preview.data && shown === null && <NoForm />}
      {shown !== null && (
        // Scripts stay off; the same origin is needed for the portal's style sheet, modals for printing.
        <iframe
          ref={frame}
          className={view === "paper" ? "paper-frame" : undefined}
          title={say({ zh: "预览", en: "Preview" })}
          sandbox="allow-same-origin allow-modals"
          srcDoc={shown}
        />
      )}
    </div>
  );
}

function NoForm() {
  const say = useWords();
  return <p className="s inset">{say({ zh: "这个事项没有表单。", en: "This item has no form." })}</p>;
}

/** The portal's own frame: header, style sheet and foot of a page that is always there. */
async function portalShell(signal: AbortSignal): Promise<string> {
  const answer = await fetch("/help", { signal, credentials: "same-origin" });
  return answer.text();
}

/** A part in the portal's frame. Its links lead nowhere: what is previewed is not there yet. */
function inShell(shell: string, part: string): string {
  const page = new DOMParser().parseFromString(shell, "text/html");
  const main = page.querySelector("main");
  if (main) main.innerHTML = part;
  for (const link of page.querySelectorAll("a")) link.removeAttribute("href");
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
