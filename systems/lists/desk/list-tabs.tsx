import { Link, useLocation } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";

/** A click on a link inside a row goes there; choosing the row would lead back to the list. */
export const pointsAtLink = (target: EventTarget): boolean => target instanceof Element && target.closest("a") !== null;

/** The pages of the lists beside each other; each is an address of its own. */
export function ListTabs() {
  const say = useWords();
  const session = useSession();
  const [location] = useLocation();
  // One import is a page below all of them.
  const shown = location.startsWith("/lists/import") ? "/lists/import" : location;
  const keeps = hasRole(session, ["listKeeper", "legalReviewer", "leader"]);
  const tabs = [
    { href: "/lists", text: say({ zh: "变动", en: "Changes" }) },
    { href: "/lists/items", text: say({ zh: "事项", en: "Items" }) },
    { href: "/lists/supervision", text: say({ zh: "监管", en: "Supervision" }) },
    ...(keeps ? [{ href: "/lists/import", text: say({ zh: "导入", en: "Import" }) }] : []),
  ];
  return (
    <nav className="tabs link-tabs" aria-label={say({ zh: "清单各页", en: "Pages of the lists" })}>
      {tabs.map(({ href, text }) => (
        <Link key={href} href={href} aria-current={shown === href ? "page" : undefined}>
          {text}
        </Link>
      ))}
      <span className="grow" />
      <a href="/lists">{say({ zh: "公开的清单", en: "The public lists" })} ↗</a>
    </nav>
  );
}
