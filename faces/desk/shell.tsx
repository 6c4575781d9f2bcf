import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import { request } from "#kernel/desk/api.ts";
import type { DeskPage } from "#kernel/desk/desk-page.ts";
import { draftsOf } from "#kernel/desk/draft.ts";
import { forgetKept } from "#kernel/desk/kept.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { hasRole, useCity, useSession } from "#kernel/desk/session.ts";
import { Empty, Waiting } from "#kernel/desk/states.tsx";
import type { Language } from "#kernel/text/words.ts";
import { CityMoment } from "./demo-clock.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { deskPages } from "./found-pages.ts";
import { useUnread } from "./inbox-answer.ts";
import { KeyBar, KeyList } from "./key-list.tsx";
import { LeaveDrafts } from "./leave-drafts.tsx";
import { Notices } from "./notices.tsx";
import { Palette } from "./palette.tsx";
import { useRecentPlaces } from "./recent-places.ts";
import { endTour } from "./tour-at.ts";
import { TourPanel } from "./tour-panel.tsx";

type ShellProps = { setLanguage: (language: Language) => void; sessionChanged: () => Promise<unknown> };

/** Everything around a page: top bar, navigation, keys, palette, notices. */
export function Shell({ setLanguage, sessionChanged }: ShellProps) {
  const say = useWords();
  const session = useSession();
  const [location] = useLocation();
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const pages = useMemo(() => deskPages.filter(({ roles }) => hasRole(session, roles)), [session]);
  const navigation = pages.filter((page) => page.navigation !== undefined);
  const named = pages.filter((page) => !page.path.includes(":"));
  const main = useRef<HTMLDivElement>(null);
  const first = useRef(true);

  // A new page begins at its top, for the eye and for a screen reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the occasion
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [location]);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      setOpen("palette");
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  useRecentPlaces(session.person.id, location);
  // On a shared counter nothing of whoever was here before may remain.
  useEffect(() => forgetKept(session.person.id), [session.person.id]);
  useKeys([{ key: "?", title: { zh: "全部键", en: "All keys" }, run: () => setOpen("keys") }]);

  return (
    <div className="app">
      <a className="skip" href="#page">
        {say({ zh: "跳到正文", en: "Skip to the page" })}
      </a>
      <TopBar
        pages={navigation}
        location={location}
        openPalette={() => setOpen("palette")}
        setLanguage={setLanguage}
        sessionChanged={sessionChanged}
      />
      <div>
        <Notices sessionChanged={sessionChanged} />
        <TourPanel sessionChanged={sessionChanged} />
      </div>
      <div className="page" id="page" ref={main} tabIndex={-1}>
        <ErrorBoundary key={location}>
          <Suspense fallback={<Waiting />}>
            <Routes pages={pages} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <KeyBar openAll={() => setOpen("keys")} />
      <BottomBar pages={navigation} location={location} />
      {open === "palette" && <Palette pages={named} close={() => setOpen(null)} />}
      {open === "keys" && <KeyList close={() => setOpen(null)} />}
    </div>
  );
}

const loaded = new Map<DeskPage, ReturnType<typeof lazy>>();
function componentOf(page: DeskPage) {
  const known = loaded.get(page) ?? lazy(page.load);
  loaded.set(page, known);
  return known;
}

function Routes({ pages }: { readonly pages: readonly DeskPage[] }) {
  const say = useWords();
  const start = pages.find((page) => page.navigation !== undefined);
  return (
    <Switch>
      {pages.map((page) => (
        <Route key={page.path} path={page.path} component={componentOf(page) as never} />
      ))}
      <Route path="/">{start && <Redirect to={start.path} replace />}</Route>
      <Route>
        <main>
          <Empty
            title={say({ zh: "没有这一页，或您的岗位看不到它", en: "No such page, or not for your post" })}
            why={say({
              zh: "核对地址；需要岗位的，问本单位管理员。",
              en: "Check the address, or ask about your post.",
            })}
          >
            <Link className="btn" href="/">
              {say({ zh: "回到首页", en: "To the first page" })}
            </Link>
          </Empty>
        </main>
      </Route>
    </Switch>
  );
}

