import { useState } from "react";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { lettersAreOff, switchLetters, useShownKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";

const names: Readonly<Record<string, string>> = { " ": "空格" };

/** The bar at the foot: which keys do what here, and why one cannot now. */
export function KeyBar({ openAll }: { readonly openAll: () => void }) {
  const say = useWords();
  const keys = useShownKeys().filter(({ key }) => key !== "?");
  if (lettersAreOff()) return <footer className="keys" />;
  return (
    <footer className="keys">
      {keys.map(({ key, title, blocked }) => (
        <span key={key} className={blocked ? "no" : undefined}>
          <kbd>{names[key] ?? key}</kbd> {say(title)}
          {blocked && <> · {say(blocked)}</>}
        </span>
      ))}
      <span className="grow" />
      <button type="button" onClick={openAll}>
        <kbd>?</kbd> {say({ zh: "全部键", en: "All keys" })}
      </button>
    </footer>
  );
}

/** Every key of this screen, and the switch for single letters (WCAG 2.1.4). */
export function KeyList({ close }: { readonly close: () => void }) {
  const say = useWords();
  const keys = useShownKeys();
  const [off, setOff] = useState(lettersAreOff());
  return (
    <Dialog title={say({ zh: "这一页的键", en: "Keys of this page" })} close={close}>
      <table className="plain">
        <tbody>
          <tr>
            <th scope="row">
              <kbd>Ctrl K</kbd>
            </th>
            <td>{say({ zh: "搜索页面、办件、事项", en: "Search pages, cases, items" })}</td>
          </tr>
          {keys.map(({ key, title, blocked }) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{names[key] ?? key}</kbd>
              </th>
              <td>
                {say(title)}
                {blocked && <span className="s"> · {say(blocked)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <label>
          <input
            type="checkbox"
            checked={!off}
            onChange={(event) => {
              setOff(!event.target.checked);
              switchLetters(!event.target.checked);
            }}
          />{" "}
          {say({ zh: "使用单字母键（在输入框里从不起作用）", en: "Use single letters (never inside fields)" })}
        </label>
      </p>
    </Dialog>
  );
}
