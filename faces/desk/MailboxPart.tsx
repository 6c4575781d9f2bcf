import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { act, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";

type MeAnswer = {
  readonly person: string | null;
  readonly mailbox: string | null;
  readonly posts: readonly object[];
  readonly subjects: readonly { readonly id: string; readonly name: string; readonly mailbox: string | null }[];
};
type Owner = { readonly subject: string } | { readonly person: string };

/** 电子邮箱: where notices go as e-mails too: of the firms that one speaks for, and one's own where one holds a post. */
export function MailboxPart() {
  const say = useWords();
  const { data: me } = useAsk<MeAnswer>("directory.me");
  if (me === undefined || me.person === null) return null;
  const own = me.posts.length === 0 ? [] : [{ owner: { person: me.person }, name: null, mailbox: me.mailbox }];
  const subjects = me.subjects.map(({ id, name, mailbox }) => ({ owner: { subject: id }, name, mailbox }));
  const lines = [...own, ...subjects];
  if (lines.length === 0) return null;
  return (
    <details className="mailboxes">
      <summary>{say({ zh: "电子邮箱：通知也作邮件发", en: "E-mail: notices as e-mails too" })}</summary>
      <p className="s">
        {say({
          zh: "寄送的通道还没有接通：邮件先列在发件箱里，不寄出。",
          en: "No channel is connected yet: e-mails wait in the outbox and are not sent.",
        })}
      </p>
      {lines.map(({ owner, name, mailbox }) => (
        <MailboxForm
          key={JSON.stringify(owner)}
          owner={owner}
          mailbox={mailbox}
          name={name === null ? { zh: "本人的岗位", en: "Your posts" } : { zh: name, en: name }}
        />
      ))}
    </details>
  );
}

function MailboxForm({ owner, name, mailbox }: { owner: Owner; name: Words; mailbox: string | null }) {
  const say = useWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const setting = useMutation<unknown, Problem, string | null>({
    mutationFn: (address) => act({ command: "directory.setMailbox", input: { ...owner, address }, key: newKey() }),
    onSuccess: () => {
      setTyped("");
      return queries.invalidateQueries({ queryKey: ["directory.me"] });
    },
  });
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!setting.isPending && typed.trim() !== "") setting.mutate(typed.trim());
      }}
    >
      <span>
        {say(name)} <span className="s">{mailbox ?? say({ zh: "没有登记", en: "none" })}</span>
      </span>
      <label className="row nw s">
        {say({ zh: "新地址", en: "New address" })}
        <input
          className="in small wide"
          type="text"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="btn sm">
        {say({ zh: "保存", en: "Save" })}
      </button>
      {mailbox !== null && (
        <button type="button" className="btn sm" onClick={() => !setting.isPending && setting.mutate(null)}>
          {say({ zh: "不再发邮件", en: "No more e-mails" })}
        </button>
      )}
      {setting.isError && <ProblemNote problem={setting.error} />}
      {setting.isSuccess && (
        <span className="s" role="status">
          {say({ zh: "已保存", en: "Saved" })}
        </span>
      )}
    </form>
  );
}
