/** What is sent is no form of parts (RFC 7578), or it ends before it is whole. */
export class FormFault extends Error {}

/** One part of a form: a field, or a file when it has a file name. Its bytes come once, before the next part does. */
export type FormPart = {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
};

const HEAD_BYTES = 8192;
const lineEnd = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The boundary of a multipart form, from its content type; undefined for anything else. */
export function boundaryOf(contentType: string | null): string | undefined {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(
    contentType ?? "",
  );
  return found?.[1] ?? found?.[2];
}

/**
 * The parts of a form, as they come: nothing is held but the piece that has just arrived. Who leaves a part's bytes half read
 * gets no further parts.
 * @throws {FormFault} when it is no such form
 */
export async function* formParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const source = body[Symbol.asyncIterator]();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary then is found like the others.
  let rest: Buffer = lineEnd;

  async function more(): Promise<void> {
    const next = await source.next();
    if (next.done) throw new FormFault("it ends before it is whole");
    rest = Buffer.concat([rest, next.value]);
  }
  /** What comes until the next boundary, which is passed over. */
  async function* untilBoundary(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = rest.indexOf(delimiter);
      const certain = at >= 0 ? at : Math.max(0, rest.length - delimiter.length + 1);
      if (certain > 0) yield rest.subarray(0, certain);
      rest = rest.subarray(at >= 0 ? at + delimiter.length : certain);
      if (at >= 0) return;
      await more();
    }
  }
  /** The head of a part; undefined behind the last one. */
  async function readHead(): Promise<string | undefined> {
    while (rest.length < 2) await more();
    if (rest.toString("latin1", 0, 2) === "--") return undefined;
    for (;;) {
      const end = rest.indexOf(headEnd);
      if (end > HEAD_BYTES || (end < 0 && rest.length > HEAD_BYTES)) throw new FormFault("a part's head is too long");
      if (end < 0) {
        await more();
        continue;
      }
      const head = decoded(rest.subarray(0, end));
      rest = rest.subarray(end + headEnd.length);
      return head;
    }
  }

  for await (const _ of untilBoundary()) {
    // What stands before the first boundary is nobody's.
  }
  for (let head = await readHead(); head !== undefined; head = await readHead()) {
    const bytes = untilBoundary();
    yield { ...namesIn(head), bytes };
    for await (const _ of bytes) {
      // A part that nobody read is passed over.
    }
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new FormFault("a name is not UTF-8");
  }
}

/** The names in a part's head. Browsers write a quotation mark and line ends in them as %22, %0D and %0A (HTML, 4.10.21.8). */
function namesIn(head: string): { readonly name: string; readonly fileName: string | undefined } {
  const line = /^content-disposition:\s*form-data\s*((?:;.*)?)$/im.exec(head)?.[1] ?? "";
  const named = (what: string) => new RegExp(`;\\s*${what}="([^"\\r\\n]*)"`, "i").exec(line)?.[1];
  const plain = (text: string) =>
    text.replace(/%(22|0D|0A)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const name = named("name");
  if (name === undefined) throw new FormFault("a part has no name");
  const fileName = named("filename");
  return { name: plain(name), fileName: fileName === undefined ? undefined : plain(fileName) };
}
