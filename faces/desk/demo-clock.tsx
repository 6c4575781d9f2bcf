import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, request } from "#kernel/desk/api.ts";
import { weekdayName } from "#kernel/desk/dates.ts";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { useCity } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";

const steps = [1, 5, 20] as const;

/** The city's day and time; in a demo city, the way to let it go on. */
export function CityMoment() {
  const say = useWords();
  const language = useLanguage();
  const city = useCity();
  const [open, setOpen] = useState(false);
  if (!city) return null;
  const moment = `${city.today} ${weekdayName(city.today, language)} ${city.time}`;
  if (!city.demo) return <span className="row nw when">{moment}</span>;
  return (
    <>
      <span className="row nw when">
        <button type="button" className="demo" onClick={() => setOpen(true)}>
          {say({ zh: "演示", en: "Demo" })}{" "}
          <span className="unseen">{say({ zh: "拨快时间", en: "move time on" })}</span>
        </button>
        {moment}
      </span>
      {open && <DemoClock close={() => setOpen(false)} />}
    </>
  );
}

function DemoClock({ close }: { readonly close: () => void }) {
  const say = useWords();
  const city = useCity();
  const queries = useQueryClient();
  const [to, setTo] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const move = async (how: { readonly workdays: number } | { readonly to: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      await request("/api/v1/demo/clock", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(how),
      });
      await queries.invalidateQueries();
      close();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={say({ zh: "拨快城市时间", en: "Move the city's time on" })} close={close}>
      <p>
        {say({
          zh: "这是演示城市：时间可以往前走，不能倒退。到期的提醒、默认受理、超期都会照常发生，所有人看到的是同一个时间。",
          en: "This is a demo city: its time can go on, never back. Reminders, acceptance by silence and lateness happen as they fall due, and everybody sees the same time.",
        })}
      </p>
      <p className="row">
        {steps.map((workdays) => (
          <button key={workdays} type="button" className="btn" disabled={busy} onClick={() => move({ workdays })}>
            {workdays === 1
              ? say({ zh: "下一个工作日", en: "Next workday" })
              : say({ zh: `${workdays}个工作日后`, en: `${workdays} workdays on` })}
          </button>
        ))}
      </p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== "") void move({ to });
        }}
      >
        <label>
          {say({ zh: "走到哪一天", en: "To a day" })}{" "}
          <input
            className="in"
            type="date"
            min={city?.today}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={busy}>
          {say({ zh: "走到这一天", en: "Go there" })}
        </button>
      </form>
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  );
}
