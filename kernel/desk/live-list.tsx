import type { Parameters } from "./api.ts";
import { useWords } from "./language.ts";
import { useLive } from "./live.ts";
import { clockTime } from "./since-note.tsx";

/**
 * Keeps a list up to date while others act on what stands in it.
 *
 * Accessibility: that it changed is announced politely (role=status); rows keep their order and the selected one its place.
 */
export function LiveList(props: {
  /** The lists that are looked at, such as `work:<body>`. */
  readonly about: readonly string[];
  readonly ask: readonly (readonly [name: string, parameters?: Parameters])[];
}) {
  const say = useWords();
  const { told } = useLive({ about: Object.fromEntries(props.about.map((one) => [one, null])), ask: props.ask });
  const last = told.at(-1);
  return (
    <p className="live-list s" role="status">
      {last &&
        say({
          zh: `${clockTime(last.recordedAt)} 有人办了“${last.title.zh}”，列表已更新`,
          en: `${clockTime(last.recordedAt)}: “${last.title.en}” by somebody else; the list shows it`,
        })}
    </p>
  );
}
