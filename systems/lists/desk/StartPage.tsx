import "./keeper.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Link, useLocation } from "wouter";
import { act, ask, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Picker } from "#kernel/desk/picker.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useCity, useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { blankDraft, type ItemDraft } from "../draft/item-draft.ts";
import type { ItemList } from "../items-query.ts";
import type { ListChange } from "../records.ts";
import { kindOfChange, replacementWords, triggerWords } from "./change-words.ts";
import type { EntryAnswer } from "./draft-answer.ts";
import { ListTabs } from "./list-tabs.tsx";
import { changeInputFields, type Start, startFaults } from "./start-input.ts";

/** 拟新变动: which entry, what kind of change, why and from when; what it is to say is written in the editor. */
export default function StartPage() {
  const say = useWords();
  const id = useId();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const session = useSession();
  const today = useCity()?.today ?? "";
  const [{ item }, setSeen] = useSearchParameters({ item: "" });
  const entry = useAsk<EntryAnswer>("lists.entry", { item }, { enabled: item !== "", keep: false });
  const division = session.posts.find(({ kind }) => kind === "listKeeper" || kind === "head")?.division ?? "";
  const [start, setStart] = useState<Start>({
    ...{ kind: item === "" ? "add" : "adjust", trigger: "simplification", reason: "", effectiveFrom: "" },
    ...{ code: "", name: "", power: "行政许可", replacement: "none", replacementItem: "" },
  });
  const set = (patch: Partial<Start>) => setStart((before) => ({ ...before, ...patch }));
  const [tried, setTried] = useState(false);
  const [key] = useState(newKey);
  const lacks = startFaults(start, item, today);
  const lackOf = (field: keyof Start) => (tried ? lacks.find((lack) => lack.field === field) : undefined);
  useEffect(() => {
    document.title = say({ zh: "拟新变动 · 并联", en: "New change · Binglian" });
  }, [say]);
  const doing = useMutation<Done, Problem, void>({
    mutationFn: () => {
      const blank: ItemDraft = { ...blankDraft, code: start.code, name: start.name, kind: start.power };
      const content = start.kind === "cancel" ? null : start.kind === "add" ? blank : (entry.data?.content ?? null);
      const input = changeInputFields(start, start.kind === "add" ? start.code : item, division);
      return act({ command: "lists.draftChange", input: { ...input, content }, key });
    },
    onSuccess: async ({ id: made }) => {
      await queries.invalidateQueries({ queryKey: ["lists.drafts"] });
      go(`/lists/changes/${made}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.length === 0 && !doing.isPending) doing.mutate();
    else document.getElementById(`${id}-${lacks[0]?.field}`)?.focus();
  };
  const field = (name: keyof Start, label: string, hint: string | null, control: "text" | "date" | "area") => {
    const lack = lackOf(name);
    const attributes = {
      ...{ id: `${id}-${name}`, className: "in", value: start[name] },
      "aria-invalid": lack !== undefined,
      "aria-describedby": `${hint ? `${id}-${name}-hint` : ""}${lack ? ` ${id}-${name}-lack` : ""}` || undefined,
      onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    };
    return (
      <div>
        <label className="label" htmlFor={`${id}-${name}`}>
          {label}
        </label>
        {hint && (
          <p className="s" id={`${id}-${name}-hint`}>
            {hint}
          </p>
        )}
        {control === "area" ? (
          <textarea {...attributes} rows={3} maxLength={1000} />
        ) : (
          <input {...attributes} type={control} />
        )}
        {lack && (
          <p className="s red" id={`${id}-${name}-lack`}>
            {say({ zh: `错误：${lack.zh}`, en: `Error: ${lack.en}` })}
          </p>
        )}
      </div>
    );
  };
  const open = item === "" ? null : entry.data?.open;
  const kinds = (Object.keys(kindOfChange) as ListChange["kind"][]).filter(
    (kind) => (item === "") === (kind === "add"),
  );
  return (
    <main className="list-page">
      <ListTabs />
      <form className="start" onSubmit={submit} noValidate>
        <h1>{say({ zh: "拟新变动", en: "New change" })}</h1>
        <ItemChoice
          item={item}
          entry={entry.data}
          choose={(code) => {
            setSeen({ item: code });
            set({ kind: code === "" ? "add" : "adjust" });
          }}
        />
        {entry.isError && item !== "" && <ProblemNote problem={entry.error} />}
        {open && (
          <p className="why">
            {say({
              zh: "这个事项已有一条变动在办，一次只能有一条。",
              en: "A change of this item is under way; there can be one at a time.",
            })}{" "}
            <Link href={`/lists/changes/${open.id}`}>{say({ zh: "去那一条", en: "Go to it" })}</Link>
          </p>
        )}
        <fieldset className="choices">
          <legend>{say({ zh: "变动种类", en: "Kind of change" })}</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input type="radio" name={`${id}-kind`} checked={start.kind === kind} onChange={() => set({ kind })} />
              {say(kindOfChange[kind])}
            </label>
          ))}
        </fieldset>
        {start.kind === "add" && item === "" && (
          <div className="two">
            {field(
              "code",
              say({ zh: "事项编码", en: "Item code" }),
              say({ zh: "大写字母开头，如X01", en: "begins with a capital, such as X01" }),
              "text",
            )}
            {field(
              "name",
              say({ zh: "名称", en: "Name" }),
              say({ zh: "如“××许可证核发”", en: "as it will stand on the list" }),
              "text",
            )}
            <div>
              <label className="label" htmlFor={`${id}-power`}>
                {say({ zh: "类型", en: "Kind of power" })}
              </label>
              <select
                id={`${id}-power`}
                className="in"
                value={start.power}
                onChange={(event) => set({ power: event.target.value as Start["power"] })}
              >
                {itemKinds.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </div>
          </div>
        )}
        {start.kind === "cancel" && (
          <div className="two">
            <div>
              <label className="label" htmlFor={`${id}-replacement`}>
                {say({ zh: "由什么代替", en: "What replaces it" })}
              </label>
              <select
                id={`${id}-replacement`}
                className="in"
                value={start.replacement}
                onChange={(event) => set({ replacement: event.target.value as Start["replacement"] })}
              >
                {Object.entries(replacementWords).map(([name, words]) => (
                  <option key={name} value={name}>
                    {say(words)}
                  </option>
                ))}
              </select>
            </div>
            {start.replacement === "item" &&
              field(
                "replacementItem",
                say({ zh: "哪个事项", en: "Which item" }),
                say({ zh: "写它的编码", en: "its code" }),
                "text",
              )}
          </div>
        )}
        <div className="two">
          <div>
            <label className="label" htmlFor={`${id}-trigger`}>
              {say({ zh: "起因", en: "What makes it" })}
            </label>
            <select
              id={`${id}-trigger`}
              className="in"
              value={start.trigger}
              onChange={(event) => set({ trigger: event.target.value as Start["trigger"] })}
            >
              {Object.entries(triggerWords).map(([name, words]) => (
                <option key={name} value={name}>
                  {say(words)}
                </option>
              ))}
            </select>
          </div>
          {field(
            ...(["effectiveFrom", say({ zh: "生效日", en: "Effective from" })] as const),
            ...([say({ zh: "公布之日或以后", en: "its publication or later" }), "date"] as const),
          )}
        </div>
        {field(
          "reason",
          say({ zh: "理由", en: "Reason" }),
          say({ zh: "公布时一并公开", en: "published with it" }),
          "area",
        )}
        {doing.isError && <ProblemNote problem={doing.error} />}
        <p className="row">
          <button type="submit" className="btn p">
            {doing.isPending
              ? say({ zh: "正在建立", en: "Making it" })
              : say({ zh: "建立草稿，去写内容", en: "Make the draft" })}
          </button>
          <Link className="btn" href="/lists">
            {say({ zh: "不拟了", en: "Leave it" })}
          </Link>
        </p>
      </form>
    </main>
  );
}

type ChoiceProps = { readonly item: string; readonly entry: EntryAnswer | undefined; choose(code: string): void };

/** The entry that is to change, found by words; or none, for a new one. */
function ItemChoice({ item, entry, choose }: ChoiceProps) {
  const say = useWords();
  if (item !== "")
    return (
      <p className="row">
        <b>{entry?.content.name ?? item}</b> <span className="s">{item}</span>
        {entry && (
          <span className="s">
            {say({
              zh: `第${entry.number}版，${entry.validFrom}起`,
              en: `version ${entry.number}, from ${entry.validFrom}`,
            })}
          </span>
        )}
        <button type="button" className="btn sm" onClick={() => choose("")}>
          {say({ zh: "换一个，或新增", en: "Another one, or a new one" })}
        </button>
      </p>
    );
  return (
    <Picker
      label={say({ zh: "改哪个事项", en: "Which item" })}
      hint={say({
        zh: "输名称、拼音首字母或编码；新增事项的留空",
        en: "name, initials or code; leave it for a new item",
      })}
      name="lists.items"
      find={async (words) => {
        const { rows } = await ask<ItemList>("lists.items", { q: words, limit: 8 });
        return rows.map(({ code, name, bodyName }) => ({ id: code, text: name, more: `${code} ${bodyName ?? ""}` }));
      }}
      pick={({ id }) => choose(id)}
    />
  );
}
