import { useWords } from "#kernel/desk/language.ts";

/**
 * How far a long piece of work is, with the way to stop it.
 *
 * Accessibility: a progress element with its label; the share is announced by it, not by colour.
 */
export function ImportProgress(props: { title: string; share: number; note?: string; cancel: () => void }) {
  const say = useWords();
  const percent = Math.floor(Math.min(1, props.share) * 100);
  return (
    <section className="import-progress card" aria-label={props.title}>
      <div className="row">
        <b>{props.title}</b>
        <span className="grow" />
        <span className="nw">{percent}%</span>
        <button type="button" className="btn sm" onClick={props.cancel}>
          {say({ zh: "停止", en: "Stop" })}
        </button>
      </div>
      <progress max={100} value={percent} aria-label={props.title} />
      {props.note && <p className="s">{props.note}</p>}
    </section>
  );
}
