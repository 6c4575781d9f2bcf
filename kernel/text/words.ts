/** A text that a person reads: Chinese is the source, English stands beside it. A missing one does not compile. */
export type Words = { readonly zh: string; readonly en: string };

export type Language = keyof Words;

/** `fill({zh:"应为{n}位"}, {n: 18})`: names in braces are replaced; a name without a value stays visible as `{name}`. */
export function fill(words: Words, values: Readonly<Record<string, unknown>>): Words {
  const replace = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])));
  return { zh: replace(words.zh), en: replace(words.en) };
}
