import { useState } from "react";
import { useLanguage, useWords } from "#kernel/desk/language.ts";

/**
 * Chooses a file, by button or by dropping it.
 *
 * Accessibility: the field is a plain file input with its label; dropping is only a shorter way.
 */
export function ImportChoose({ choose }: { readonly choose: (file: File) => void }) {
  const say = useWords();
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const template = async (kind: "csv" | "xlsx") => {
    const { saveTemplate } = await import("./import-downloads.ts");
    await saveTemplate(kind, language);
  };
  return (
    <section
      className={over ? "import-choose card over" : "import-choose card"}
      aria-labelledby="choose-file"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) choose(file);
      }}
    >
      <h2 id="choose-file">{say({ zh: "选一个文件", en: "Choose a file" })}</h2>
      <p className="s2">
        {say({
          zh: "CSV、JSON或.xlsx，一行一个事项。先在这里核对，不会直接改清单；好的行可以先载入，不好的行逐行说明为什么。",
          en: "CSV, JSON or .xlsx, one item a row. It is checked here first and changes no list; good rows can be loaded, and every other one says why not.",
        })}
      </p>
      <div className="row import-actions">
        <label className="btn p">
          {say({ zh: "选文件", en: "Choose file" })}
          <input
            className="unseen"
            type="file"
            accept=".csv,.tsv,.txt,.json,.xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) choose(file);
              event.target.value = "";
            }}
          />
        </label>
        <span className="s">{say({ zh: "模板：", en: "Template:" })}</span>
        <button type="button" className="btn sm" onClick={() => template("xlsx")}>
          .xlsx
        </button>
        <button type="button" className="btn sm" onClick={() => template("csv")}>
          CSV
        </button>
        <a className="s" href="/items-import.csv">
          {say({ zh: "下载现行清单来改", en: "Take the present list to mend it" })}
        </a>
      </div>
    </section>
  );
}
