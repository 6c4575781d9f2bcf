import { useEffect, useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { useLiveState } from "#kernel/desk/live.ts";
import { followWindow } from "#kernel/desk/live-source.ts";
import { useSessionEnded } from "./session-ended.ts";

/** A stream that breaks is back in a moment, most times; who works need not hear of that. */
const PATIENCE_MS = 5000;

/** What is said above every page: no network, no news, or the session is over. What was typed stays on the screen. */
export function Notices({ sessionChanged }: { readonly sessionChanged: () => Promise<unknown> }) {
  const say = useWords();
  const ended = useSessionEnded();
  const online = useOnline();
  const away = useLate(useLiveState() === "away");
  useEffect(followWindow, []);
  return (
    <div aria-live="polite">
      {!online && (
        <p className="notice offline">
          {say({
            zh: "没有网络：看到的是刚才的内容，提交要等恢复。已填的都在。",
            en: "No network: this is what was there before. Nothing typed is lost.",
          })}
        </p>
      )}
      {online && !ended && away && (
        <p className="notice quiet">
          {say({
            zh: "实时更新断开，正在重连。这期间每半分钟刷新一次，照常办理。",
            en: "Live updates are away and will be back. Meanwhile the page asks every half minute; work goes on.",
          })}
        </p>
      )}
      {ended && (
        <p className="notice offline">
          {say({
            zh: "登录已结束。已填的留在这个标签页，重新登录后接着办。",
            en: "Your session ended. What you typed stays in this tab; sign in again and go on.",
          })}
          <button type="button" className="btn sm" onClick={() => void sessionChanged()}>
            {say({ zh: "重新登录", en: "Sign in again" })}
          </button>
        </p>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const change = () => setOnline(navigator.onLine);
    window.addEventListener("online", change);
    window.addEventListener("offline", change);
    return () => {
      window.removeEventListener("online", change);
      window.removeEventListener("offline", change);
    };
  }, []);
  return online;
}

/** True once something has been so for a while. */
function useLate(is: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!is) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [is]);
  return late;
}
