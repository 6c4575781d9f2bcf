import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { act, newKey, Problem, rehearse } from "#kernel/desk/api.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightShape } from "#kernel/desk/lights.tsx";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import type { WorkRow } from "../queries/work.ts";

/** At most so many at once, so that a hundred cases do not become a hundred requests in one moment. */
const AT_ONCE = 6;

type Try = { readonly row: WorkRow; readonly key: string; readonly refused: Problem | null };

async function each(rows: readonly WorkRow[], one: (row: WorkRow) => Promise<unknown>): Promise<Try[]> {
  const tries: Try[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    tries.push(
      ...(await Promise.all(
        rows.slice(from, from + AT_ONCE).map(async (row): Promise<Try> => {
          try {
            await one(row);
            return { row, key: newKey(), refused: null };
          } catch (problem) {
            if (problem instanceof Problem && problem.status !== 0 && problem.status < 500 && problem.status !== 401)
              return { row, key: newKey(), refused: problem };
            throw problem;
          }
        }),
      )),
    );
  return tries;
}

/** An act that is done on several cases at once, in words. */
export type BulkWhat = {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Why the act is not for this one, beyond what its own rule says. */
  readonly not?: (row: WorkRow) => Problem | null;
  readonly title: Words;
  /** From which step to which outcome. */
  readonly steps: Words;
  /** "受理". */
  readonly verb: Words;
  /** The verb's past in English; the Chinese one has 已 before it. */
  readonly past: string;
};

/**
 * One act on several cases at once: same step, same outcome. Each is rehearsed first, and the split into those that will succeed
 * and those that will be refused, with reasons, stands there before anything is done; the result stays afterwards.
 */
export function BulkAct(props: {
  what: BulkWhat;
  rows: readonly WorkRow[];
  finished: (rows: readonly WorkRow[]) => Promise<unknown>;
  cancel: () => void;
}) {
  const say = useWords();
  const { command, input, not, title, steps, verb, past } = props.what;
  // What was chosen when this opened: rows that leave the list by being accepted stay in the result.
  const [rows] = useState(props.rows);
  const preview = useQuery<Try[], Problem>({
    queryKey: ["rehearse-bulk", command, input, rows.map(({ id, version }) => `${id}@${version}`)],
    queryFn: () =>
      each(rows, async (row) => {
        const fault = not?.(row);
        if (fault) throw fault;
        await rehearse({ command, on: row.id, input, seen: row.version });
      }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const willDo = preview.data?.filter(({ refused }) => refused === null) ?? [];
  const wont = preview.data?.filter(({ refused }) => refused !== null) ?? [];
  const doing = useMutation<Try[], Problem>({
    mutationFn: () => {
      const keys = new Map(willDo.map(({ row, key }) => [row.id, key]));
      return each(
        willDo.map(({ row }) => row),
        ({ id, version }) => act({ command, on: id, input, seen: version, key: keys.get(id) ?? newKey() }),
      );
    },
    onSuccess: () => props.finished(rows),
  });
  const confirm = () => {
    if (willDo.length > 0 && !doing.isPending && !doing.isSuccess) doing.mutate();
  };
  useKeys([
    { key: "y", title: { zh: `确认${verb.zh} ${willDo.length} 件`, en: `Confirm ${willDo.length}` }, run: confirm },
  ]);
  const done = doing.data?.filter(({ refused }) => refused === null) ?? [];
  const refusedNow = doing.data?.filter(({ refused }) => refused !== null) ?? [];
  const reasons = doing.data ? refusedNow : wont;
  return (
    <section className="bulk" aria-label={say(title)}>
      <div className="row" role="status">
        <b>{say({ zh: `已选 ${rows.length} 件`, en: `${rows.length} selected` })}</b>
        <span className="s2">{say(steps)}</span>
        {preview.isPending && <span className="s">{say({ zh: "正在预演", en: "Rehearsing" })}</span>}
        {preview.data && !doing.data && (
          <>
            <span className="ok nw">
              <LightShape light="normal" /> {say({ zh: "将成功", en: "will succeed" })} <b>{willDo.length}</b>
            </span>
            <span className="red nw">
              <LightShape light="red" /> {say({ zh: "将被拒绝", en: "will be refused" })} <b>{wont.length}</b>
            </span>
          </>
        )}
        {doing.data && (
          <span className="ok nw">
            <LightShape light="normal" /> {say({ zh: `已${verb.zh} ${done.length} 件`, en: `${done.length} ${past}` })}
          </span>
        )}
        <span className="grow" />
        <button type="button" className="btn" onClick={props.cancel}>
          {doing.data ? say({ zh: "收起", en: "Close" }) : say({ zh: "取消", en: "Cancel" })} <kbd>Esc</kbd>
        </button>
        {!doing.data && (
          <button type="button" className="btn p" aria-disabled={willDo.length === 0} onClick={confirm}>
            {doing.isPending
              ? say({ zh: `正在${verb.zh}`, en: "Sending" })
              : say({ zh: `${verb.zh} ${willDo.length} 件`, en: `${verb.en} ${willDo.length}` })}{" "}
            <kbd>y</kbd>
          </button>
        )}
      </div>
      {preview.isError && <ProblemNote problem={preview.error} retry={() => preview.refetch()} />}
      {doing.isError && <ProblemNote problem={doing.error} retry={() => doing.mutate()} />}
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map(({ row, refused }) => (
            <li key={row.id}>
              <b>{row.itemName}</b> <span className="s">{row.applicantName}</span>
              {refused && (
                <>
                  <p>{say(refused.text)}</p>
                  <Ground told={refused} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
