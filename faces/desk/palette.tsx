import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { useLocation } from "wouter";
import { ask } from "#kernel/desk/api.ts";
import type { DeskPage } from "#kernel/desk/desk-page.ts";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { useShownActs } from "#kernel/desk/page-acts.ts";
import { useSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import { recentPlaces } from "./recent-places.ts";

type Hit = {
  readonly href: string;
  readonly text: string;
  readonly more: string;
  readonly kind: Words;
  away?: boolean;
  /** An act of the page instead of a place; null while it is not possible, and `more` says why. */
  readonly run?: (() => void) | null;
};

/** All signs of the words stand in the text, in their order: 施许 finds 施工许可. */
function fits(text: string, words: string): boolean {
  let at = -1;
  const plain = text.toLowerCase();
  return [...words.toLowerCase()].every((sign) => {
    at = plain.indexOf(sign, at + 1);
    return at >= 0;
  });
}

/** Cases, projects and items by words; a system that is not there finds nothing. */
async function search(words: string): Promise<Hit[]> {
  type Cases = { rows: { id: string; itemName: string; applicantName: string; queryCode: string }[] };
  type Items = { rows: { code: string; name: string; bodyName: string | null }[] };
  type Projects = { rows: { id: string; title: string; projectCode: string | null }[] };
  const [cases, projects, items] = await Promise.all([
    ask<Cases>("approvals.cases", { q: words, limit: 8 }).catch(() => ({ rows: [] })),
    ask<Projects>("approvals.projects", { q: words, limit: 6 }).catch(() => ({ rows: [] })),
    ask<Items>("lists.items", { q: words, limit: 6 }).catch(() => ({ rows: [] })),
  ]);
  return [
    ...cases.rows.map((row) => ({
      href: `/cases/${row.id}`,
      text: row.itemName,
      more: `${row.applicantName} ${row.queryCode}`,
      kind: { zh: "办件", en: "Case" },
    })),
    ...projects.rows.map((row) => ({
      href: `/projects/${row.id}`,
      text: row.title,
      more: row.projectCode ?? "",
      kind: { zh: "项目", en: "Project" },
    })),
    ...items.rows.map((row) => ({
      href: `/items/${row.code}`,
      text: row.name,
      more: `${row.code} ${row.bodyName ?? ""}`,
      kind: { zh: "事项", en: "Item" },
      away: true,
    })),
  ];
}

/**
 * One field for going anywhere: acts of this page, pages, where one was lately, cases, projects, items.
 *
 * Accessibility: a combobox with a list (ARIA 1.2): arrows move, Enter goes, the number of hits is announced.
 */
export function Palette({ pages, close }: { readonly pages: readonly DeskPage[]; readonly close: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [location, go] = useLocation();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  // What is here already is found at once: Enter must never meet what fitted the words before.
  const words = typed.trim();
  const asked = useDeferredValue(words);
  const found = useQuery({
    queryKey: ["palette", asked],
    queryFn: () => search(asked),
    enabled: asked.length > 0,
    placeholderData: (before) => before,
  });
  const acts: Hit[] = useShownActs()
    .filter(({ title }) => fits(title[language], words))
    .map(({ title, blocked, run }) => ({
      ...{ href: `act:${title.zh}`, text: title[language], kind: { zh: "办理", en: "Act" } },
      ...{ more: blocked ? say({ zh: `现在不能：${blocked.zh}`, en: `not now: ${blocked.en}` }) : "" },
      run: blocked ? null : run,
    }));
  const recent: Hit[] = recentPlaces(useSession().person.id)
    .filter(({ title, path }) => path !== location && fits(title, words))
    .map(({ path, title }) => ({ href: path, text: title, more: "", kind: { zh: "去过", en: "Recent" } }));
  const ways: Hit[] = pages
    .filter(({ title }) => fits(title[language], words))
    .map(({ path, title }) => ({ href: path, text: title[language], more: "", kind: { zh: "页面", en: "Page" } }));
  const all = [...acts, ...ways, ...recent, ...(words.length > 0 ? (found.data ?? []) : [])];
  // A case where one was lately is found once, where it stood before the server answered: nothing moves under the hand.
  const hits = all.filter(({ href }, index) => all.findIndex((hit) => hit.href === href) === index);
  const here = Math.min(at, Math.max(0, hits.length - 1));
  const open = (hit: Hit | undefined) => {
    if (!hit || hit.run === null) return;
    close();
    if (hit.run) return hit.run();
    if (hit.away) window.location.assign(hit.href);
    else go(hit.href);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((here + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(hits[here]);
    }
  };
  const label = say({
    zh: "搜索页面、可办的动作、办件、项目、事项、企业、查询码",
    en: "Search pages, acts, cases, projects, items, firms, codes",
  });
  return (
    <Dialog title={say({ zh: "前往", en: "Go to" })} close={close} wide>
      <input
        className="in"
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={hits[here] ? `${list}-${here}` : undefined}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p className="unseen" role="status">
        {say({ zh: `${hits.length} 项`, en: `${hits.length} results` })}
      </p>
      <div className="hits" id={list} role="listbox" aria-label={label}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the combobox, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: an option is pointed at by aria-activedescendant
          <div
            key={hit.href}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === here}
            aria-disabled={hit.run === null || undefined}
            onClick={() => open(hit)}
          >
            <span className="s">{say(hit.kind)}</span>
            <span className="el">{hit.text}</span>
            <span className="s el">{hit.more}</span>
          </div>
        ))}
      </div>
      {words.length > 0 && hits.length === 0 && !found.isFetching && (
        <p className="s">
          {say({ zh: "没有找到。换个词，或用查询码。", en: "Nothing found. Try other words or a code." })}
        </p>
      )}
    </Dialog>
  );
}
