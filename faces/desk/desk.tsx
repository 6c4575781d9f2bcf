import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Problem, request } from "#kernel/desk/api.ts";
import { LanguageContext } from "#kernel/desk/language.ts";
import { CityContext, type CityFacts, type DeskSession, SessionContext } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import type { Language } from "#kernel/text/words.ts";
import { tellSessionEnded } from "./session-ended.ts";
import { Shell } from "./shell.tsx";
import { SignIn } from "./sign-in.tsx";

const LANGUAGE = "binglian.desk.language";

/** The whole desk: who asks decides between the sign-in page and the shell with its pages. */
export function Desk() {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh"));
  const queries = useQueryClient();
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    localStorage.setItem(LANGUAGE, language);
  }, [language]);
  // Queries carry the language in a header; set before the first one is sent.
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";

  const session = useQuery<DeskSession | { readonly kind: "anyone" }, Problem>({
    queryKey: ["session"],
    queryFn: async () => (await request<DeskSession | { kind: "anyone" }>("/api/v1/session")).body,
    staleTime: 60_000,
  });
  const city = useQuery<CityFacts | null>({
    queryKey: ["city"],
    queryFn: async () => (await request<CityFacts>("/api/v1/city")).body,
    retry: false,
    refetchInterval: 60_000,
  });

  const changed = () => {
    tellSessionEnded(false);
    // What another person saw must not be shown to this one.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "city" });
    return queries.invalidateQueries({ queryKey: ["session"] });
  };

  const body = () => {
    if (session.isPending || city.isPending) return <Waiting />;
    if (session.isError) return <ProblemNote problem={session.error} retry={() => session.refetch()} />;
    if (session.data.kind === "anyone")
      return <SignIn language={language} setLanguage={setLanguage} signedIn={changed} />;
    return (
      <SessionContext value={session.data}>
        <Shell setLanguage={setLanguage} sessionChanged={changed} />
      </SessionContext>
    );
  };
  return (
    <LanguageContext value={language}>
      <CityContext value={city.data ?? null}>{body()}</CityContext>
    </LanguageContext>
  );
}
