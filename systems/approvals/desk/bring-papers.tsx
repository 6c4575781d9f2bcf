import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import { PaperUploadBox, usePaperUploads } from "./paper-uploads.tsx";

type BringProps = {
  readonly matter: string;
  /** Papers that are still missing or have to be mended. */
  readonly names: readonly string[];
  /** Papers that are there and may get a file: nobody has checked them yet. */
  readonly unlooked?: readonly string[];
};

/** Takes papers into a matter, with what was uploaded of them: each once in the city; steps that waited for them open by themselves. */
export function BringPapers({ matter, names, unlooked = [] }: BringProps) {
  const say = useWords();
  const queries = useQueryClient();
  const clerk = hasRole(useSession(), ["window", "agent"]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [lack, setLack] = useState<Words | null>(null);
  const [key, setKey] = useState(newKey);
  const uploads = usePaperUploads();
  const uploaded = new Set(uploads.files.map(({ paper }) => paper));
  const papers = [...names, ...unlooked].filter((name) => chosen.has(name) || uploaded.has(name));
  const bringing = useMutation<Done, Problem>({
    mutationFn: () =>
      act({ command: "approvals.bringPapers", on: matter, input: { papers, files: uploads.files }, key }),
    onSuccess: async () => {
      setChosen(new Set());
      uploads.clear();
      setKey(newKey());
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault = uploads.unready ? unready[uploads.unready] : papers.length === 0 ? none : null;
    setLack(fault);
    if (fault === null && !bringing.isPending) bringing.mutate();
  };
  return (
    <form className="bring" onSubmit={submit}>
      {names.length > 0 && (
        <fieldset className="choices">
          <legend>
            {clerk ? say({ zh: "收下材料", en: "Take papers in" }) : say({ zh: "补交材料", en: "Bring papers" })}
          </legend>
          {names.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={chosen.has(name) || uploaded.has(name)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.target.checked) next.add(name);
                  else next.delete(name);
                  setChosen(next);
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <PaperUploadBox papers={uploads} names={[...names, ...unlooked]} />
      {lack && (
        <p className="s red" role="alert">
          {say(lack)}
        </p>
      )}
      {bringing.isError && <ProblemNote problem={bringing.error} />}
      <p>
        <button type="submit" className="btn">
          {bringing.isPending
            ? say({ zh: "正在提交", en: "Sending" })
            : say({ zh: `收下所选 ${papers.length} 份`, en: `Take ${papers.length} in` })}
        </button>
      </p>
    </form>
  );
}

const none: Words = { zh: "错误：勾选至少一份材料", en: "Error: choose at least one paper" };
const unready: Readonly<Record<"sending" | "unnamed", Words>> = {
  sending: {
    zh: "错误：还有文件没有传完；等它传完，或者移除它",
    en: "Error: a file is still on its way; wait for it or remove it",
  },
  unnamed: { zh: "错误：写明每个文件是哪一份材料", en: "Error: say of each file which paper it is" },
};
