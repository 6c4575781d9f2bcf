/** The part of bpmn-moddle that is used here; the package brings types for its elements only. */
declare module "bpmn-moddle" {
  export type Element = { readonly $type: string; readonly id?: string; [name: string]: unknown };
  export class BpmnModdle {
    create(type: string, properties?: Readonly<Record<string, unknown>>): Element;
    toXML(element: Element, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{ readonly rootElement: Element; readonly warnings: readonly unknown[] }>;
  }
}
