import "./upload.css";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { useWords } from "./language.ts";
import { Ground } from "./states.tsx";
import type { Uploading, Uploads } from "./uploads.ts";

type BoxProps = {
  readonly uploads: Uploads;
  readonly label: string;
  readonly hint: string;
  /** What stands beside a file, such as the choice of what it is. */
  readonly beside?: (one: Uploading) => ReactNode;
  readonly added?: (files: readonly File[], keys: readonly string[]) => void;
};

/**
 * Files to be uploaded: dragged here or chosen, each with its progress, and by name what was refused and why.
 *
 * Accessibility: dragging has a button beside it (WCAG 2.5.7); the field is the browser's own; progress is a `progress` with the
 * file's name; what is refused is an alert, the rest a status (4.1.3); every button says which file it is about.
 */
export function UploadBox({ uploads, label, hint, beside, added }: BoxProps) {
  const say = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) added?.(files, uploads.add(files));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="uploads">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is one more way, the field inside is the way by keys */}
      <div
        className={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="file"
          multiple
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
        <p className="s" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <ul>
        {uploads.all.map((one) => (
          <li key={one.key}>
            <p className="row">
              <b className="el grow">{one.name}</b>
              <span className="s nw" role="status">
                {stateIn(one, say)}
              </span>
              {one.state === "waiting" && (
                <button type="button" className="btn sm" onClick={() => uploads.retry(one.key)}>
                  {say({ zh: "接着传", en: "Go on" })}
                  <span className="unseen">{one.name}</span>
                </button>
              )}
              <button type="button" className="btn sm" onClick={() => uploads.cancel(one.key)}>
                {one.state === "sending" ? say({ zh: "取消", en: "Cancel" }) : say({ zh: "移除", en: "Remove" })}
                <span className="unseen">{one.name}</span>
              </button>
            </p>
            {one.state === "sending" && (
              <progress max={Math.max(1, one.bytes)} value={one.sent} aria-label={one.name} />
            )}
            {one.problem && (
              <div className="problem" role="alert">
                <p>
                  <b>{say({ zh: "错误：", en: "Error: " })}</b>
                  {say(one.problem.text)}
                </p>
                <Ground told={one.problem} />
              </div>
            )}
            {one.state === "kept" && beside?.(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateIn({ state, sent, bytes }: Uploading, say: ReturnType<typeof useWords>): string {
  const share = `${Math.floor((100 * sent) / Math.max(1, bytes))}%`;
  return say(
    {
      sending: { zh: `正在上传 ${share}`, en: `sending ${share}` },
      waiting: { zh: `停在 ${share}`, en: `stopped at ${share}` },
      kept: { zh: `✓ 已收存，${sizeOf(bytes)}`, en: `✓ kept, ${sizeOf(bytes)}` },
      refused: { zh: "× 没有收", en: "× not taken" },
    }[state],
  );
}

/** "3.2 MB". */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
