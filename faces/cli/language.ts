import type { Language } from "#kernel/text/words.ts";

/**
 * The language of the terminal: `--lang zh|en` wherever it stands, else English for an English locale, else Chinese.
 * It is needed before the arguments are parsed, since help and mistakes in the arguments are texts too.
 */
export function languageOf(words: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const place = words.indexOf("--lang");
  const asked = place >= 0 ? words[place + 1] : words.find((word) => word.startsWith("--lang="))?.slice(7);
  if (asked === "zh" || asked === "en") return asked;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return locale.toLowerCase().startsWith("en") ? "en" : "zh";
}
