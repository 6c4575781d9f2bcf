import { useEffect, useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { useSessionEnded } from "./session-ended.ts";

/** What is said above every page: no network, or the session is over. What was typed stays on the screen. */
export function Notices({ sessionChanged }: { readonly sessionChanged: () => Promise<unknown> }) {
  const say = useWords();
  const ended = useSessionEnded();
  const online = useOnline();
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
      {ended && (
        <p className="notice offline">
          {say({
            zh: "登录已结束。需要留的先复制，再重新登录。",
            en: "Your session ended. Copy what you need, then sign in again.",
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
