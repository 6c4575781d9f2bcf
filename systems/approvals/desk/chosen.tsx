import { useWords } from "#kernel/desk/language.ts";

/** What has been picked, with the way to pick another. */
export function Chosen({ text, more, change }: { text: string; more: string; change: () => void }) {
  const say = useWords();
  return (
    <p className="row chosen">
      <b>{text}</b> <span className="s grow">{more}</span>
      <button type="button" className="btn sm" onClick={change}>
        {say({ zh: "更换", en: "Change" })}
      </button>
    </p>
  );
}
