import "./village.css";
import "./receive.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Link, useLocation } from "wouter";
import { act, ask, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { type Choice, Picker } from "#kernel/desk/picker.tsx";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { EntrustableRow } from "../village/entrustable.ts";
import type { EntrustmentsAnswer } from "../village/query.ts";
import { Chosen } from "./chosen.tsx";
import { PickApplicant } from "./pick-applicant.tsx";

type Kind = "original" | "copy";
type Items = { readonly rows: readonly EntrustableRow[] };

/** 代办收件: who, what, which papers as originals or copies, under which mandate; the receipt comes at once. */
export default function VillageNewPage() {
  const say = useWords();
  const id = useId();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [applicant, setApplicant] = useState<Choice | null>(null);
  const [item, setItem] = useState<EntrustableRow | null>(null);
  const [papers, setPapers] = useState<Readonly<Record<string, Kind>>>({});
  const [mandate, setMandate] = useState("");
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const own = useAsk<EntrustmentsAnswer>("approvals.entrustments", { limit: 1 });
  const village = own.data?.bodies[0];
  useEffect(() => {
    document.title = say({ zh: "代办收件 · 并联", en: "Take papers in · Binglian" });
  }, [say]);
  const taken = (item?.papers ?? []).flatMap(({ name }) => {
    const kind = papers[name];
    return kind === undefined ? [] : [{ name, original: kind === "original" }];
  });
  const taking = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "approvals.takePapersIn",
        input: {
          ...{ body: village?.id ?? "", applicant: applicant?.id ?? "", item: item?.item ?? "" },
          ...{ power: item?.power ?? "", papers: taken, mandate: mandate.trim(), until },
        },
        key,
      }),
    onSuccess: async (done) => {
      await queries.invalidateQueries({ queryKey: ["approvals.entrustments"] });
      go(`/village/${done.id}`);
    },
    onError: () => setKey(newKey()),
  });
  const lacks = [
    ...(applicant === null ? [{ zh: "谁委托", en: "who entrusts it" }] : []),
    ...(item === null ? [{ zh: "办什么", en: "which item" }] : []),
    ...(taken.length === 0 ? [{ zh: "收了哪些材料", en: "which papers" }] : []),
    ...(mandate.trim().length < 2 || until === ""
      ? [{ zh: "委托书编号和截止日", en: "the mandate's number and last day" }]
      : []),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.length === 0 && village && !taking.isPending) taking.mutate();
  };
  return (
    <main className="receive village-new">
      <form onSubmit={submit} noValidate>
        <p>
          <Link href="/village">‹ {say({ zh: "村级代办", en: "Village agent" })}</Link>
        </p>
        <h1>{say({ zh: "代办收件", en: "Take papers in" })}</h1>
        {own.data && !village && (
          <p className="why">
            {say({
              zh: "您的代办岗位不在村（社区），不能在这里收件（INV-07）。",
              en: "Your post is not at a village: nothing is taken in here (INV-07).",
            })}
          </p>
        )}
        <section className="card">
          <h2>
            <span className="n">1</span> {say({ zh: "谁委托", en: "Who entrusts it" })}
          </h2>
          <PickApplicant applicant={applicant} fault={undefined} pick={setApplicant} usual="person" />
        </section>
        <section className="card">
          <h2>
            <span className="n">2</span> {say({ zh: "办什么", en: "Which item" })}
          </h2>
          {item ? (
            <Chosen text={item.name} more={item.bodyName} change={() => setItem(null)} />
          ) : (
            <Picker
              name="entrustable"
              label={say({ zh: "事项", en: "Item" })}
              hint={say({
                zh: "名称、拼音、首字母或编号；本村、乡镇、县区和市里给村民办的。",
                en: "Name, pinyin, initials or code; what is handled for this village.",
              })}
              find={async (q) => {
                const { rows } = await ask<Items>("approvals.entrustable", { q });
                return rows.map(({ power, name, bodyName }) => ({ id: power, text: name, more: bodyName }));
              }}
              pick={async (choice) => {
                const { rows } = await ask<Items>("approvals.entrustable", { power: choice.id });
                setItem(rows[0] ?? null);
                setPapers({});
              }}
            />
          )}
        </section>
        <section className="card">
          <h2>
            <span className="n">3</span> {say({ zh: "收了什么", en: "What is handed over" })}
          </h2>
          <p className="s">
            {item
              ? say({
                  zh: "只收清单上的；原件扫描完就退。",
                  en: "Only what the list names; originals go back once scanned.",
                })
              : say({ zh: "选好事项，这里列出要收的材料。", en: "Choose the item: its papers are listed here." })}
          </p>
          {item?.papers.map(({ name }) => (
            <fieldset key={name} className="village-paper">
              <legend>{name}</legend>
              {(["original", "copy"] as const).map((kind) => (
                <label key={kind}>
                  <input
                    type="checkbox"
                    checked={papers[name] === kind}
                    onChange={({ target }) => {
                      const { [name]: _, ...rest } = papers;
                      setPapers(target.checked ? { ...rest, [name]: kind } : rest);
                    }}
                  />{" "}
                  {kind === "original" ? say({ zh: "原件", en: "original" }) : say({ zh: "复印件", en: "copy" })}
                </label>
              ))}
            </fieldset>
          ))}
        </section>
        <section className="card">
          <h2>
            <span className="n">4</span> {say({ zh: "委托书", en: "Mandate" })}
          </h2>
          <label className="label" htmlFor={`${id}-mandate`}>
            {say({ zh: "编号", en: "Number" })}
          </label>
          <input
            id={`${id}-mandate`}
            className="in"
            maxLength={100}
            value={mandate}
            onChange={({ target }) => setMandate(target.value)}
          />
          <label className="label" htmlFor={`${id}-until`}>
            {say({ zh: "到哪天为止", en: "Last day" })}
          </label>
          <input
            id={`${id}-until`}
            className="in"
            type="date"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </section>
        {tried && lacks.length > 0 && (
          <p className="problem" role="alert">
            {say({
              zh: `错误：还要写明${lacks.map(({ zh }) => zh).join("、")}`,
              en: `Error: still to say: ${lacks.map(({ en }) => en).join(", ")}`,
            })}
          </p>
        )}
        {taking.isError && <ProblemNote problem={taking.error} />}
        <p className="row submit">
          <button type="submit" className="btn p">
            {taking.isPending
              ? say({ zh: "正在收件", en: "Sending" })
              : say({ zh: "收下并出凭证", en: "Take in and issue the receipt" })}
          </button>
        </p>
      </form>
    </main>
  );
}
