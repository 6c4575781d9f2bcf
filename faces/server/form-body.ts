import { isStorable, readBytes } from "#faces/api/body.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { formLimits, refuseForm } from "./form-refusals.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The fields of an urlencoded form of at most 64 kB, by name; of a name that comes twice the first. Line ends are one sign, as
 * browsers send two and count one.
 */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>> | Refusal> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(type))
    return refuseForm("FORM_TYPE");
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > formLimits.bytes) return refuseForm("FORM_TOO_LARGE");
  const bytes = await readBytes(request, declared !== null, formLimits.bytes);
  if (isRefusal(bytes)) return refuseForm("FORM_TOO_LARGE");
  if (bytes.length > formLimits.bytes) return refuseForm("FORM_TOO_LARGE");
  const fields: Record<string, string> = Object.create(null);
  let count = 0;
  for (const [name, value] of parametersOf(bytes) ?? []) {
    count += 1;
    if (count > formLimits.fields || !isStorable(name) || !isStorable(value)) return refuseForm("FORM_TYPE");
    if (!(name in fields)) fields[name] = value.replaceAll("\r\n", "\n");
  }
  return count === 0 ? refuseForm("FORM_TYPE") : fields;
}

function parametersOf(bytes: Uint8Array): URLSearchParams | undefined {
  try {
    return new URLSearchParams(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}
