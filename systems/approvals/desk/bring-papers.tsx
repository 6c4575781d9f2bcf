import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";

/** Takes papers into a matter: each once in the city; steps that waited for them open by themselves. */
export function BringPapers({ matter, names }: { readonly matter: string; readonly names: readonly string[] }) {
  const say = useWords();
  const queries = useQueryClient();
  const clerk = hasRole(useSession(), ["window", "agent"]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [lacking, setLacking] = useState(false);
  const [key, setKey] = useState(newKey);
  const papers = names.filter((name) => chosen.has(name));
  const bringing = useMutation<Done, Problem>({
    mutationFn: () => act({ command: "approvals.bringPapers", on: matter, input: { papers }, key }),
    onSuccess: async () => {
      setChosen(new Set());
      setKey(newKey());
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLacking(papers.length === 0);
    if (papers.length > 0 && !bringing.isPending) bringing.mutate();
  };
  return (
    <form className="bring" onSubmit={submit}>
      <fieldset className="choices">
        <legend>
          {clerk ? say({ zh: "收下材料", en: "Take papers in" }) : say({ zh: "补交材料", en: "Bring papers" })}
        </legend>
        {names.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.has(name)}
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
      {lacking && (
        <p className="s red" role="alert">
          {say({ zh: "错误：勾选至少一份材料", en: "Error: choose at least one paper" })}
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
