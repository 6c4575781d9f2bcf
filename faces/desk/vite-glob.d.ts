/** What Vite adds to `import.meta`; only the part that the desk uses. */
interface ImportMeta {
  glob<Module>(
    pattern: string,
    options: { readonly eager: true; readonly import: string },
  ): Readonly<Record<string, Module>>;
}

declare module "*.css";
