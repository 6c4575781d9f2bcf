import { Component, type ReactNode } from "react";
import { useWords } from "#kernel/desk/language.ts";

/** A mistake of ours on one page leaves the rest of the desk working. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const say = useWords();
  return (
    <main className="problem" role="alert">
      <h1>{say({ zh: "这一页出错了，是我们的问题", en: "This page failed; it is our fault" })}</h1>
      <p>
        {say({
          zh: "已提交的都在。重新打开这一页；仍不行，告诉管理员地址和时间。",
          en: "What was sent is safe. Open the page again; if it fails again, tell the administrator address and time.",
        })}
      </p>
      <button type="button" className="btn" onClick={() => window.location.reload()}>
        {say({ zh: "重新打开", en: "Open again" })}
      </button>
    </main>
  );
}
