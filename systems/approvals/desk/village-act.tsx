import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import { type Confirmation, confirmations } from "../village/records.ts";
import { confirmationWords } from "../village/words.ts";

/** One act of the agent: a button as wide as the phone, and what the rule says when it is not possible. */
export function VillageAct(props: {
  readonly command: string;
  readonly on: { readonly id: string; readonly version: number };
  readonly input: object;
  readonly button: Words;
  readonly plain?: boolean;
}) {
  const say = useWords();
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const doing = useMutation<Done, Problem>({
    mutationFn: () => act({ command: props.command, on: props.on.id, input: props.input, seen: props.on.version, key }),
    onSuccess: () => queries.invalidateQueries(),
    // What is typed anew is another request.
    onError: () => setKey(newKey()),
  });
  return (
    <>
      {doing.isError && <ProblemNote problem={doing.error} />}
      <p>
        <button
          type="button"
          className={props.plain ? "btn village-button" : "btn p village-button"}
          onClick={() => {
            if (!doing.isPending) doing.mutate();
          }}
        >
          {doing.isPending ? say({ zh: "正在办理", en: "Sending" }) : say(props.button)}
        </button>
      </p>
    </>
  );
}

/** How the villager confirms that something came back. */
export function Confirmed({
  value,
  set,
}: {
  readonly value: Confirmation;
  readonly set: (value: Confirmation) => void;
}) {
  const say = useWords();
  return (
    <fieldset className="choices village-choices">
      <legend>{say({ zh: "村民怎样签收", en: "How the villager confirms" })}</legend>
      {confirmations.map((one) => (
        <label key={one}>
          <input type="radio" name="confirmed" checked={value === one} onChange={() => set(one)} />{" "}
          {say(confirmationWords[one])}
        </label>
      ))}
    </fieldset>
  );
}
