/** Text as it may stand in SVG or HTML, between tags or inside a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A coordinate with one decimal: a tenth of a pixel is enough, and pages stay small. */
export function short(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

/** A line of text; its vertical middle is at y. The body is escaped. */
export function textAt(x: number, y: number, body: string, classes = ""): string {
  return `<text x="${short(x)}" y="${short(y)}"${classes && ` class="${classes}"`}>${escapeText(body)}</text>`;
}

/** A box with slightly round corners. `hover` becomes its tooltip. */
export function box(
  at: { x: number; y: number; width: number; height: number; corner?: number },
  classes: string,
  hover?: string,
): string {
  const size = `x="${short(at.x)}" y="${short(at.y)}" width="${short(at.width)}" height="${short(at.height)}"`;
  const open = `<rect ${size} rx="${at.corner ?? 3}" class="${classes}"`;
  return hover === undefined ? `${open}/>` : `${open}><title>${escapeText(hover)}</title></rect>`;
}

/** A box filled with the hatch of excluded time; `hatch` is the pattern's id. */
export function hatched(
  at: { x: number; y: number; width: number; height: number; corner?: number },
  hatch: string,
): string {
  const size = `x="${short(at.x)}" y="${short(at.y)}" width="${short(at.width)}" height="${short(at.height)}"`;
  return `<rect ${size} rx="${at.corner ?? 3}" class="hatched" fill="url(#${hatch})"/>`;
}

/** The pattern that `hatched` refers to. Each picture brings its own: one in a hidden picture would not be drawn. */
export function hatchPattern(id: string): string {
  const line = `<path d="M0 0V6" class="hatch-line"/>`;
  return `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${line}</pattern></defs>`;
}

/** Collects strokes of one class into one path, so that a chart of hundreds of lines has a handful of elements. */
export class Pen {
  readonly #strokes = new Map<string, string>();

  draw(classes: string, strokes: string): void {
    this.#strokes.set(classes, (this.#strokes.get(classes) ?? "") + strokes);
  }

  toString(): string {
    return [...this.#strokes].map(([classes, strokes]) => `<path d="${strokes}" class="${classes}"/>`).join("");
  }
}

/** About how wide a label is, in pixels: full-width signs take one em, others a little over half. */
export function widthOf(label: string, size: number): number {
  return [...label].reduce((total, sign) => total + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.52), 0) * size;
}

/** A whole picture that says to a screen reader what it shows; `id` must be unique in the page. */
export function picture(
  frame: { id: string; classes: string; width: number; height: number; title: string; description: string },
  body: string,
): string {
  const names = `role="img" aria-labelledby="${frame.id}-title" aria-describedby="${frame.id}-description"`;
  const view = `viewBox="0 0 ${short(frame.width)} ${short(Math.ceil(frame.height))}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${frame.classes}" ${view} ${names}>` +
    `<title id="${frame.id}-title">${escapeText(frame.title)}</title>` +
    `<desc id="${frame.id}-description">${escapeText(frame.description)}</desc>${body}</svg>`
  );
}
