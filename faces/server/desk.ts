import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/**
 * The built desk: its files, and `index.html` for every other address below it, since the desk routes by itself.
 * Only files that were there at the start are served, so no address can lead out of the folder.
 */
export async function deskApp(folder: string): Promise<Hono> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length).replaceAll("\\", "/"), path] as const;
      }),
  );
  const app = new Hono();
  app.get("*", async (context) => {
    const asked = context.req.path.replace(/^\/desk/, "");
    const known = files.get(asked);
    if (known === undefined && /\/assets\//.test(asked)) return context.body(null, 404);
    const path = known ?? join(folder, "index.html");
    return context.body(await readFile(path), 200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
      // Vite puts a hash of the content into the names of assets.
      "cache-control": asked.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
  return app;
}

/** Ant Design writes its styles into the page, so inline styles must be allowed; scripts come from files only. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
