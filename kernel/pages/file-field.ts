import { html, raw } from "hono/html";
import { attributes, type Field, labelled } from "./form.ts";
import type { Markup } from "./markup.ts";

/** Behind a field's name: the hidden field with the ids of files that an earlier sending of the form has brought. */
export const KEPT_FIELD = ".kept";

/**
 * A field for files, which works without a script. A browser never chooses a file again by itself, so what an earlier sending has
 * brought is listed, and brought along by its id.
 *
 * Accessibility: the browser's own control, with its keys and its name from the label; what may be chosen, and how large, is told
 * before it; files that are there already stand in a list in words.
 */
export function fileField(
  field: Omit<Field, "value" | "longest"> & {
    /** Endings of names, such as "pdf jpg"; a browser shows only these to choose from. */
    readonly endings: string;
    readonly multiple?: boolean;
    readonly kept: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  },
): Markup {
  const { name, kept, language, endings, multiple } = field;
  const accept = endings
    .split(" ")
    .map((ending) => `.${ending}`)
    .join(",");
  const needed = field.needed === true && kept.length === 0;
  const there = html`<p class="fine">${language === "zh" ? "已经收到：" : "Received already:"}</p><ul>${kept.map((file) => html`<li>${file.name}${language === "zh" ? "，" : ", "}${sizeOf(file.bytes)}</li>`)}</ul><input type="hidden" name="${name}${KEPT_FIELD}" value="${kept.map(({ id }) => id).join(" ")}">`;
  return labelled(
    field,
    html`${kept.length === 0 ? "" : there}<input type="file" id="${name}" name="${name}" accept="${accept}"${multiple ? raw(" multiple") : ""}${attributes({ ...field, needed })}>`,
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