const isCurrent = (page: DeskPage, location: string): boolean =>
  location === page.path || location.startsWith(`${page.path}/`);

type BarProps = { readonly pages: readonly DeskPage[]; readonly location: string };

function TopBar(props: BarProps & ShellProps & { openPalette: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const city = useCity();
  const session = useSession();
  const post = session.posts[0];
  const place = post ? `${post.bodyName} ${say(post.title)}` : (session.subjects[0]?.name ?? "");
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    await request("/api/v1/sign-out", { method: "POST" }).catch(() => undefined);
    forgetKept();
    endTour();
    await props.sessionChanged();
  };
  return (
    <header className="bar">
      <span className="row brand">
        <span className="seal" aria-hidden="true">
          并
        </span>
        <b className="nw">{city ? say({ zh: `并联 · ${city.name.zh}`, en: `Binglian · ${city.name.en}` }) : "并联"}</b>
      </span>
      <nav className="nw" aria-label={say({ zh: "主导航", en: "Main" })}>
        {props.pages.map((page) => (
          <Link key={page.path} href={page.path} aria-current={isCurrent(page, props.location) ? "page" : undefined}>
            {say(page.title)}
          </Link>
        ))}
      </nav>
      <button
        type="button"
        className="find nw"
        onClick={props.openPalette}
        aria-keyshortcuts="Control+K"
        data-short={say({ zh: "搜索", en: "Search" })}
      >
        <span className="grow el">
          {say({ zh: "搜索办件、事项、企业、查询码", en: "Search cases, items, firms, codes" })}
        </span>
        <kbd>Ctrl K</kbd>
      </button>
      <CityMoment />
      <InboxLink location={props.location} />
      <details className="who">
        <summary>
          <span className="el">
            {session.person.name}
            {place && ` · ${place}`}
          </span>
        </summary>
        <div className="card">
          <p>
            <b>{session.person.name}</b> <span className="s">{session.person.account}</span>
          </p>
          <ul>
            {session.posts.map((held) => (
              <li key={held.post}>
                {held.bodyName} {say(held.title)}
                {held.substituteFor && <span className="s"> {say({ zh: "（B岗代行）", en: "(substitute)" })}</span>}
              </li>
            ))}
            {session.subjects.map((subject) => (
              <li key={subject.id}>{subject.name}</li>
            ))}
          </ul>
          <p className="row">
            <button
              type="button"
              className="btn sm"
              lang={language === "zh" ? "en" : "zh-CN"}
              onClick={() => props.setLanguage(language === "zh" ? "en" : "zh")}
            >
              {language === "zh" ? "English" : "中文"}
            </button>
            <button
              type="button"
              className="btn sm"
              onClick={() => (draftsOf(session.person.id) > 0 ? setLeaving(true) : signOut())}
            >
              {say({ zh: "退出登录", en: "Sign out" })}
            </button>
          </p>
        </div>
      </details>
      {leaving && <LeaveDrafts signOut={signOut} close={() => setLeaving(false)} />}
    </header>
  );
}

/** The way to the notices, with how many wait unread. */
function InboxLink({ location }: { readonly location: string }) {
  const say = useWords();
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Link className="to-inbox nw" href="/inbox" aria-current={location === "/inbox" ? "page" : undefined}>
      {say({ zh: "收件箱", en: "Inbox" })}
      {unread > 0 && (
        <b>
          {unread > 99 ? "99+" : unread}
          <span className="unseen">{say({ zh: "条未读", en: "unread" })}</span>
        </b>
      )}
    </Link>
  );
}

/** On a phone the navigation stands at the thumb. */
function BottomBar({ pages, location }: BarProps) {
  const say = useWords();
  return (
    <nav className="bottom" aria-label={say({ zh: "主导航（手机）", en: "Main (phone)" })}>
      {pages.slice(0, 5).map((page) => (
        <Link key={page.path} href={page.path} aria-current={isCurrent(page, location) ? "page" : undefined}>
          {say(page.title)}
        </Link>
      ))}
    </nav>
  );
}
