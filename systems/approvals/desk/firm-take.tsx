import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";

/** All papers as one ZIP file. It is on record first; who takes somebody else's says what for (COM-12). */
export function TakePapers({ firm, own }: { readonly firm: string; readonly own: boolean }) {
  const say = useWords();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState("");
  const [tried, setTried] = useState(false);
  const short = !own && purpose.trim().length < 4;
  const taking = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        ...{ command: "approvals.takePapers", on: firm, key: newKey() },
        input: own ? {} : { purpose: purpose.trim() },
      }),
    onSuccess({ changes }) {
      const take = changes.find(({ record }) => record === "paperTake");
      if (!take) return;
      const link = document.createElement("a");
      link.href = `/api/v1/approvals/firm-papers?${new URLSearchParams({ take: take.id })}`;
      link.download = "";
      link.click();
      setAsking(false);
      setPurpose("");
      setTried(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && !taking.isPending) taking.mutate();
  };
  return (
    <>
      <button type="button" className="btn sm" onClick={() => (own ? taking.mutate() : setAsking(true))}>
        {say({ zh: "下载全部材料（ZIP）", en: "All papers (ZIP)" })}
      </button>
      {own && taking.isError && <ProblemNote problem={taking.error} />}
      {asking && (
        <Dialog title={say({ zh: "下载全部材料", en: "Take all papers" })} close={() => setAsking(false)}>
          <form onSubmit={submit} noValidate>
            <p className="s">
              {say({
                zh: "只含您本来能看的材料。谁在什么时候为了什么取走，留在日志里。",
                en: "Only what you may see anyhow. Who took it, when and what for stays on record.",
              })}
            </p>
            <label className="label" htmlFor={id}>
              {say({ zh: "用途", en: "Purpose" })}
            </label>
            <input
              id={id}
              className="in"
              maxLength={200}
              value={purpose}
              aria-invalid={tried && short}
              aria-describedby={tried && short ? `${id}-fault` : undefined}
              onChange={(event) => setPurpose(event.target.value)}
            />
            {tried && short && (
              <p className="s red" id={`${id}-fault`} role="alert">
                {say({
                  zh: "错误：写明为了什么，至少4个字",
                  en: "Error: say what for, in at least 4 characters",
                })}
              </p>
            )}
            {taking.isError && <ProblemNote problem={taking.error} />}
            <p className="row take-foot">
              <button type="submit" className="btn p">
                {taking.isPending
                  ? say({ zh: "正在登记", en: "Recording" })
                  : say({ zh: "登记并下载", en: "Record and download" })}
              </button>
            </p>
          </form>
        </Dialog>
      )}
    </>
  );
}
