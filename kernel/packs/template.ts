import type { Report } from "./fault.ts";
import { readingFault } from "./reading-faults.ts";

/**
 * Fills `{names}` in every text of a template's part (a text, a list, an object); other values stay as they are.
 * A name without a value is reported at `record` and stays visible.
 */
export function fillTemplate<Part>(
  part: Part,
  values: Readonly<Record<string, string>>,
  record: string,
  report: Report,
): Part {
  if (typeof part === "string") {
    return part.replace(/\{(\w*)\}/g, (whole, name: string) => {
      if (Object.hasOwn(values, name)) return values[name] as string;
      report(readingFault("TEMPLATE", record, null, { unknown: name, known: Object.keys(values).join("、") }));
      return whole;
    }) as Part;
  }
  if (Array.isArray(part)) return part.map((element) => fillTemplate(element, values, record, report)) as Part;
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, fillTemplate(value, values, record, report)]);
  return Object.fromEntries(entries) as Part;
}
