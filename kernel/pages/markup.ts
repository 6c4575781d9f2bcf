import type { html } from "hono/html";

/** A piece of a page. Only `html` and `raw` of hono/html make it, so text from anywhere else is escaped. */
export type Markup = ReturnType<typeof html>;
