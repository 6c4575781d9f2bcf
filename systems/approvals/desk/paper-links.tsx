import { useWords } from "#kernel/desk/language.ts";
import { sizeOf } from "#kernel/desk/upload-box.tsx";
import type { ShownFile } from "../paper-files/files-column.ts";

/** The files of a paper: the one that holds, opened in the browser, and the earlier ones to compare it with. */
export function PaperLinks({ files }: { readonly files: readonly ShownFile[] }) {
  const say = useWords();
  const last = files.at(-1);
  if (!last) return null;
  return (
    <span className="paper-links">
      <FileLink file={last} text={say({ zh: `看文件：${last.name}`, en: `see ${last.name}` })} />{" "}
      <span className="s">{sizeOf(last.bytes)}</span>
      {files.length > 1 && (
        <details>
          <summary className="s">
            {say({ zh: `以前的 ${files.length - 1} 版`, en: `${files.length - 1} earlier` })}
          </summary>
          <ul>
            {files.slice(0, -1).map((file) => (
              <li key={file.id}>
                <FileLink
                  file={file}
                  text={say({ zh: `第${file.number}版：${file.name}`, en: `version ${file.number}: ${file.name}` })}
                />{" "}
                <span className="s">{file.addedOn}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
}

function FileLink({ file, text }: { readonly file: ShownFile; readonly text: string }) {
  return (
    <a href={`/api/v1/files/${file.id}`} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
