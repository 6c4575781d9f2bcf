import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a packet is sent anyway. */
const SMALLEST_BYTES = 1000;
const TEXT = /^(text\/(?!event-stream)|application\/(json|problem\+json|javascript|xml)|image\/svg\+xml)/;

/** `br` or `gzip`, whichever the client takes and is shorter; undefined for neither. */
export function encodingFor(accepted: string | null): "br" | "gzip" | undefined {
  const taken = new Set(
    (accepted ?? "")
      .toLowerCase()
      .split(",")
      .map((part) => part.trim().split(";"))
      .filter(([, quality]) => !/^\s*q=0(\.0*)?\s*$/.test(quality ?? ""))
      .map(([name]) => name?.trim()),
  );
  if (taken.has("br")) return "br";
  return taken.has("gzip") || taken.has("*") ? "gzip" : undefined;
}

/** The same response, compressed when it is text, not tiny, and the client takes it. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  if (
    response.body === null ||
    request.method === "HEAD" ||
    response.headers.has("content-encoding") ||
    !TEXT.test(type)
  )
    return response;
  const headers = new Headers(response.headers);
  headers.append("vary", "Accept-Encoding");
  const encoding = encodingFor(request.headers.get("accept-encoding"));
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, statusText } = response;
  headers.delete("content-length");
  if (encoding === undefined || bytes.length < SMALLEST_BYTES)
    return new Response(bytes, { status, statusText, headers });
  headers.set("content-encoding", encoding);
  // 5 of 11: most of the gain for a page that is made anew each time.
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const body = encoding === "br" ? await brotli(bytes, options) : await zip(bytes);
  return new Response(new Uint8Array(body), { status, statusText, headers });
}
