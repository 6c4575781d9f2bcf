import { useWords } from "#kernel/desk/language.ts";
import { conditionFault } from "#kernel/feel/fault-words.ts";
import { useSettled } from "./use-faults.ts";

/** Whether a FEEL expression can be read, told while it is typed (CON-13). */
export function ExpressionNote({ expression }: { readonly expression: string | null }) {
  const say = useWords();
  const settled = useSettled(expression, 300);
  if (settled === null) return null;
  const fault = conditionFault(settled);
  return (
    <p className={fault ? "s red wide" : "s wide"} role="status">
      {fault
        ? say({ zh: `错误：这个条件读不懂，${fault.zh}（CON-13）`, en: `Error: ${fault.en} (CON-13)` })
        : say({ zh: "✓ 条件读得懂", en: "✓ the condition can be read" })}
    </p>
  );
}
