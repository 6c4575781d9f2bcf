import { createContext, useCallback, useContext } from "react";
import type { Language, Words } from "#kernel/text/words.ts";

export const LanguageContext = createContext<Language>("zh");

export const useLanguage = (): Language => useContext(LanguageContext);

/** `const say = useWords(); say({ zh: "受理", en: "Accept" })`: the text in the language that is shown. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words: Words) => words[language], [language]);
}
