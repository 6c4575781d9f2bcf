import { useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { UploadBox } from "#kernel/desk/upload-box.tsx";
import { type Uploads, useUploads } from "#kernel/desk/uploads.ts";
import { guessPaper } from "./guess-paper.ts";

/** Uploaded files with the paper that each of them is. */
export type PaperUploads = {
  readonly uploads: Uploads;
  readonly paperOf: Readonly<Record<string, string>>;
  setPaper(key: string, paper: string): void;
  /** Kept files of which it is said which paper they are. */
  readonly files: readonly { readonly paper: string; readonly file: string }[];
  /** Some are still on their way, or nobody has said what they are. */
  readonly unready: "sending" | "unnamed" | null;
  clear(): void;
};

/** Uploads for the papers of an application. */
export function usePaperUploads(): PaperUploads {
  const uploads = useUploads();
  const [paperOf, setPaperOf] = useState<Readonly<Record<string, string>>>({});
  const kept = uploads.all.filter(({ state }) => state === "kept");
  const unready = uploads.all.some(({ state }) => state === "sending" || state === "waiting")
    ? "sending"
    : kept.some(({ key }) => !paperOf[key])
      ? "unnamed"
      : null;
  return {
    uploads,
    paperOf,
    setPaper: (key, paper) => setPaperOf((before) => ({ ...before, [key]: paper })),
    files: kept.flatMap(({ key, file }) => {
      const paper = paperOf[key];
      return paper && file !== null ? [{ paper, file }] : [];
    }),
    unready,
    clear() {
      uploads.clear();
      setPaperOf({});
    },
  };
}

/** Chooses or drags files, and says of each which paper it is; a file that is called like a paper is taken for it. */
export function PaperUploadBox(props: { readonly papers: PaperUploads; readonly names: readonly string[] }) {
  const say = useWords();
  const { papers, names } = props;
  return (
    <UploadBox
      uploads={papers.uploads}
      label={say({ zh: "电子件：拖到这里，或选择文件", en: "Files: drag them here, or choose" })}
      hint={say({
        zh: "PDF、图片、办公文档；断了可以接着传。每个文件写明是哪一份材料。",
        en: "PDF, pictures, office documents; a broken upload goes on. Say of each file which paper it is.",
      })}
      added={(files, keys) =>
        files.forEach((file, index) => {
          papers.setPaper(keys[index] ?? "", guessPaper(file.name, names));
        })
      }
      beside={({ key, name }) => (
        <label className="row s">
          {say({ zh: "这是", en: "This is" })}
          <select
            className="in grow"
            aria-label={say({ zh: `${name} 是哪一份材料`, en: `Which paper ${name} is` })}
            value={papers.paperOf[key] ?? ""}
            onChange={(event) => papers.setPaper(key, event.target.value)}
          >
            <option value="">{say({ zh: "选择材料", en: "Choose the paper" })}</option>
            {names.map((paper) => (
              <option key={paper} value={paper}>
                {paper}
              </option>
            ))}
          </select>
        </label>
      )}
    />
  );
}
