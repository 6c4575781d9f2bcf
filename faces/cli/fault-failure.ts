import { faultLine, type PackFault } from "#kernel/packs/fault.ts";
import { CommandFailure } from "./command-failure.ts";

/** A faulty pack as one failure: the first fault (file, record, field, what to do) and how many more there are. */
export function faultFailure(faults: readonly PackFault[]): CommandFailure {
  const [first] = faults;
  if (first === undefined) throw new TypeError("a faulty pack has a fault");
  const more = faults.length - 1;
  return new CommandFailure({
    zh: `城市包有误：${faultLine(first, "zh")}${more > 0 ? ` 另有 ${more} 处，见 binglian pack check` : ""}`,
    en: `The city's pack is at fault: ${faultLine(first, "en")}${more > 0 ? ` And ${more} more: see binglian pack check` : ""}`,
  });
}
