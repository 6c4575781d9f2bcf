/**
 * The laws that an entry's citations name, each once, in their order.
 *
 * A citation begins with the law's name and goes on with the article: "城乡规划法 第40条", "建筑法第8条（2011年文本15日）",
 * "国发〔2015〕52号"; several in one text are parted by "；". The name ends before a space, an article, a bracket or a colon.
 */
export function lawsCited(bases: readonly string[]): string[] {
  return [...new Set(bases.flatMap((text) => outsideBrackets(text).map(lawOf)).filter((name) => name.length > 1))];
}

/** The law's name at the beginning of one citation. */
export function lawOf(citation: string): string {
  const text = citation.trim();
  return text.slice(0, ARTICLE.exec(text)?.index ?? text.length).trim();
}

const ARTICLE = /\s|第[0-9〇零一二三四五六七八九十百]|（|\(|：|:|，/;

/** The citations of one text: parted by "；" where no bracket is open. */
function outsideBrackets(text: string): string[] {
  const parts: string[] = [""];
  let open = 0;
  for (const sign of text) {
    if (sign === "（" || sign === "(") open += 1;
    if (sign === "）" || sign === ")") open = Math.max(0, open - 1);
    if (open === 0 && (sign === "；" || sign === ";")) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
