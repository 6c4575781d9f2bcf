import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type Problem, request } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { useCity } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { TourStep } from "#kernel/desk/tour.ts";
import type { Language } from "#kernel/text/words.ts";
import { keepTour } from "./tour-at.ts";
import { useTourSteps } from "./tour-panel.tsx";

type Asked = { readonly account: string; readonly password?: string };

/** Signing in: account and password; in a demo city, one button a role. */
export function SignIn(props: {
  language: Language;
  setLanguage: (language: Language) => void;
  signedIn: () => Promise<unknown>;
}) {
  const say = useWords();
  const city = useCity();
  const signing = useMutation<unknown, Problem, Asked>({
    mutationFn: (asked) =>
      request(asked.password === undefined ? "/api/v1/sign-in/demo" : "/api/v1/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(asked),
      }),
    onSuccess: props.signedIn,
  });
  const tour = useTourSteps();
  const title = say({ zh: "登录工作台", en: "Sign in to the desk" });
  useEffect(() => {
    document.title = city ? `${title} · ${say(city.name)}` : title;
  }, [title, city, say]);
  return (
    <div className="sign-in">
      <header className="row">
        <span className="seal" aria-hidden="true">
          并
        </span>
        <b>{city ? say({ zh: `并联 · ${city.name.zh}`, en: `Binglian · ${city.name.en}` }) : "并联"}</b>
        {city?.demo && <span className="demo">{say({ zh: "演示", en: "Demo" })}</span>}
        <span className="grow" />
        <button
          type="button"
          className="btn sm"
          lang={props.language === "zh" ? "en" : "zh-CN"}
          onClick={() => props.setLanguage(props.language === "zh" ? "en" : "zh")}
        >
          {props.language === "zh" ? "English" : "中文"}
        </button>
      </header>
      <main>
        <h1>{title}</h1>
        <p className="s2">
          {say({
            zh: "工作人员、代办员、企业和中介在这里办事。查进度不用登录。",
            en: "For staff, agents, enterprises and intermediaries. Progress needs no sign-in.",
          })}{" "}
          <a href="/progress">{say({ zh: "查进度", en: "Progress" })}</a>
        </p>
        {signing.isError && <ProblemNote problem={signing.error} />}
        <div className="ways">
          {city && city.roles.length > 0 && (
            <section className="card" aria-labelledby="demo-roles">
              <h2 id="demo-roles">{say({ zh: "演示城市：选一个角色", en: "Demo city: choose a role" })}</h2>
              {tour[0] && (
                <StartTour first={tour[0]} count={tour.length} enter={(account) => signing.mutate({ account })} />
              )}
              <ul className="roles">
                {city.roles.map(({ account, title: role }) => (
                  <li key={account}>
                    <button type="button" className="btn" onClick={() => signing.mutate({ account })}>
                      {say(role)}
                    </button>
                  </li>
                ))}
              </ul>
              <p className="s">
                {say({
                  zh: "人员和主体都是虚构的。您办的事会留下，别人也看得见。",
                  en: "People and subjects are invented. What you do stays, and others see it.",
                })}
              </p>
            </section>
          )}
          <PasswordForm sign={(asked) => signing.mutate(asked)} busy={signing.isPending} failed={signing.isError} />
        </div>
      </main>
    </div>
  );
}

/** The way into the guided tour. */
function StartTour(props: {
  readonly first: TourStep;
  readonly count: number;
  readonly enter: (account: string) => void;
}) {
  const say = useWords();
  return (
    <p className="row">
      <button
        type="button"
        className="btn p"
        onClick={() => {
          keepTour({ step: 0, state: {} });
          props.enter(props.first.account);
        }}
      >
        {say({ zh: "七分钟导览", en: "A tour of seven minutes" })}
      </button>
      <span className="s">
        {say({
          zh: `一个真实的项目，${props.count}步，五种角色`,
          en: `one real project, ${props.count} steps, five roles`,
        })}
      </span>
    </p>
  );
}

/**
 * Accessibility: labels always visible, autocomplete for password keepers, nothing to solve (WCAG 3.3.8); what is missing is
 * said beside the field and the focus goes there.
 */
function PasswordForm(props: { sign: (asked: Asked) => void; busy: boolean; failed: boolean }) {
  const say = useWords();
  const [missing, setMissing] = useState<"account" | "password" | null>(null);
  const [account, password] = [useId(), useId()];
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const typed = { account: String(data.get("account")).trim(), password: String(data.get("password")) };
    const lacks = typed.account === "" ? "account" : typed.password === "" ? "password" : null;
    setMissing(lacks);
    if (lacks) document.getElementById(lacks === "account" ? account : password)?.focus();
    else if (!props.busy) props.sign(typed);
  };
  const fault = (field: "account" | "password") =>
    missing === field ? (
      <span className="s red" id={`${field}-fault`}>
        {field === "account"
          ? say({ zh: "错误：填写账号", en: "Error: fill in the account" })
          : say({ zh: "错误：填写密码", en: "Error: fill in the password" })}
      </span>
    ) : null;
  return (
    <form ref={form} className="card" onSubmit={submit} noValidate aria-labelledby="with-password">
      <h2 id="with-password">{say({ zh: "账号和密码", en: "Account and password" })}</h2>
      <div>
        <label className="label" htmlFor={account}>
          {say({ zh: "账号", en: "Account" })}
        </label>
        <input
          className="in"
          id={account}
          name="account"
          autoComplete="username"
          maxLength={80}
          aria-invalid={missing === "account"}
          aria-describedby={missing === "account" ? "account-fault" : undefined}
        />
        {fault("account")}
      </div>
      <div>
        <label className="label" htmlFor={password}>
          {say({ zh: "密码", en: "Password" })}
        </label>
        <input
          className="in"
          id={password}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={128}
          aria-invalid={missing === "password"}
          aria-describedby={missing === "password" ? "password-fault" : undefined}
        />
        {fault("password")}
      </div>
      <button type="submit" className="btn p">
        {props.busy ? say({ zh: "正在登录", en: "Signing in" }) : say({ zh: "登录", en: "Sign in" })}
      </button>
    </form>
  );
}
