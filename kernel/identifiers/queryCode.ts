/**
 * A query code (查询码) for an act: 12 characters of chance, 60 bits, which nobody can guess, in groups to be read aloud (IDN-04).
 * `id` is a fresh opaque id, whose tail is chance; the code is kept, never made again from the id.
 */
export function queryCode(id: string): string {
  const tail = id.slice(-12).toUpperCase();
  return `${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}

/** A code as it stands in the row: capitals, in groups of four; what is easily mistaken is read as what was meant (IDN-04). */
export function readQueryCode(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const meant = plain.replaceAll("O", "0").replace(/[IL]/g, "1");
  return meant.length === 12 ? `${meant.slice(0, 4)}-${meant.slice(4, 8)}-${meant.slice(8)}` : meant.slice(0, 40);
}
