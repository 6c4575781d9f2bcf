import { useEffect, useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { useSettled } from "./use-faults.ts";

/** Whether a FEEL expression can be read, told while it is typed (CON-13). The reader comes when it is first needed. */
export function ExpressionNote({ expression }: { readonly expression: string | null }) {
  const say = useWords();
  const settled = useSettled(expression, 300);
  const [fault, setFault] = useState<Words | null>(null);
  useEffect(() => {
    let wanted = true;
    if (settled === null) setFault(null);
    else
      import("#kernel/feel/fault-words.ts").then(({ conditionFault }) => {
        if (wanted) setFault(conditionFault(settled));
      });
    return () => {
      wanted = false;
    };
  }, [settled]);
  if (settled === null) return null;
  return (
    <p className={fault ? "s red wide" : "s wide"} role="status">
      {fault
        ? say({ zh: `错误：这个条件读不懂，${fault.zh}（CON-13）`, en: `Error: ${fault.en} (CON-13)` })
        : say({ zh: "✓ 条件读得懂", en: "✓ the condition can be read" })}
    </p>
  );
}
